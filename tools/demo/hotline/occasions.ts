import { freeSlots } from '@domain/hotline/slots'
import { dayName, dayStart } from '@domain/lanzhou'
import { daysAfter, hoursAfter } from '@domain/request/deadline'
import { about } from '@server/hotline/about'
import { clientOf } from '@server/hotline/keys'
import { seal } from '@server/hotline/seal'
import { seek } from './booking'
import { saidBy } from './clients'
import type { Entry } from './records'
import { make, mayBook, type Scene } from './scene'
import { appealWords } from './words'

/** What is rare, and to be seen in every demo all the same. Each is looked for when its time has come. */

/** The latest appointment that something can be done to. */
const latest = ({ records }: Scene, fits: (entry: Entry) => boolean): Entry | undefined =>
  records
    .entries()
    .filter(fits)
    .sort((a, b) => (a.appointment.start < b.appointment.start ? 1 : -1))[0]

/** Somebody says that they were there after all; later the counsellor decides, or has not yet. */
function appeal(scene: Scene, at: string, upheld: boolean | undefined): void {
  scene.later(at, now => {
    const found = latest(scene, ({ appointment: { status, appeal } }) => status === 'noShow' && !appeal)
    if (!found) return
    const { _id } = found.appointment
    const secrets = { appealWords: scene.draws('appeal', _id).pick(appealWords) }
    make(scene, 'appeal', _id, 'client', { type: 'appealed', fields: { appeal: 'asked' }, secrets }, now)
    if (upheld === undefined) return
    const type = upheld ? 'appealUpheld' : 'appealRejected'
    const fields = { appeal: upheld ? 'upheld' : 'rejected' } as const
    scene.later(hoursAfter(now, 20), then =>
      make(scene, 'decideAppeal', _id, 'counsellor', { type, fields }, then),
    )
  })
}

/** A counsellor would hand the notes about somebody to another; the client agrees, or not, or has not said yet. */
function handOver(
  scene: Scene,
  counsellors: readonly string[],
  at: string,
  agree: boolean | undefined,
): void {
  const { records } = scene
  scene.later(at, now => {
    const found = latest(
      scene,
      ({ appointment: { status, hasNote, handOver, source } }) =>
        status === 'done' && hasNote && !handOver && source === 'client',
    )
    if (!found) return
    const { _id, counsellor, client } = found.appointment
    const to = scene.draws('hand over', _id).pick(counsellors.filter(other => other !== counsellor))
    const asked = { to, toName: records.counsellor(to).name, state: 'asked' } as const
    make(scene, 'askHandOver', _id, 'counsellor', { type: 'handOverAsked', fields: { handOver: asked } }, now)
    if (agree === undefined) return
    scene.later(hoursAfter(now, 9), then => {
      const type = agree ? 'handOverAgreed' : 'handOverRefused'
      const fields = { handOver: { ...asked, state: agree ? 'agreed' : 'refused' } } as const
      make(scene, 'answerHandOver', _id, 'client', { type, fields }, then)
      const theirs = records.kept.notes.filter(note => note.client === client && note.author === counsellor)
      for (const note of agree ? theirs : []) note.readers = [...note.readers, to]
    })
  })
}

/** Some wait (候补) for a day that is booked out. */
function wait(scene: Scene, counsellor: string, day: number, at: string): void {
  const { records } = scene
  scene.later(at, now => {
    const { ways, name } = records.counsellor(counsellor)
    const range = { from: dayStart(day), until: dayStart(day + 1) }
    if (freeSlots(records.facts(counsellor, now), range).length > 0) return
    const draws = scene.draws('wait', now)
    const client = draws
      .shuffled(scene.clients)
      .find(
        ({ openid }) =>
          mayBook(scene, openid, now, now) &&
          !records.kept.waits.some(other => other.client === clientOf(openid, records.keys)),
      )
    if (!client) return
    const _id = clientOf(client.openid, records.keys)
    const { way, ...said } = saidBy(client, ways, draws, now)
    records.kept.waits.push({
      ...{ _id, client: _id, counsellor, counsellorName: name, from: dayName(day), until: dayName(day), way },
      at: now,
      sealed: seal({ openid: client.openid, ...said }, about('wait', _id), records.keys),
      passed: [],
      unanswered: 0,
      key: records.newKey(),
    })
  })
}

/** Everything of the kind. @param full the booked-out days of the first counsellor */
export function occasions(scene: Scene, counsellors: readonly string[], full: readonly number[]): void {
  const { end } = scene
  const ago = (days: number) => daysAfter(end, -days)
  appeal(scene, ago(24), true)
  appeal(scene, ago(13), false)
  appeal(scene, ago(1.3), undefined)
  handOver(scene, counsellors, ago(26), true)
  handOver(scene, counsellors, ago(17), false)
  handOver(scene, counsellors, ago(0.9), undefined)
  for (const hours of [2.6, 1.7, 0.8]) wait(scene, counsellors[0]!, full.at(-1)!, hoursAfter(end, -hours))
  const byHand = counsellors.filter(id => scene.records.counsellor(id).confirms)
  for (const hours of [6, 3.2, 0.6]) {
    // Nobody has come to these yet.
    scene.later(hoursAfter(end, -hours), at => {
      for (const id of byHand) seek(scene, id, scene.draws('held', id, at), at, false)
    })
  }
}
