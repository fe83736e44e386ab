import type { Note } from '@domain/hotline/records'
import { destroyAt } from '@domain/hotline/wakes'
import { daysAfter, hoursAfter } from '@domain/request/deadline'
import { about } from '@server/hotline/about'
import { hashWith } from '@server/hotline/keys'
import { seal } from '@server/hotline/seal'
import type { Chance } from '../chance'
import { make, type Scene } from './scene'
import { noteTexts, ratingWords } from './words'

/** The counsellor writes the note of an appointment. It is no step of its story. */
function write({ records }: Scene, id: string, draws: Chance, now: string): void {
  const { appointment, secrets } = records.entry(id)
  const { client, counsellor, counsellorName, start, end } = appointment
  const note: Note = {
    _id: id,
    client,
    author: counsellor,
    authorName: counsellorName,
    readers: [],
    start,
    sealed: seal({ text: draws.pick(noteTexts) }, about('note', id), records.keys),
    changedAt: now,
    destroyAt: destroyAt(end),
  }
  records.kept.notes.push(note)
  records.save({ ...appointment, hasNote: true }, secrets)
}

/** Before they meet again, the counsellor reads what was written about the client; the log says so. */
export function read({ records }: Scene, id: string, now: string): void {
  const { appointment } = records.entry(id)
  const { client, counsellor, counsellorName, status } = appointment
  const isMine = (note: Note) => note.author === counsellor || note.readers.includes(counsellor)
  if (status !== 'booked') return
  for (const note of records.kept.notes.filter(each => each.client === client && isMine(each))) {
    records.kept.readings.push({
      _id: hashWith(records.keys, 'reading', id, note._id, now),
      client,
      reader: counsellor,
      readerName: counsellorName,
      start: note.start,
      at: now,
      destroyAt: destroyAt(now),
    })
  }
}

/** The client says how it was. */
function rate(scene: Scene, id: string, draws: Chance, now: string): void {
  const stars = draws.among([
    [5, 12],
    [4, 6],
    [3, 2],
    [2, 0.5],
  ] as const)
  const words = draws.odds(0.45) && { secrets: { ratingWords: draws.pick(ratingWords) } }
  make(scene, 'rate', id, 'client', { type: 'rated', fields: { stars }, ...words }, now)
}

/** Afterwards the counsellor says how it ended, mostly soon and seldom not at all; then comes what follows. */
export function finish(scene: Scene, id: string, draws: Chance, now: string): void {
  const { appointment } = scene.records.entry(id)
  const isWalkIn = appointment.source === 'walkIn'
  const outcome = !isWalkIn && draws.odds(0.07) ? 'noShow' : 'done'
  const made = make(scene, outcome, id, 'counsellor', { type: outcome, fields: { status: outcome } }, now)
  if (!made || outcome === 'noShow') return
  if (draws.odds(0.75)) scene.later(hoursAfter(now, draws.around(0.4)), at => write(scene, id, draws, at))
  const isRated = !isWalkIn && draws.odds(0.42)
  const rated = hoursAfter(now, draws.around(9))
  if (isRated && rated < daysAfter(now, 20)) scene.later(rated, at => rate(scene, id, draws, at))
}
