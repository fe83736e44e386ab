import { PNG } from 'pngjs'
import { encode } from 'uqr'

type Args = Record<string, unknown>

/** A refusal in WeChat's shape. */
export interface Refusal {
  errcode: number
  errmsg: string
}

/**
 * What WeChat's documentation of getUnlimitedQRCode allows in a scene: at most 32 visible characters, digits,
 * letters and these signs. `%` is not among them, so Chinese cannot be escaped into it.
 */
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/

const badScene: Refusal = {
  errcode: 40169,
  errmsg: 'invalid length for scene, or the data is not json string',
}
/** Told by many in WeChat's forum, of pages that begin with a slash, too. */
const badPage: Refusal = { errcode: 41030, errmsg: 'invalid page' }
/** The documentation of createQRCode has it as its example of a failure, for an empty path. */
const badPath: Refusal = {
  errcode: 40159,
  errmsg: 'invalid length for path, or the data is not json string',
}

/** The longest paths that the documentation of each allows, in bytes. */
const PATH_LIMITS: Record<string, number> = { 'wxacode.get': 1024, 'wxacode.createQRCode': 128 }

/** APIs that answer with a picture. */
export const CODE_APIS = new Set(['wxacode.getUnlimited', ...Object.keys(PATH_LIMITS)])

/**
 * The page that a mini-program code opens, with its query: what the picture says. A scene arrives in the page as
 * `options.scene`, escaped once. Without a page the code opens the mini-program's first one, which is not known here.
 */
export function targetOf(api: string, args: Args): string | Refusal {
  if (api !== 'wxacode.getUnlimited') {
    const { path } = args
    if (typeof path !== 'string' || !path || Buffer.byteLength(path) > PATH_LIMITS[api]!) return badPath
    return path.replace(/^\//, '')
  }
  const { scene, page = '' } = args
  if (typeof scene !== 'string' || !SCENE.test(scene)) return badScene
  if (typeof page !== 'string' || page.startsWith('/') || page.includes('?')) return badPage
  return `${page}?scene=${encodeURIComponent(scene)}`
}

const QUIET_ZONE = 2
const WIDTH = { usual: 430, least: 280, most: 1280 }

/** A QR code as a PNG. `width` is in pixels, within WeChat's bounds. */
export function drawCode(text: string, width: unknown): Buffer {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  const side = Math.max(WIDTH.least, Math.min(WIDTH.most, Math.round(Number(width)) || WIDTH.usual))
  // Whole pixels per module: a code that is scaled unevenly is hard to read. What is left over becomes margin.
  const scale = Math.max(1, Math.floor(side / size))
  const margin = Math.max(0, Math.floor((side - scale * size) / 2))
  const png = new PNG({ width: side, height: side, colorType: 0, inputColorType: 0, bitDepth: 8 })
  png.data = Buffer.alloc(side * side, 255)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const isDark = data[Math.floor((y - margin) / scale)]?.[Math.floor((x - margin) / scale)]
      if (isDark) png.data[y * side + x] = 0
    }
  }
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false })
}
