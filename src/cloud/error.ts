import { type ErrorCode, type ErrorDetails, sentences } from '@domain/errors'

/** Failures of the way to the cloud, beside the cloud's own refusals. */
const wayFailures = {
  OFFLINE: '网络不太好，没有连上。您填写的内容都还在，请稍后再试',
  NO_ANSWER: '没有等到回复，请再试一次，不会重复提交',
} as const

/** What every failed call throws: a code, a sentence for people, facts. */
export class CloudError extends Error {
  constructor(
    readonly code: ErrorCode | keyof typeof wayFailures,
    message: string,
    readonly details?: ErrorDetails,
  ) {
    super(message)
    this.name = 'CloudError'
  }

  /** Whether the same command may be sent again with the same key. */
  get again(): boolean {
    return this.code === 'BUSY' || this.code === 'INTERNAL' || this.code in wayFailures
  }

  /** The field that a refusal is about, as a path like `contact.phone`. */
  get field(): string | undefined {
    return typeof this.details?.field === 'string' ? this.details.field : undefined
  }

  /** Anything that was thrown. What the cloud client did not throw is a mistake of ours and says nothing of the way. */
  static of(failure: unknown): CloudError {
    return failure instanceof CloudError ? failure : new CloudError('INTERNAL', sentences.INTERNAL)
  }

  /** What WeChat's failed call becomes: no network, or an answer that never came. */
  static fromFailure(failure: unknown): CloudError {
    const text = String((failure as { errMsg?: string })?.errMsg ?? failure)
    const offline = /network|request:fail|ERR_|timeout|Failed to fetch|offline/i.test(text)
    const code = offline ? 'OFFLINE' : 'NO_ANSWER'
    return new CloudError(code, wayFailures[code])
  }
}

/** Whether a call failed on its way rather than by the cloud's decision. */
export const isLost = (error: unknown): boolean => error instanceof CloudError && error.code in wayFailures

/** The sentence for any error that reaches a page. */
export const sentenceOf = (error: unknown): string =>
  error instanceof CloudError ? error.message : sentences.INTERNAL

/** Whether the cloud has decided, so that asking again helps nobody. */
export const isDecided = (error: unknown): error is CloudError => error instanceof CloudError && !error.again

/** The sentence for a page that could not be read: nothing was typed, nothing sent twice. */
export const readSentenceOf = (error: unknown): string =>
  error instanceof CloudError && !isLost(error) ? error.message : '没有加载出来，可能是网络不好。请再试一次。'
