import { describe, expect, it } from 'vitest'
import { SPOKEN, WRITTEN_FOR } from '../src/wire/protocol'
import { REFUSED } from '../src/wire/refused'
import { startCloud } from './support/cloud'
import { folderOf } from './support/folder'
import { actionsIn, type Installed, installedSdk } from './support/sdk-actions'

/** What keeps an SDK from being used with this wire, in plain words. */
function complaintsAbout(packages: Installed[]): string[] {
  const versions = packages
    .filter(({ name, version }) => WRITTEN_FOR[name] !== version)
    .map(
      ({ name, version }) =>
        `${name} is ${version}; src/wire was written for ${WRITTEN_FOR[name]}: read what has changed, run all tests, then note the version in src/wire/protocol.ts`,
    )
  const actions = new Set(packages.flatMap(({ sources }) => sources.flatMap(text => [...actionsIn(text)])))
  const unknown = [...actions].filter(action => !SPOKEN.has(action) && !Object.hasOwn(REFUSED, action))
  return [
    ...versions,
    ...unknown
      .sort()
      .map(
        action =>
          `the SDK can send ${action}: answer it in src/wire, or say in src/wire/refused.ts why it is not answered`,
      ),
  ]
}

describe('the SDK in node_modules', () => {
  const installed = installedSdk(Object.keys(WRITTEN_FOR))

  it('says nothing that the wire does not know', () => {
    expect(complaintsAbout(installed)).toEqual([])
  })

  it('is read as it is: everything that is answered or refused is found in its source', () => {
    const found = new Set(installed.flatMap(({ sources }) => sources.flatMap(text => [...actionsIn(text)])))
    const declared = [...SPOKEN, ...Object.keys(REFUSED)]
    expect(declared.filter(action => !found.has(action))).toEqual([])
  })

  it('is told apart from a newer one that says more', () => {
    const sources = [
      "const ASK = 'future.ask'\nthis._request.send(ASK, {}); request.send('database.dream', {})",
      "params = { action: 'wx.telepathy', apiName }",
    ]
    const complaints = complaintsAbout([{ name: 'wx-server-sdk', version: '5.0.0', sources }])
    expect(complaints).toEqual([
      expect.stringContaining('wx-server-sdk is 5.0.0; src/wire was written for 4.0.2'),
      expect.stringContaining('the SDK can send database.dream'),
      expect.stringContaining('the SDK can send future.ask'),
      expect.stringContaining('the SDK can send wx.telepathy'),
    ])
    expect(() => actionsIn('this._request.send(HIDDEN)')).toThrow('HIDDEN')
  })
})

describe('an action that is not answered', () => {
  it('is refused with the reason', async () => {
    const cloud = await startCloud({
      functions: folderOf({
        'asks/index.js': `const app = require('@cloudbase/node-sdk').init({ env: 'local-env' })
          exports.main = async () => app.copyFile({ fileList: [{ srcPath: 'a/x.png', dstPath: 'b/x.png' }] })`,
      }),
    })
    expect(JSON.stringify(await cloud.invoke('asks'))).toContain('offers no copying of files')
  })
})
