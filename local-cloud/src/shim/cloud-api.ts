interface Callbacks {
  success?: (result: unknown) => void
  fail?: (error: unknown) => void
  complete?: (outcome: unknown) => void
}

type Options = Callbacks & Record<string, unknown>

/** An error in WeChat's shape. */
class CloudError extends Error {
  constructor(
    readonly errCode: number,
    readonly errMsg: string,
    readonly requestID?: string,
  ) {
    super(errMsg)
  }
}

/** `wx.cloud` for a page in a browser; the caller is the page's `?as=`. */
export function cloudApi(openid: string | undefined): Record<string, unknown> {
  const identity: Record<string, string> = openid === undefined ? {} : { 'X-Local-Openid': openid }

  async function send(
    api: string,
    method: string,
    path: string,
    body: BodyInit,
  ): Promise<Record<string, unknown>> {
    let response: Response
    try {
      response = await fetch(path, { method, body, headers: identity })
    } catch {
      throw new CloudError(-1, `${api}:fail request fail`)
    }
    const reply = (await response.json()) as Record<string, unknown>
    if (!response.ok) throw new CloudError(Number(reply.errCode ?? -1), `${api}:fail ${reply.errMsg}`)
    return reply
  }

  const post = (api: string, path: string, body: unknown) => send(api, 'POST', path, JSON.stringify(body))

  return {
    init: () => {},

    callFunction: (options: Options) =>
      settle(options, async () => {
        const path = `/invoke/${encodeURIComponent(String(options.name))}`
        const reply = await post('cloud.callFunction', path, options.data ?? {})
        const requestID = String(reply.requestId)
        if (typeof reply.errCode === 'number') {
          const text = `cloud.callFunction:fail Error: errCode: ${reply.errCode} | errMsg: ${reply.errMsg}`
          throw new CloudError(reply.errCode, text, requestID)
        }
        return { result: reply.result, requestID, errMsg: 'cloud.callFunction:ok' }
      }),

    uploadFile: (options: Options) =>
      settle(options, async () => {
        const path = String(options.cloudPath).split('/').map(encodeURIComponent).join('/')
        const reply = await send('cloud.uploadFile', 'PUT', `/files/${path}`, await bytesOf(options.filePath))
        return { fileID: reply.fileID, statusCode: reply.statusCode, errMsg: 'cloud.uploadFile:ok' }
      }),

    getTempFileURL: (options: Options) =>
      settle(options, async () => ({
        ...(await post('cloud.getTempFileURL', '/files/urls', { fileList: options.fileList })),
        errMsg: 'cloud.getTempFileURL:ok',
      })),

    downloadFile: (options: Options) =>
      settle(options, async () => {
        const reply = await post('cloud.downloadFile', '/files/urls', { fileList: [options.fileID] })
        const [file] = reply.fileList as { tempFileURL: string; status: number; errMsg: string }[]
        if (file!.status) throw new CloudError(file!.status, `cloud.downloadFile:fail ${file!.errMsg}`)
        const response = await fetch(file!.tempFileURL)
        const tempFilePath = URL.createObjectURL(await response.blob())
        return { tempFilePath, statusCode: response.status, errMsg: 'cloud.downloadFile:ok' }
      }),

    deleteFile: (options: Options) =>
      settle(options, async () => ({
        ...(await post('cloud.deleteFile', '/files/delete', { fileList: options.fileList })),
        errMsg: 'cloud.deleteFile:ok',
      })),
  }
}

/** A picked file: a `blob:` or `data:` URL, or the File itself. */
async function bytesOf(file: unknown): Promise<Blob> {
  if (file instanceof Blob) return file
  try {
    return await (await fetch(String(file))).blob()
  } catch {
    throw new CloudError(-1, 'cloud.uploadFile:fail file not found')
  }
}

/** With callbacks the outcome goes to them and there is no promise, as in the mini-program. */
function settle(options: Options, work: () => Promise<unknown>): Promise<unknown> | undefined {
  const { success, fail, complete } = options
  if (!success && !fail && !complete) return work()
  work().then(
    result => {
      success?.(result)
      complete?.(result)
    },
    error => {
      fail?.(error)
      complete?.(error)
    },
  )
  return undefined
}
