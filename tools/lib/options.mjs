import path from 'node:path'
import { parseArgs } from 'node:util'
import { inRoot } from './paths.mjs'
import { Trouble } from './trouble.mjs'

/**
 * Reads `--port N --data DIR --fresh`.
 * @param {string[]} args
 * @returns {{ port: number, data: string, fresh: boolean }} `data` absolute
 * @throws {Trouble} with the usage
 */
export function startOptions(args) {
  const usage = 'usage: npm start -- [--port N] [--data DIR] [--fresh]'
  const { port, data, fresh } = parsed(args, usage)
  if (!/^\d+$/.test(port) || Number(port) > 65_535) {
    throw new Trouble(`--port wants a number from 0 (any free port) to 65535. ${usage}`)
  }
  return { port: Number(port), data: data ? path.resolve(data) : inRoot('.data'), fresh }
}

/** @param {string[]} args @param {string} usage */
function parsed(args, usage) {
  try {
    const { values } = parseArgs({
      args,
      options: { port: { type: 'string' }, data: { type: 'string' }, fresh: { type: 'boolean' } },
    })
    return { port: values.port ?? '8700', data: values.data, fresh: values.fresh ?? false }
  } catch (error) {
    throw new Trouble(`${error.message.split('. ')[0]}. ${usage}`)
  }
}
