import {
  type Answer,
  ApiFail,
  ask,
  type Options,
  type PhoneFile,
  record,
  respond,
  type WxParts,
} from './wx-core'

/** WeChat's limit of templates in one request for subscribe messages. */
const SUBSCRIBE_LIMIT = 3

/** APIs that only show, ring or vibrate: recorded, and successful. */
const shown = [
  'showToast',
  'hideToast',
  'showLoading',
  'hideLoading',
  'previewImage',
  'openDocument',
  'openSetting',
  'openLocation',
  'makePhoneCall',
  'vibrateShort',
  'vibrateLong',
  'setKeepScreenOn',
  'addPhoneCalendar',
  'joinVoIPChat',
  'exitVoIPChat',
  'hideKeyboard',
  'setBackgroundColor',
  'setBackgroundTextStyle',
  'showShareMenu',
  'hideShareMenu',
  'updateShareMenu',
  'reportEvent',
]

/** Everything that shows something, asks the owner of the phone, or reaches into the phone. */
export function uiApis(parts: WxParts): Record<string, unknown> {
  const asking = (api: string, otherwise: Answer) => (given: unknown) =>
    respond(parts, api, given, options => ask(parts, api, record(parts, api, options), otherwise))
  const quiet = Object.fromEntries(
    shown.map(api => [
      api,
      (given: unknown) =>
        respond(parts, api, given, options => {
          record(parts, api, options)
        }),
    ]),
  )
  const cancelled = { fail: 'cancel' }
  let clipboard = ''

  const keepFile = (file: PhoneFile) => {
    const path = `wxfile://tmp_${parts.files.size + 1}.${file.fileType === 'video' ? 'mp4' : 'jpg'}`
    parts.files.set(path, file)
    return path
  }
  // The answer to both is `{ files: PhoneFile[] }`.
  const choose = (api: string, asked: Options) =>
    ((ask(parts, api, asked, cancelled).files ?? []) as PhoneFile[])
      .slice(0, Number(asked.count ?? 9))
      .map(file => ({ path: keepFile(file), size: file.bytes.length, fileType: file.fileType ?? 'image' }))
  const chooseMedia = (given: unknown) =>
    respond(parts, 'chooseMedia', given, options => {
      const chosen = choose('chooseMedia', record(parts, 'chooseMedia', options))
      return {
        type: 'image',
        tempFiles: chosen.map(({ path, ...rest }) => ({ tempFilePath: path, ...rest })),
      }
    })
  const chooseImage = (given: unknown) =>
    respond(parts, 'chooseImage', given, options => {
      const tempFiles = choose('chooseImage', record(parts, 'chooseImage', options))
      return { tempFiles, tempFilePaths: tempFiles.map(file => file.path) }
    })
  const existing = (path: unknown) => {
    const file = parts.files.get(String(path))
    if (!file) throw new ApiFail(`file doesn't exist: ${String(path)}`)
    return file
  }
  const requestSubscribeMessage = (given: unknown) =>
    respond(parts, 'requestSubscribeMessage', given, options => {
      const { tmplIds = [] } = record(parts, 'requestSubscribeMessage', options) as { tmplIds?: string[] }
      if (!parts.session.tapping)
        throw new ApiFail('can only be invoked by user TAP gesture.', { errCode: 20004 })
      if (!tmplIds.length || tmplIds.length > SUBSCRIBE_LIMIT)
        throw new ApiFail('Templates count out of max bounds', { errCode: 20003 })
      return ask(parts, 'requestSubscribeMessage', options, () =>
        Object.fromEntries(tmplIds.map(id => [id, 'accept'])),
      )
    })
  return {
    ...quiet,
    showModal: asking('showModal', { confirm: true, cancel: false }),
    showActionSheet: asking('showActionSheet', cancelled),
    scanCode: asking('scanCode', cancelled),
    getLocation: asking('getLocation', { fail: 'auth deny' }),
    chooseLocation: asking('chooseLocation', cancelled),
    getSetting: asking('getSetting', { authSetting: {}, subscriptionsSetting: { mainSwitch: true } }),
    getPrivacySetting: asking('getPrivacySetting', { needAuthorization: false, privacyContractName: '' }),
    login: asking('login', { code: 'local-code' }),
    checkSession: asking('checkSession', {}),
    requestSubscribeMessage,
    chooseMedia,
    chooseImage,
    compressImage: (given: unknown) =>
      respond(parts, 'compressImage', given, options => ({
        tempFilePath: keepFile(existing(record(parts, 'compressImage', options).src)),
      })),
    getImageInfo: (given: unknown) =>
      respond(parts, 'getImageInfo', given, ({ src }) => {
        existing(src)
        return { width: 1200, height: 900, path: src, orientation: 'up', type: 'jpeg' }
      }),
    setClipboardData: (given: unknown) =>
      respond(parts, 'setClipboardData', given, (options: Options) => {
        clipboard = String(record(parts, 'setClipboardData', options).data)
      }),
    getClipboardData: (given: unknown) =>
      respond(parts, 'getClipboardData', given, () => ({ data: clipboard })),
    getMenuButtonBoundingClientRect: () => parts.realm.copyIn(parts.device.menuButton()),
  }
}
