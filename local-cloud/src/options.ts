import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** What the command line asks for. */
export interface Options {
  functions: string
  data: string
  /** 0: a free one. */
  port: number
  staticDir: string | undefined
  env: Record<string, string>
  strictIndexes: boolean
  /** A collection that is used without having been made is made. */
  createCollections: boolean
  importDir: string | undefined
  exportDir: string | undefined
  /** No function is started before it is called. */
  cold: boolean
  /** Stop when whoever started this program is gone (its end of our standard input closes). */
  exitWithParent: boolean
}

/** Something the person at the keyboard can put right: shown as one line, exit code 1. */
export class UsageError extends Error {}

export const USAGE =
  'usage: cloud --functions DIR --data DIR [--port N] [--static DIR] [--env-file FILE] [--strict-indexes] [--create-collections] [--import DIR] [--export DIR] [--cold] [--exit-with-parent]'

/** Reads the command line. Throws UsageError. */
export function readOptions(argv: string[]): Options {
  const values = parse(argv)
  if (!values.functions || !values.data) throw new UsageError(USAGE)
  const port = Number(values.port ?? 8700)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new UsageError(`--port wants a number from 0 to 65535`)
  const functions = folder(values.functions, '--functions')
  return {
    functions,
    data: resolve(values.data),
    port,
    staticDir: values.static && folder(values.static, '--static'),
    env: values['env-file'] ? readEnvFile(values['env-file']) : {},
    strictIndexes: values['strict-indexes'] ?? false,
    createCollections: values['create-collections'] ?? false,
    importDir: values.import && folder(values.import, '--import'),
    exportDir: values.export && resolve(values.export),
    cold: values.cold ?? false,
    exitWithParent: values['exit-with-parent'] ?? false,
  }
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        functions: { type: 'string' },
        data: { type: 'string' },
        port: { type: 'string' },
        static: { type: 'string' },
        'env-file': { type: 'string' },
        'strict-indexes': { type: 'boolean' },
        'create-collections': { type: 'boolean' },
        import: { type: 'string' },
        export: { type: 'string' },
        cold: { type: 'boolean' },
        'exit-with-parent': { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`)
  }
}

function folder(path: string, option: string): string {
  if (!existsSync(path)) throw new UsageError(`${option}: there is no folder ${resolve(path)}`)
  return resolve(path)
}

function readEnvFile(file: string): Record<string, string> {
  if (!existsSync(file)) throw new UsageError(`--env-file: there is no file ${resolve(file)}`)
  const out: Record<string, string> = {}
  for (const line of readFileSync(file, 'utf8').split(/\r?\n/)) {
    const found = /^\s*([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line)
    if (found) out[found[1]!] = found[2]!.replace(/^(['"])(.*)\1$/, '$2')
  }
  return out
}
