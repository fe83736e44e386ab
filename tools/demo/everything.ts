import { keysIfThere } from '@server/hotline/keys'
import { type Demo, type DemoOptions, demo } from './demo'
import { hotline } from './hotline/hotline'
import type { HotlineRecords } from './hotline/records'

/**
 * The demo street with its hotline. Not the street alone, since the hotline wants keys: those that the functions have.
 * @param env their environment
 * @throws Error when there are no sound keys in it
 */
export function everything(
  options: DemoOptions,
  env: Record<string, string | undefined>,
): Demo & HotlineRecords {
  const keys = keysIfThere(env)
  if (!keys) throw new Error('The demo street wants HOTLINE_KEYS and HOTLINE_PEPPER in tools/local.env')
  const street = demo(options)
  const { messages, ...records } = hotline(street, { keys, ...(options.seed && { seed: options.seed }) })
  return { ...street, ...records, messages: [...street.messages, ...messages] }
}
