import { AppError } from '@domain/errors'
import { cloud } from './cloud'
import { describe, log } from './log'

/** WeChat's code for content that it refuses. */
const RISKY = 87014
/** imgSecCheck takes pictures up to 1 MB; the client makes them smaller before uploading. */
const PICTURE_MAX_BYTES = 1_000_000
const TEXT_MAX = 2500
const codeOf = (error: unknown): number => Number((error as { errCode?: number })?.errCode)

interface TextVerdict {
  errCode?: number
  result?: { suggest?: string }
}

/**
 * Asks WeChat whether a resident's words may stand. Gives false when WeChat couldn't be asked: the matter is more
 * urgent than the check, staff alone read it, and the desk sees that it is unchecked.
 * @throws AppError CONTENT_REFUSED
 */
export async function checkText(openid: string, ...texts: (string | undefined)[]): Promise<boolean> {
  const content = texts.filter(Boolean).join('\n').slice(0, TEXT_MAX)
  if (!content) return true
  try {
    // Scene 2: a comment; residents' words are nearest to that among WeChat's four.
    const ask = { openid, scene: 2, version: 2, content }
    const verdict = (await cloud.openapi.security.msgSecCheck(ask)) as TextVerdict
    const risky = verdict.result?.suggest === 'risky' || verdict.errCode === RISKY
    if (risky) throw new AppError('CONTENT_REFUSED')
    return true
  } catch (error) {
    if (error instanceof AppError) throw error
    if (codeOf(error) === RISKY) throw new AppError('CONTENT_REFUSED')
    log('text not checked', describe(error))
    return false
  }
}

const typeOf = (fileID: string): string => (/\.png$/i.test(fileID) ? 'image/png' : 'image/jpeg')

async function checkPicture(fileID: string, index: number): Promise<boolean> {
  let bytes: Buffer
  try {
    bytes = (await cloud.downloadFile({ fileID })).fileContent as Buffer
  } catch (error) {
    log('picture not found', describe(error))
    throw new AppError('PICTURE_MISSING', { field: `pictures.${index}` })
  }
  if (bytes.length > PICTURE_MAX_BYTES) return false
  try {
    const verdict = (await cloud.openapi.security.imgSecCheck({
      media: { contentType: typeOf(fileID), value: bytes },
    })) as { errCode?: number }
    if (verdict.errCode === RISKY) throw new AppError('PICTURE_REFUSED', { field: `pictures.${index}` })
    return true
  } catch (error) {
    if (error instanceof AppError) throw error
    if (codeOf(error) === RISKY) throw new AppError('PICTURE_REFUSED', { field: `pictures.${index}` })
    log('picture not checked', describe(error))
    return false
  }
}

/**
 * The same for pictures, all at once. Gives false when one couldn't be checked.
 * @throws AppError PICTURE_REFUSED or PICTURE_MISSING, with the field.
 */
export async function checkPictures(fileIDs: readonly string[]): Promise<boolean> {
  const checked = await Promise.all(fileIDs.map(checkPicture))
  return checked.every(Boolean)
}
