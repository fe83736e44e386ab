import type { RequestContract } from '@domain/request/contract'
import type { ServiceRequest } from '@domain/request/model'
import { presentRequest } from '@domain/request/present'
import { checkText } from '@server/content-check'
import { temporaryUrls } from '@server/files'
import { makeMove, type Wanted } from '@server/request/move'
import type { Call, Handlers } from '@server/serve'

/** Handlers of some of the contract's actions. */
export type Some<A extends keyof RequestContract> = Pick<Handlers<RequestContract>, A>

/** A request as the caller sees it. */
export const present = async (request: ServiceRequest, { actor, now }: Call) =>
  presentRequest(request, actor, now, await temporaryUrls(request.pictures))

/**
 * The check of what somebody says with a move, to be made once rights and state allow it: staff's words are their
 * office's; residents' words are checked by WeChat, once, however often the move is tried.
 */
export function ownWords({ actor }: Call, ...texts: (string | undefined)[]) {
  let checked: Promise<boolean> | undefined
  return async (request: ServiceRequest): Promise<void> => {
    if (request.requester.id !== actor.id) return
    checked ??= checkText(actor.id, ...texts)
    await checked
  }
}

/** Makes a move for the caller and shows them the request afterwards. */
export const move = async <M extends Wanted<'note'>['move'] | Parameters<typeof makeMove>[0]['move']>(
  name: M,
  { id, version }: { id: string; version?: number },
  call: Call,
  command: Wanted<M>['command'],
) => present(await makeMove<M>({ move: name, id, version, ...call, command }), call)
