/** What is wrong with a mini-program: found while reading it, or noticed while it runs. */
export interface Problem {
  /** `bundle`: a file is missing or not readable; `template`: WXML or WXS; `component`: a tag nobody defines; `error`: thrown at run time */
  kind: 'bundle' | 'template' | 'component' | 'error'
  /** The file, page or call that it was found in. */
  where: string
  message: string
  /** The thrown value, for `error`. */
  cause?: unknown
}

/** One line for people. */
export const describeProblem = (problem: Problem): string =>
  `[${problem.kind}] ${problem.where}: ${problem.message}`

/** Any thrown value, of whichever realm, as one readable text with its stack where it has one. */
export function errorText(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error)
  const { stack, message, errMsg } = error as { stack?: string; message?: string; errMsg?: string }
  return stack ?? message ?? errMsg ?? JSON.stringify(error)
}

/** Collects what goes wrong while a mini-program runs, and tells whoever listens (the app's own onError). */
export class ProblemLog {
  readonly problems: Problem[] = []
  readonly warnings: string[] = []
  private readonly listeners: ((text: string, error: unknown) => void)[] = []

  /** Calls `listener` for every error from now on. */
  onError(listener: (text: string, error: unknown) => void): void {
    this.listeners.push(listener)
  }

  /** Notes an error thrown by the mini-program's code. */
  error(where: string, cause: unknown): void {
    this.problems.push({ kind: 'error', where, message: errorText(cause), cause })
    for (const listener of this.listeners) listener(errorText(cause), cause)
  }

  /** Notes a problem once, however often it is met. */
  once(problem: Problem): void {
    const known = this.problems.some(p => p.kind === problem.kind && p.message === problem.message)
    if (!known) this.problems.push(problem)
  }

  /** Runs `action`; what it throws is noted, not passed on. Gives undefined then. */
  guard<T>(where: string, action: () => T): T | undefined {
    try {
      return action()
    } catch (error) {
      this.error(where, error)
      return undefined
    }
  }
}
