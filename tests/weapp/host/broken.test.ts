import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { launchMini, miniFolder } from './mini'

const folder = mkdtempSync(path.join(os.tmpdir(), 'weapp-broken-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Breakage = (copy: string) => void

const without =
  (file: string): Breakage =>
  copy => {
    expect(existsSync(path.join(copy, file))).toBe(true)
    rmSync(path.join(copy, file))
  }

const replaced =
  (file: string, from: string, to: string): Breakage =>
  copy => {
    const text = readFileSync(path.join(copy, file), 'utf8')
    expect(text).toContain(from)
    writeFileSync(path.join(copy, file), text.replaceAll(from, to))
  }

/** A walk over everything that the small mini-program does; throws when something is wrong with it. */
async function walk(copy: string): Promise<void> {
  const host = await launchMini({ dist: copy })
  host.expectClean()
  expect(host.text('#hello')).toBe('邻居，您好 第 1 次')
  await host.tap('加一')
  expect(host.text('#count')).toBe('已点：3 次')
  expect(host.text('#log')).toBe('加到 3')
  await host.input({ label: '姓名' }, '张三')
  await host.tap({ role: 'button', text: '提交诉求' })
  expect(JSON.parse(host.text('#log'))).toMatchObject({ name: '张三' })
  await host.tap({ text: '删除', within: '乙' })
  expect(host.sees('乙')).toBe(false)
  await host.tap('看详情')
  expect(host.text('#what')).toBe('第 7 号 张三')
  await host.back()
  await host.tab('清单')
  host.expectClean()
}

const home = 'pages/home/index'
const counter = 'components/counter/index'

/** What is broken → what is said about it. */
const breakages: Record<string, [Breakage, RegExp]> = {
  'a WXS file is missing': [without('utils/format.wxs'), /utils\/format\.wxs, which does not exist/],
  'a template import points elsewhere': [
    replaced(`${home}.wxml`, '../../templates/row', '../templates/row'),
    /imports pages\/templates\/row\.wxml/,
  ],
  'a tag is not closed': [
    replaced(`${home}.wxml`, '</form>', '</from>'),
    /\[template\] pages\/home\/index\.wxml/,
  ],
  'a component’s configuration is missing': [without(`${counter}.json`), /lacks \.json/],
  'a component’s code is missing': [without(`${counter}.js`), /lacks \.js/],
  'a component is not named in usingComponents': [
    replaced(`${home}.json`, '"counter":', '"kounter":'),
    /<counter> is neither WeChat's nor in any usingComponents/,
  ],
  'a component is named by another page only': [
    copy => {
      replaced(
        `${home}.json`,
        '"usingComponents": { "counter": "/components/counter/index" }',
        '"x": 1',
      )(copy)
      writeFileSync(
        path.join(copy, 'pages/list/index.json'),
        '{ "usingComponents": { "counter": "/components/counter/index" } }',
      )
    },
    /<counter> was rendered, but nobody defines it/,
  ],
  'a shared module is missing': [without('utils/words.js'), /module 'utils\/words\.js' is not defined/],
  'a page’s code is missing': [
    without('packages/extra/detail/index.js'),
    /page packages\/extra\/detail\/index lacks \.js/,
  ],
  'a page’s template is missing': [without('pages/list/index.wxml'), /page pages\/list\/index lacks \.wxml/],
  'a page’s configuration is no JSON': [replaced(`${home}.json`, '{', '{,'), /index\.json: is not JSON/],
  'a page registers nothing': [
    replaced('pages/list/index.js', 'Page(', 'void ('),
    /registered no page or component/,
  ],
  'a tap is not bound': [replaced(`${counter}.wxml`, 'bindtap="add"', ''), /nothing listens to a tap/],
  'a tap is bound to nothing': [replaced(`${counter}.js`, 'add()', 'ad()'), /已点：2 次/],
  'an input is not bound': [replaced(`${home}.wxml`, 'bindsubmit="submit"', ''), /JSON/],
  'setData writes to another path': [
    replaced(`${home}.js`, 'rows: this.data', 'row: this.data'),
    /expected true to be false/,
  ],
  'a WXS function is wrong': [replaced('utils/format.wxs', "n + ' 次'", 'n'), /已点：3/],
  'a property’s type is wrong': [replaced(`${counter}.js`, 'type: Number', 'type: Boolean'), /已点/],
  'the app never starts': [replaced('app.js', 'App(', 'void ('), /did not call App/],
  'the main package reaches into a sub-package': [
    replaced(`${home}.js`, '../../utils/words', '../../packages/extra/words'),
    /module 'packages\/extra\/words\.js' is not defined/,
  ],
  'a style sheet imports nothing': [
    replaced('app.wxss', 'page {', '@import "./gone.wxss";\npage {'),
    /gone\.wxss/,
  ],
  'a tab has no icon file': [
    replaced('app.json', '"text": "清单"', '"text": "清单", "iconPath": "icons/list.png"'),
    /tab icon icons\/list\.png/,
  ],
  'a tab is no page': [
    replaced('app.json', '"pagePath": "pages/list/index"', '"pagePath": "pages/lost/index"'),
    /lost/,
  ],
  'an API of a browser is used': [
    replaced(`${home}.js`, "this.seen = ['load']", "this.seen = ['load']\n    new AbortController()"),
    /AbortController is not defined/,
  ],
}

describe('a broken mini-program', () => {
  it('is told from a whole one', async () => {
    await walk(miniFolder)
  })

  for (const [name, [damage, said]] of Object.entries(breakages))
    it(`is noticed when ${name}`, async () => {
      const copy = path.join(folder, String(Math.random()).slice(2))
      cpSync(miniFolder, copy, { recursive: true })
      damage(copy)
      await expect(walk(copy)).rejects.toThrow(said)
    })
})
