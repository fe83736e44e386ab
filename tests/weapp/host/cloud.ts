/** One `wx.cloud` call of the mini-program, with what became of it. */
export interface CloudCall {
  api: 'callFunction' | 'uploadFile'
  /** The function's name, or the cloud path of an upload. */
  name: string
  /** What was sent, as JSON brought it over. */
  data: unknown
  result?: unknown
  error?: { errCode: number; errMsg: string }
  /** The call was carried out, but its answer never arrived (`loseReplies`). */
  lost?: boolean
  /** The page that was shown when it was called. */
  page: string
}

export interface CloudOptions {
  /** Address of the local cloud, `http://127.0.0.1:8700`. */
  url: string
  /** Who uses this phone. None: calls arrive without an identity. */
  openid?: string
}

/** A call that failed, in WeChat's shape. */
export class CloudFailure extends Error {
  constructor(
    readonly errCode: number,
    readonly errMsg: string,
    readonly requestId?: string,
  ) {
    super(errMsg)
  }
}

interface Envelope {
  result?: unknown
  errCode?: number
  errMsg?: string
  requestId?: string
  fileID?: string
}

const failure = (api: string, errCode: number, reason: string, requestId?: string) =>
  new CloudFailure(errCode, `cloud.${api}:fail Error: errCode: ${errCode} | errMsg: ${reason}`, requestId)

/** The way from this phone to the local cloud. It can be cut, and answers can get lost on it. */
export class CloudLink {
  readonly calls: CloudCall[] = []
  /** False: every call fails at once, as on a phone without a network. */
  online = true
  /** Extra milliseconds that each call takes. */
  delayMs = 0
  private repliesToLose = 0
  private readonly ending = new AbortController()

  constructor(
    private readonly options: CloudOptions | undefined,
    private readonly page: () => string,
  ) {}

  /** The next `count` calls arrive and are carried out, but the mini-program gets a network error. */
  loseReplies(count: number): void {
    this.repliesToLose = count
  }

  /** Calls a cloud function. Gives its result as JSON, and the request id. Throws CloudFailure. */
  async callFunction(name: string, data: unknown): Promise<{ result: unknown; requestID: string }> {
    const call: CloudCall = { api: 'callFunction', name, data, page: this.page() }
    const { result, requestId = '' } = await this.carry(call, `invoke/${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(data),
    })
    return { result, requestID: requestId }
  }

  /** Uploads a file of this phone. Gives its `cloud://` id. Throws CloudFailure. */
  async uploadFile(cloudPath: string, bytes: Uint8Array): Promise<string> {
    const call: CloudCall = {
      api: 'uploadFile',
      name: cloudPath,
      data: { bytes: bytes.length },
      page: this.page(),
    }
    const path = cloudPath.split('/').map(encodeURIComponent).join('/')
    const body = new Uint8Array(bytes)
    return (await this.carry(call, `files/${path}`, { method: 'PUT', body })).fileID ?? ''
  }

  /** Drops the calls that are under way. */
  end(): void {
    this.ending.abort()
  }

  private async carry(call: CloudCall, path: string, init: RequestInit): Promise<Envelope> {
    this.calls.push(call)
    try {
      const reply = await this.fetch(call, path, init)
      call.result = call.api === 'uploadFile' ? reply.fileID : reply.result
      if (this.repliesToLose > 0) {
        this.repliesToLose--
        call.lost = true
        throw failure(call.api, -1, 'request:fail timeout')
      }
      return reply
    } catch (error) {
      const known =
        error instanceof CloudFailure ? error : failure(call.api, -1, `request:fail ${String(error)}`)
      call.error = { errCode: known.errCode, errMsg: known.errMsg }
      throw known
    }
  }

  private async fetch(call: CloudCall, path: string, init: RequestInit): Promise<Envelope> {
    if (!this.online) throw failure(call.api, -1, 'request:fail network is not available')
    if (!this.options) throw failure(call.api, -1, 'request:fail this phone was given no cloud')
    if (this.delayMs) await new Promise(resolve => setTimeout(resolve, this.delayMs))
    const { url, openid } = this.options
    const headers = {
      ...(init.headers as Record<string, string>),
      ...(openid ? { 'X-Local-Openid': openid } : {}),
    }
    const response = await fetch(`${url.replace(/\/$/, '')}/${path}`, {
      ...init,
      headers,
      signal: this.ending.signal,
    })
    const text = await response.text()
    let reply: Envelope
    try {
      reply = JSON.parse(text) as Envelope
    } catch {
      throw failure(call.api, -1, `the cloud answered ${response.status}: ${text.slice(0, 200)}`)
    }
    if (reply.errCode) throw failure(call.api, reply.errCode, reply.errMsg ?? '', reply.requestId)
    if (!response.ok)
      throw failure(call.api, -1, `the cloud answered ${response.status}: ${text.slice(0, 200)}`)
    return reply
  }
}
