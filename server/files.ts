import { cloud } from './cloud'
import { describe, log } from './log'

/** Temporary addresses of stored files, in order; files that are gone are left out. */
export async function temporaryUrls(fileIDs: readonly string[]): Promise<string[]> {
  if (fileIDs.length === 0) return []
  try {
    const result = await cloud.getTempFileURL({ fileList: [...fileIDs] })
    return (result as { fileList: { tempFileURL: string }[] }).fileList
      .map(file => file.tempFileURL)
      .filter(Boolean)
  } catch (error) {
    // A story without its pictures is better than none.
    log('no addresses for pictures', describe(error))
    return []
  }
}
