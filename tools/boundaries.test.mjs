import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findBreaches } from './boundaries.mjs'

const folders = []
afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true })
})

/** The breaches in a repository that holds just these files, each as `file:line`. */
function breachesOf(files) {
  const top = fs.mkdtempSync(path.join(os.tmpdir(), 'boundaries-'))
  folders.push(top)
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(top, file)), { recursive: true })
    fs.writeFileSync(path.join(top, file), text)
  }
  return findBreaches(top).map(({ file, line }) => `${file}:${line}`)
}

const names = specifier => `import { thing } from '${specifier}'\nexport const use = thing\n`

describe('import directions', () => {
  it.each([
    ['src/pages/home/index.tsx', '@/features/request/card'],
    ['src/pages/home/index.tsx', './greeting'],
    ['src/packages/cadre/workbench/index.tsx', '@/cloud/client'],
    ['src/packages/cadre/workbench/index.tsx', '../moves'],
    ['src/features/request/card.tsx', '@/components/list/list'],
    ['src/features/request/card.tsx', '../request/labels'],
    ['src/features/request/card.tsx', '@domain/request/lifecycle'],
    ['src/components/page.tsx', '@/lib/time'],
    ['src/components/page.tsx', './page.module.scss'],
    ['src/cloud/client.ts', '@domain/contract'],
    ['src/app.tsx', '@/cloud/client'],
    ['cloudfunctions/request/index.ts', '@server/serve'],
    ['cloudfunctions/request/index.ts', 'wx-server-sdk'],
    ['server/store.ts', '@domain/errors'],
    ['domain/request/schema.ts', 'zod/mini'],
    ['domain/request/deadline.ts', 'dayjs/plugin/utc'],
    ['domain/calendar/holidays.ts', 'chinese-days/dist/chinese-days.json'],
    ['local-cloud/src/main.ts', 'node:http'],
    ['domain/request/model.test.ts', 'fast-check'],
  ])('let %s import %s', (file, specifier) => {
    expect(breachesOf({ [file]: names(specifier) })).toEqual([])
  })

  it.each([
    ['src/pages/home/index.tsx', '@/pages/me/header', 'one page from another'],
    ['src/packages/cadre/workbench/index.tsx', '../../resident/rate/stars', 'one package from another'],
    ['src/pages/home/index.tsx', '../../../server/store', 'the server from a page'],
    ['src/pages/home/index.tsx', 'wx-server-sdk', 'the server SDK from a page'],
    ['src/features/request/card.tsx', '@/features/account/badge', 'one feature from another'],
    ['src/features/request/card.tsx', '../account/badge', 'one feature from another by a path'],
    ['src/features/request/card.tsx', '@/pages/home/index', 'a page from a feature'],
    ['src/components/page.tsx', '@/features/request/card', 'a feature from a component'],
    ['src/components/page.tsx', '@/cloud/client', 'the cloud from a component'],
    ['src/components/page.tsx', '@domain/errors', 'domain words from a component'],
    ['src/lib/time.ts', '@/components/page', 'a component from lib'],
    ['src/lib/time.ts', '@domain/errors', 'domain words from lib'],
    ['src/cloud/client.ts', '@/features/request/card', 'a feature from the cloud client'],
    ['src/app.tsx', '../cloudfunctions/request/handlers', 'a function from the mini-program'],
    ['src/app.tsx', 'zod', 'the whole of zod'],
    ['cloudfunctions/request/index.ts', '@/lib/time', 'the mini-program from a function'],
    ['cloudfunctions/request/index.ts', '../../local-cloud/src/main', 'the local cloud from a function'],
    ['server/store.ts', '../cloudfunctions/request/handlers', 'a function from server'],
    ['domain/request/model.ts', '@server/store', 'the server from domain'],
    ['domain/request/model.ts', 'node:crypto', 'a Node module from domain'],
    ['domain/request/model.ts', 'zod', 'the whole of zod from domain'],
    ['domain/calendar/words.ts', 'chinese-days', 'the table of holidays from elsewhere in domain'],
    ['local-cloud/src/main.ts', '../../domain/errors', 'the product from the local cloud'],
    ['local-cloud/src/main.ts', '@domain/errors', 'the product from the local cloud by its alias'],
  ])('stop %s from importing %s (%s)', (file, specifier) => {
    expect(breachesOf({ [file]: names(specifier) })).toEqual([`${file}:1`])
  })

  it.each([
    "export * from '@server/store'",
    "import type { Store } from '@server/store'",
    "export type Store = import('@server/store').Store",
    "export const load = () => import('@server/store')",
    "export const store = require('@server/store')",
  ])('hold however the import is written: %s', line => {
    expect(breachesOf({ 'src/app.ts': `${line}\n` })).toEqual(['src/app.ts:1'])
  })

  it('take no notice of imports in comments and texts', () => {
    const text = "// import '@server/store'\nexport const hint = `import '@server/store'`\n"
    expect(breachesOf({ 'src/app.ts': text })).toEqual([])
  })
})

describe('domain', () => {
  it.each([
    'Date.now()',
    'new Date()',
    'Date()',
    'Math.random()',
    'dayjs()',
    'dayjs.utc()',
    'crypto.randomUUID()',
  ])('is stopped from calling %s', call => {
    const text = `// the hour\nexport const now = () => ${call}\n`
    expect(breachesOf({ 'domain/request/deadline.ts': text })).toEqual(['domain/request/deadline.ts:2'])
  })

  it.each(['new Date(at)', 'Date.parse(at)', 'dayjs.utc(at)', 'Math.round(2.5)'])('may call %s', call => {
    const text = `export const time = (at: string) => ${call}\n`
    expect(breachesOf({ 'domain/request/deadline.ts': text })).toEqual([])
  })

  it('alone is held to that', () => {
    expect(breachesOf({ 'server/serve.ts': 'export const now = () => Date.now()\n' })).toEqual([])
  })
})
