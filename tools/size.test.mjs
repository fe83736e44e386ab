import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { broken, LIMITS, measure, sizeTable } from './size.mjs'

let folder
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'size-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

/** A compiled mini-program with these bytes of JavaScript in its main package and in packages/cadre. */
function aMiniProgram({ main, cadre }) {
  const app = JSON.stringify({ pages: [], subPackages: [{ root: 'packages/cadre', pages: [] }] })
  fs.mkdirSync(path.join(folder, 'packages/cadre'), { recursive: true })
  fs.writeFileSync(path.join(folder, 'app.json'), app)
  fs.writeFileSync(path.join(folder, 'app.js'), 'x'.repeat(main - app.length))
  fs.writeFileSync(path.join(folder, 'packages/cadre/index.js'), 'x'.repeat(cadre))
}

describe('the size of the mini-program', () => {
  it('is told by package', () => {
    aMiniProgram({ main: 2048, cadre: 512 })
    expect(measure(folder)).toEqual({ main: 2048, total: 2560, packages: { 'packages/cadre': 512 } })
    expect(sizeTable(measure(folder))).toMatch(
      /main package +2\.0 KB +of 480\.0 KB\npackages\/cadre +0\.5 KB\ntotal +2\.5 KB/,
    )
  })

  it('may reach its limits', () => {
    aMiniProgram({ main: LIMITS.main, cadre: LIMITS.total - LIMITS.main })
    expect(broken(measure(folder))).toEqual([])
  })

  it('may not pass the limit of the main package', () => {
    aMiniProgram({ main: LIMITS.main + 1, cadre: 1 })
    expect(broken(measure(folder))).toEqual(['main is 1 bytes over its 480.0 KB'])
  })

  it('may not pass the limit of the whole', () => {
    aMiniProgram({ main: 4096, cadre: LIMITS.total })
    expect(broken(measure(folder))).toEqual(['total is 4096 bytes over its 1228.8 KB'])
  })
})
