import { requestFailed } from './errors'

/** Flags that say how JavaScript is to search, which mean nothing in a filter. */
const SEARCH_FLAGS = /[dguy]/g

/** Options at the head of an expression, which JavaScript does not know there. */
const HEAD = /^\(\?([ims]+)\)/

/** What PCRE understands and JavaScript would take for something else, finding nothing. */
const FOREIGN_ESCAPES = /^[AZzGhHRXKQENCpPgoae]$/

const invalid = (why: string) => requestFailed(`[FailedOperation] Regular expression is invalid: ${why}`)

/** The expression as it is sent: MongoDB's, which are PCRE. Throws the cloud's error when it is none. */
export function regularExpression(pattern: string, options = ''): RegExp {
  const [head = '', ofHead = ''] = HEAD.exec(pattern) ?? []
  const flags = new Set(options.replace(SEARCH_FLAGS, '') + ofHead)
  if (flags.has('x')) throw invalid('the option x is not available locally')
  const unknown = [...flags].find(flag => !'ims'.includes(flag))
  if (unknown !== undefined) throw invalid(`there is no option ${unknown}`)
  try {
    return new RegExp(pattern.slice(head.length), [...flags].join(''))
  } catch (error) {
    throw invalid((error as Error).message)
  }
}

/** Throws when an expression that is to be searched with means something else to PCRE than to JavaScript. */
export function refuseForeign({ source }: RegExp): void {
  for (const [, letter = ''] of source.matchAll(/\\([\s\S])/g)) {
    if (FOREIGN_ESCAPES.test(letter)) throw invalid(`\\${letter} is not available locally`)
    if (letter === 'u') throw invalid('PCRE does not support \\u; write the characters themselves')
  }
  if (/\\x\{/.test(source)) throw invalid('\\x{…} is not available locally')
  if (/\[[^\]]*\[:\w+:\]/.test(source)) throw invalid('[:classes:] are not available locally')
}
