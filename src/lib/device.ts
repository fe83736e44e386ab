import Taro from '@tarojs/taro'

/** A place on the map: WGS/GCJ degrees as Tencent's map takes them (gcj02). */
export interface Place {
  latitude: number
  longitude: number
  name: string
  address?: string
}

const PICTURE_EDGE = 1600
const PICTURE_QUALITY = 75

/** Resolves to undefined when the person cancels, refuses, or the device cannot do it. */
async function orUndefined<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act()
  } catch {
    return undefined
  }
}

/** Offers to call `phoneNumber`. True once the call was handed over to the phone. */
export async function callPhone(phoneNumber: string): Promise<boolean> {
  return Boolean(await orUndefined(() => Taro.makePhoneCall({ phoneNumber })))
}

/** Shows `place` on the map, from where the phone's own navigation can be opened. */
export async function openMap(place: Place): Promise<boolean> {
  return Boolean(await orUndefined(() => Taro.openLocation({ scale: 17, ...place })))
}

/** Puts `text` on the clipboard; the platform tells the person so. */
export async function copyText(text: string): Promise<boolean> {
  return Boolean(await orUndefined(() => Taro.setClipboardData({ data: text })))
}

/** What a scanned code says (a text, or a mini-program path). */
export async function scanCode(): Promise<string | undefined> {
  const result = await orUndefined(() => Taro.scanCode({ scanType: ['qrCode', 'wxCode' as never] }))
  // A mini-program code carries its page path, a plain QR code its text.
  return (result as { path?: string } | undefined)?.path || result?.result
}

/**
 * Lets the person take or choose up to `count` pictures; each is made smaller (1600 px, JPEG 75 %) before it is
 * sent over a mobile network. Local paths, in the order chosen.
 */
export async function choosePictures(count: number): Promise<string[] | undefined> {
  const chosen = await orUndefined(() =>
    Taro.chooseImage({ count, sizeType: ['compressed'], sourceType: ['album', 'camera'] }),
  )
  if (!chosen) return undefined
  return Promise.all(chosen.tempFilePaths.map(compress))
}

/** Shows pictures full screen, beginning with `current`. */
export async function showPictures(urls: string[], current: string): Promise<void> {
  await orUndefined(() => Taro.previewImage({ urls, current }))
}

async function compress(src: string): Promise<string> {
  const smaller = await orUndefined(() =>
    Taro.compressImage({ src, quality: PICTURE_QUALITY, compressedWidth: PICTURE_EDGE } as never),
  )
  // A picture that cannot be made smaller is still better than none.
  return (smaller as { tempFilePath?: string } | undefined)?.tempFilePath || src
}
