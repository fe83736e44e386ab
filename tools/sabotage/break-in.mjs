import fs from 'node:fs'
import path from 'node:path'
import { Trouble } from '../lib/trouble.mjs'

/**
 * What is done to the copy. `file` below the root; a folder: every file in it whose text fits. `from` is the exact
 * text, or a pattern for compiled output, whose names change with every build.
 * @typedef {{ file: string, edits: [from: string | RegExp, to: string][] }} Damage
 */

/**
 * Damages files below `top`.
 * @param {string} top absolute @param {string} name of the breakage, for the complaint @param {Damage} damage
 * @returns {() => void} puts them back as they were
 * @throws {Trouble} when a text is gone or is there more than once: then the breakage has to be written anew
 */
export function breakIn(top, name, { file, edits }) {
  const before = new Map()
  for (const [from, to] of edits) {
    const hit = filesIn(path.join(top, file)).filter(place => has(fs.readFileSync(place, 'utf8'), from))
    if (hit.length === 0) throw new Trouble(`Sabotage "${name}": ${file} no longer has the text ${from}`)
    for (const place of hit) {
      const text = fs.readFileSync(place, 'utf8')
      if (typeof from === 'string' && text.split(from).length > 2) {
        throw new Trouble(`Sabotage "${name}": ${file} has this text more than once: ${from}`)
      }
      if (!before.has(place)) before.set(place, text)
      fs.writeFileSync(
        place,
        text.replace(from, (_, ...groups) => to.replace('$1', groups[0])),
      )
    }
  }
  return () => {
    for (const [place, text] of before) fs.writeFileSync(place, text)
  }
}

const has = (text, from) => (typeof from === 'string' ? text.includes(from) : text.search(from) >= 0)

/** @param {string} place @returns {string[]} */
function filesIn(place) {
  const found = fs.statSync(place, { throwIfNoEntry: false })
  if (!found) return []
  if (!found.isDirectory()) return [place]
  return fs.readdirSync(place).flatMap(name => filesIn(path.join(place, name)))
}
