import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { miniFolder } from './host/mini'
import { checkWithWcc } from './wcc'

// Another folder for broken copies.
const dist = process.env.WEAPP_DIST ?? path.resolve(import.meta.dirname, '../../dist/weapp')

describe('WeChat’s own compiler', () => {
  it('takes every template of the product', () => {
    expect(existsSync(path.join(dist, 'app.json')), `${dist} must be built first: npm run build`).toBe(true)
    const report = checkWithWcc(dist)
    if (report.skipped) console.warn(report.skipped)
    else expect(report.files).toBeGreaterThan(0)
    expect(report.problems).toEqual([])
  })

  it('refuses a template that is not well formed', () => {
    const copy = mkdtempSync(path.join(os.tmpdir(), 'wcc-test-'))
    try {
      cpSync(miniFolder, copy, { recursive: true })
      expect(checkWithWcc(copy).problems).toEqual([])
      const file = path.join(copy, 'pages/home/index.wxml')
      writeFileSync(file, readFileSync(file, 'utf8').replace('</form>', '</from>'))
      const { problems, skipped } = checkWithWcc(copy)
      if (!skipped) expect(problems.join('\n')).toContain('pages/home/index.wxml')
    } finally {
      rmSync(copy, { recursive: true, force: true })
    }
  })
})
