import { CloudError } from '../db/errors'
import { BadPath, type Files } from '../files/store'
import type { Invocation } from '../functions/invocation'
import type { Body } from './database'

/** What the storage actions need. */
export interface StorageParts {
  files: Files
  /** The server's own address, `http://127.0.0.1:8700`. */
  url(): string
}

/** Answers one of the SDK's storage actions. */
export type StorageAction = (body: Body, invocation: Invocation | undefined) => Body

const DEFAULT_MAX_AGE_S = 7200
const MAX_BATCH = 50
const MISSING = { code: 'STORAGE_FILE_NONEXIST', message: 'storage file not exists' }

/** The names of the SDK's storage actions that are answered. */
export const STORAGE = [
  'storage.getUploadMetadata',
  'storage.batchGetDownloadUrl',
  'storage.batchDeleteFile',
] as const

/** The SDK's storage actions. */
export function storageActions({
  files,
  url,
}: StorageParts): Record<(typeof STORAGE)[number], StorageAction> {
  return {
    'storage.getUploadMetadata': (body, invocation) => {
      const path = String(body.path)
      try {
        const ticket = files.uploadTicket(path, invocation?.caller.openid ?? '')
        const fileId = files.idOf(path)
        return {
          url: `${url()}/cos-upload/${ticket}`,
          token: 'local',
          authorization: 'local',
          fileId,
          cosFileId: ticket,
        }
      } catch (error) {
        if (error instanceof BadPath) throw new CloudError('INVALID_PARAM', error.message)
        throw error
      }
    },

    'storage.batchGetDownloadUrl': body => ({
      download_list: batch(body.file_list as { fileid: string; max_age?: number }[]).map(
        ({ fileid, max_age }) => {
          const file = fileOf(files, fileid)
          if (!file) return { ...MISSING, fileID: fileid, tempFileURL: '' }
          const maxAge = max_age ?? DEFAULT_MAX_AGE_S
          return {
            code: 'SUCCESS',
            fileID: fileid,
            tempFileURL: url() + files.temporaryPath(file, maxAge),
            maxAge,
            download_url: url() + files.temporaryPath(file, maxAge),
          }
        },
      ),
    }),

    'storage.batchDeleteFile': body => ({
      delete_list: batch(body.fileid_list as string[]).map(fileID => {
        const path = files.pathOf(fileID)
        const done = path !== undefined && files.remove(path)
        return { ...(done ? { code: 'SUCCESS' } : MISSING), fileID }
      }),
    }),
  }
}

function fileOf(files: Files, id: string) {
  const path = files.pathOf(String(id))
  return path === undefined ? undefined : files.find(path)
}

function batch<T>(list: T[]): T[] {
  if (!Array.isArray(list) || list.length > MAX_BATCH) {
    throw new CloudError('INVALID_PARAM', `at most ${MAX_BATCH} files at a time`)
  }
  return list
}
