import { CloudFailure } from './cloud'
import { ApiFail, type Options, plain, record, respond, type WxParts } from './wx-core'
import { infoApis, storageApis } from './wx-info'
import { navigationApis } from './wx-navigation'
import { uiApis } from './wx-ui'

/** `wx.cloud`, as far as a client that calls functions and uploads pictures needs it. */
function cloudApi(parts: WxParts): Record<string, unknown> {
  const { cloud, files } = parts
  let ready = false
  const afterInit = (api: string) => {
    if (!ready)
      throw new CloudFailure(-1, `cloud.${api}:fail Cloud API isn't enabled, please call wx.cloud.init first`)
  }
  return {
    init: (options: unknown) => {
      record(parts, 'cloud.init', options)
      ready = true
    },
    callFunction: (given: unknown) =>
      respond(parts, 'cloud.callFunction', given, options => {
        afterInit('callFunction')
        if (typeof options.name !== 'string') throw new ApiFail('parameter.name should be a string')
        return cloud.callFunction(options.name, plain(options.data))
      }),
    uploadFile: (given: unknown) =>
      respond(parts, 'cloud.uploadFile', given, async options => {
        afterInit('uploadFile')
        const file = files.get(String(options.filePath))
        if (!file) throw new ApiFail(`file doesn't exist: ${String(options.filePath)}`)
        return { fileID: await cloud.uploadFile(String(options.cloudPath), file.bytes), statusCode: 204 }
      }),
    // Addresses are passed through: nothing here downloads them.
    getTempFileURL: (given: unknown) =>
      respond(parts, 'cloud.getTempFileURL', given, ({ fileList }) => {
        afterInit('getTempFileURL')
        const ids = ((fileList ?? []) as (string | { fileID: string })[]).map(f =>
          typeof f === 'string' ? f : f.fileID,
        )
        return {
          fileList: ids.map(fileID => ({
            fileID,
            tempFileURL: fileID,
            status: 0,
            maxAge: 7200,
            errMsg: 'ok',
          })),
        }
      }),
  }
}

/** An object whose missing members are undefined, as on an old client, and noted in `missing`. */
function noting(prefix: string, members: Record<string, unknown>, missing: Set<string>): object {
  return new Proxy(members, {
    get: (target, name) => {
      if (typeof name === 'string' && !(name in target)) missing.add(prefix + name)
      return Reflect.get(target, name) as unknown
    },
    // A name that the mini-program fills itself (webpack keeps its chunks there) was not looked for in vain.
    set: (target, name, value) => {
      missing.delete(prefix + String(name))
      return Reflect.set(target, name, value)
    },
  })
}

/**
 * The `wx` of the logic layer. What it lacks is undefined; each name that the mini-program looked for in vain is
 * added to `missing`.
 */
export function createWx(parts: WxParts, missing: Set<string>): object {
  const members: Record<string, unknown> = {
    ...navigationApis(parts),
    ...uiApis(parts),
    ...infoApis(parts),
    ...storageApis(parts),
    cloud: noting('cloud.', cloudApi(parts), missing),
    env: { USER_DATA_PATH: 'wxfile://usr' },
    canIUse: (name: string) => {
      const [first = '', second] = name.split('.')
      const known = first === 'cloud' && second ? second in cloudMembers : first in members
      // Names of components are asked for in the same way; all of them are there.
      return known || /^[a-z-]+$/.test(first)
    },
    request: (given: Options) =>
      respond(parts, 'request', given, () => {
        throw new ApiFail('url not in domain list')
      }),
  }
  const cloudMembers = members.cloud as object
  return noting('', members, missing)
}
