import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

// WeChat's style compiler refuses the whole file for one `*`, and says so only in DevTools.
const wildcard = /(^|[\s>+~,(])\*\s*(?=[{,>+~:.[)])/m

function stylesheets(): string[] {
  const src = path.resolve(import.meta.dirname, '..')
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.scss') && path.basename(file) !== 'browser.scss')
    .map(file => path.join(src, file))
}

it('no stylesheet that goes to WeChat has a wildcard selector', () => {
  const files = stylesheets()
  expect(files.length).toBeGreaterThan(20)
  const offenders = files.filter(file => {
    const rules = readFileSync(file, 'utf8')
      .replace(/\/\/.*$|\/\*[\s\S]*?\*\//gm, '')
      .replace(/@use[^;]*;|calc\([^;]*;/g, '')
    return wildcard.test(rules)
  })
  expect(offenders).toEqual([])
})
