import type { AccountContract } from '@domain/account/contract'
import type { Contract, Input, Output, Reply } from '@domain/contract'
import type { HotlineContract } from '@domain/hotline/contract'
import type { RequestContract } from '@domain/request/contract'
import type { StreetContract } from '@domain/street/contract'
import { CloudError } from './error'
import { type WxCloud, wxCloudApi } from './wx-cloud'

/** The cloud functions that people call, by name. Types only: nothing of a contract is shipped. */
interface Functions {
  request: RequestContract
  account: AccountContract
  street: StreetContract
  hotline: HotlineContract
}

type Calls<C extends Contract> = {
  [A in keyof C]: (input: Input<C, A>, key?: string) => Promise<Output<C, A>>
}
type Client = { [F in keyof Functions]: Calls<Functions[F]> }

let ready = false

/** WeChat's cloud; in a browser a page shim stands in for it. Initialised at the first call. */
function wxCloud(): WxCloud {
  if (!ready) {
    // Without an environment id: the one that belongs to the mini-program.
    wxCloudApi().init({ traceUser: false })
    ready = true
  }
  return wxCloudApi()
}

async function call(name: string, action: string, input: unknown, key?: string): Promise<unknown> {
  let reply: Reply
  try {
    const { result } = await wxCloud().callFunction({
      name,
      data: { action, input, ...(key && { key }) },
    })
    reply = result as Reply
  } catch (failure) {
    throw CloudError.fromFailure(failure)
  }
  if (!reply || typeof reply !== 'object') throw CloudError.fromFailure(reply)
  if (reply.ok) return reply.data
  throw new CloudError(reply.code, reply.message, reply.details)
}

const callsOf = (name: string) =>
  new Proxy(
    {},
    {
      get: (_, action: string) => (input: unknown, key?: string) => call(name, action, input, key),
    },
  )

/**
 * The one way to the cloud: `await cloud.request.accept({ id, version }, key)`.
 * @throws CloudError, always, with a sentence for people.
 */
export const cloud = {
  request: callsOf('request'),
  account: callsOf('account'),
  street: callsOf('street'),
  hotline: callsOf('hotline'),
} as Client

/** Stores a picture and gives its file id. `path` is what choosing a picture gave. @throws CloudError */
export async function uploadPicture(path: string): Promise<string> {
  // Nobody can guess the name, so nobody can name another's picture.
  const name = Array.from({ length: 4 }, () => Math.random().toString(36).slice(2, 10)).join('')
  try {
    const { fileID } = await wxCloud().uploadFile({
      cloudPath: `request/${Date.now()}-${name}${/\.png$/i.test(path) ? '.png' : '.jpg'}`,
      filePath: path,
    })
    return fileID
  } catch (failure) {
    throw CloudError.fromFailure(failure)
  }
}

/** Addresses under which stored pictures can be shown for a while, in order; empty for what is gone. @throws CloudError */
export async function pictureAddresses(fileIds: string[]): Promise<string[]> {
  try {
    const { fileList } = await wxCloud().getTempFileURL({ fileList: fileIds })
    return fileList.map(file => file.tempFileURL)
  } catch (failure) {
    throw CloudError.fromFailure(failure)
  }
}
