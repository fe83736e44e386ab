import { entryOptions } from './entry'
import { ApiFail, respond, type WxParts } from './wx-core'

/** What a mini-program can ask about its phone, its start and the network; and the events of them. */
export function infoApis(parts: WxParts): Record<string, unknown> {
  const { realm, device, events, network } = parts
  const read = (value: () => object) => () => realm.copyIn(value())
  const fetching = (api: string, value: () => object) => (given: unknown) => respond(parts, api, given, value)
  const everything = () => ({
    ...device.window(),
    ...device.base(),
    ...device.hardware(),
    ...device.settings(),
  })
  const networkType = () => ({ networkType: network.connected ? network.type : 'none' })
  const listeners = Object.fromEntries(
    [
      'AppShow',
      'AppHide',
      'Error',
      'UnhandledRejection',
      'PageNotFound',
      'NetworkStatusChange',
      'WindowResize',
      'ThemeChange',
      'KeyboardHeightChange',
      'MemoryWarning',
      'NetworkWeakChange',
      'VoIPChatInterrupted',
    ].flatMap(name => [
      [`on${name}`, (listener: () => void) => events.on(name, listener)],
      [`off${name}`, (listener?: () => void) => events.off(name, listener)],
    ]),
  )
  const ignore = () => {}
  const updateManager = {
    onCheckForUpdate: (listener: (value: object) => void) =>
      parts.timers.later(() => listener(realm.copyIn({ hasUpdate: false }))),
    onUpdateReady: ignore,
    onUpdateFailed: ignore,
    applyUpdate: ignore,
  }
  return {
    ...listeners,
    getSystemInfoSync: read(everything),
    getSystemInfo: fetching('getSystemInfo', everything),
    getSystemInfoAsync: fetching('getSystemInfoAsync', everything),
    getWindowInfo: read(() => device.window()),
    getAppBaseInfo: read(() => device.base()),
    getDeviceInfo: read(() => device.hardware()),
    getSystemSetting: read(() => device.settings()),
    getAppAuthorizeSetting: read(() => ({
      notificationAuthorized: 'authorized',
      cameraAuthorized: 'authorized',
    })),
    getLaunchOptionsSync: read(() => entryOptions(parts.session.launched)),
    getEnterOptionsSync: read(() => entryOptions(parts.session.entry)),
    getAccountInfoSync: read(() => ({
      miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
      plugin: {},
    })),
    getUpdateManager: () => updateManager,
    getNetworkType: fetching('getNetworkType', networkType),
    getPerformance: () => ({
      createObserver: () => ({ observe: ignore, disconnect: ignore }),
      getEntries: () => [],
    }),
  }
}

/** `wx.setStorage` and its family. */
export function storageApis(parts: WxParts): Record<string, unknown> {
  const { realm, storage } = parts
  const sync = <T>(api: string, action: () => T): T => {
    try {
      return action()
    } catch (error) {
      throw realm.error(`${api}:fail ${(error as Error).message}`, {}) as Error
    }
  }
  return {
    setStorageSync: (key: string, value: unknown) => sync('setStorageSync', () => storage.set(key, value)),
    // WeChat gives an empty string, not undefined, for a key that was never written.
    getStorageSync: (key: string) => (storage.has(key) ? realm.copyIn(storage.get(key)) : ''),
    removeStorageSync: (key: string) => storage.remove(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => realm.copyIn(storage.info()),
    setStorage: (given: unknown) =>
      respond(parts, 'setStorage', given, ({ key, data }) => {
        try {
          storage.set(String(key), data)
        } catch (error) {
          throw new ApiFail((error as Error).message)
        }
      }),
    getStorage: (given: unknown) =>
      respond(parts, 'getStorage', given, ({ key }) => {
        if (!storage.has(String(key))) throw new ApiFail('data not found')
        return { data: storage.get(String(key)) }
      }),
    removeStorage: (given: unknown) =>
      respond(parts, 'removeStorage', given, ({ key }) => storage.remove(String(key))),
    clearStorage: (given: unknown) => respond(parts, 'clearStorage', given, () => storage.clear()),
    getStorageInfo: (given: unknown) => respond(parts, 'getStorageInfo', given, () => storage.info()),
  }
}
