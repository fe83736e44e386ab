import fs from 'node:fs'
import path from 'node:path'
import { Trouble } from './trouble.mjs'

/**
 * Our mark in a data folder. `state` is `loading` while the demo street goes in (broken off then, the data is worth
 * nothing), `ready` afterwards; `others` are the files that were there before us and stay.
 */
const MARK = 'street.json'
/** Counted up when the product's own documents change their shape: it reads no demo street of an older shape. */
const SHAPE = 3

/** @param {string} folder @returns {'new' | 'unmarked' | 'loading' | 'ready'} `unmarked`: data, but not from npm start */
export function stateOf(folder) {
  const names = namesIn(folder)
  if (names.includes(MARK)) return readMark(folder).state
  return names.includes('cloud.sqlite') ? 'unmarked' : 'new'
}

/**
 * @param {string} folder
 * @throws {Trouble} when the demo street in it was made for an earlier version of the product
 */
export function expectCurrent(folder) {
  if (stateOf(folder) !== 'ready' || readMark(folder).shape === SHAPE) return
  throw new Trouble(
    `The street in ${folder} is of an earlier version. Make a new one with: npm start -- --fresh`,
  )
}

/** @param {string} folder @param {'loading' | 'ready'} state */
export function mark(folder, state) {
  const names = namesIn(folder)
  const others = names.includes(MARK) ? readMark(folder).others : names
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(
    path.join(folder, MARK),
    `${JSON.stringify({ product: 'weimin-service-station', shape: SHAPE, state, others })}\n`,
  )
}

/**
 * Empties a data folder for a new beginning; what was there before us stays.
 * @param {string} folder
 * @throws {Trouble} when its data is not from npm start, or in use
 */
export async function wipe(folder) {
  const state = stateOf(folder)
  if (state === 'new') return
  if (state === 'unmarked') {
    throw new Trouble(
      `${folder} holds data that is not from npm start: name another folder with --data, or empty it yourself.`,
    )
  }
  await expectUnused(folder, state === 'loading' ? 20_000 : 2_000)
  const { others } = readMark(folder)
  for (const name of namesIn(folder)) {
    if (name !== MARK && !others.includes(name))
      fs.rmSync(path.join(folder, name), { recursive: true, force: true })
  }
  fs.rmSync(path.join(folder, MARK)) // last: a wipe that is broken off can be done again
}

/**
 * The local cloud holds a lock in its data folder as long as it runs. One whose npm start has just been killed gets
 * a moment to end, and a longer one when it was loading the street.
 */
async function expectUnused(folder, patienceMs) {
  const lock = path.join(folder, 'lock.sqlite')
  const end = Date.now() + patienceMs
  while (fs.existsSync(lock) && (await isHeld(lock))) {
    if (Date.now() > end) {
      throw new Trouble(
        `${folder} is in use by another npm start: stop that first, or name another folder with --data.`,
      )
    }
    await new Promise(resolve => setTimeout(resolve, 200))
  }
}

async function isHeld(lock) {
  const { default: Database } = await import('libsql')
  const database = new Database(lock)
  try {
    database.exec('BEGIN EXCLUSIVE')
    database.exec('ROLLBACK')
    return false
  } catch {
    return true
  } finally {
    database.close()
  }
}

const namesIn = folder => (fs.existsSync(folder) ? fs.readdirSync(folder) : [])
const readMark = folder => JSON.parse(fs.readFileSync(path.join(folder, MARK), 'utf8'))
