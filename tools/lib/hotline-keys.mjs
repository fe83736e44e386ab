import { randomBytes } from 'node:crypto'
import { Trouble } from './trouble.mjs'

const usage = `usage: npm run --silent hotline-keys [-- --rotate "<the present HOTLINE_KEYS>"]`
const fresh = () => randomBytes(32).toString('base64')

/** A name for a key: the day, and something that tells two of one day apart. */
const nameOf = now =>
  `k${now.toISOString().slice(2, 10).replaceAll('-', '')}${randomBytes(1).toString('hex')}`

/**
 * The variables of a deployment with a new key in front; the older ones stay behind it to open what they have sealed.
 * @param {string | undefined} present HOTLINE_KEYS as it is
 * @param {Date} now
 */
export function withNewKey(present, now) {
  const older = present ? present.split(',').map(pair => pair.trim()) : []
  const sound = older.every(pair => /^[\w.-]+:[A-Za-z0-9+/]{43}=$/.test(pair))
  if (!sound) throw new Trouble(`--rotate wants HOTLINE_KEYS as it is now: name:key[,name:key…]. ${usage}`)
  return [`${nameOf(now)}:${fresh()}`, ...older].join(',')
}

/**
 * `npm run hotline-keys`: makes the keys of a deployment's hotline, or puts a new one in front.
 * @param {string[]} args
 */
export async function main(args) {
  const rotates = args[0] === '--rotate'
  if (args.length > 0 && !(rotates && args.length === 2)) throw new Trouble(usage)
  console.log(`HOTLINE_KEYS=${withNewKey(args[1], new Date())}`)
  if (!rotates) console.log(`HOTLINE_PEPPER=${fresh()}`)
}
