import { randomBytes } from 'node:crypto'
import { AppError } from '@domain/errors'
import type { Appointment } from '@domain/hotline/appointment'
import type { HotlineContract } from '@domain/hotline/contract'
import { refusal } from '@domain/hotline/lifecycle'
import type { Note, Reading } from '@domain/hotline/records'
import { destroyAt } from '@domain/hotline/wakes'
import { appointments, notes, posts, readings } from '@server/collections'
import { loadMine, makeMove, saveOver } from '@server/hotline/appointments'
import { counsellorPost } from '@server/hotline/counsellors'
import { noteTextOf, sealNote } from '@server/hotline/notes'
import { brief } from '@server/hotline/present'
import { Duplicate, pause } from '@server/retry'
import type { Handlers } from '@server/serve'

const MOST = 1000

/** Other counsellors in office. One round trip. */
async function colleaguesOf(id: string) {
  const held = await posts.find({ where: { scope: 'street', role: 'counsellor', active: true }, limit: MOST })
  return held.filter(post => post.person !== id).map(({ person, name }) => ({ id: person, name }))
}

const TRIES = 5

/**
 * Writes a note over one's own earlier one: an appointment that went to somebody else leaves their predecessor's as it
 * is. `seen`: when the one was written that the author has seen; null: none. Quiet where it says the same already.
 * @throws AppError FORBIDDEN, CHANGED, INTERNAL where what is there can't be opened, BUSY
 */
async function writeOver({ _id, author, sealed, changedAt }: Note, text: string, seen?: string | null) {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const there = await notes.byId(_id)
    if (!there) throw new AppError('BUSY')
    if (there.author !== author) throw new AppError('FORBIDDEN')
    if (noteTextOf(there) === text) return
    if (seen !== undefined && seen !== there.changedAt) {
      throw new AppError('CHANGED', undefined, '这份记录刚在别处写过，请先看一遍已经写的，再修改')
    }
    const same = { _id, author, 'sealed.iv': there.sealed.iv }
    if ((await notes.update(same, { sealed, changedAt })) > 0) return
    await pause(attempt)
  }
  throw new AppError('BUSY')
}

/** Notes of an appointment that there is a note, over whatever somebody else saves of it in this moment. */
async function markNoted(loaded: Appointment): Promise<void> {
  let before: Appointment | undefined = loaded
  for (let attempt = 0; before && !before.hasNote && attempt < TRIES; attempt++) {
    if (await saveOver(before, { ...before, version: before.version + 1, hasNote: true })) return
    await pause(attempt)
    before = await appointments.byId(loaded._id)
  }
  if (before && !before.hasNote) throw new AppError('BUSY')
}

/**
 * Notes: read by whoever wrote them, and by whom they were handed to with the client's consent. Every reading is
 * written down before anything is shown.
 */
export const noteHandlers: Pick<
  Handlers<HotlineContract>,
  'writeNote' | 'readNotes' | 'colleagues' | 'askHandOver'
> = {
  async writeNote({ id, seen, text }, { actor, now }) {
    counsellorPost(actor)
    const { appointment, by } = await loadMine(id, actor)
    const no = refusal('writeNote', appointment, by, now)
    if (no) throw no
    const note: Note = {
      _id: id,
      client: appointment.client,
      author: actor.id,
      authorName: counsellorPost(actor).name,
      readers: [],
      start: appointment.start,
      destroyAt: destroyAt(appointment.end),
      sealed: sealNote(id, { text }),
      changedAt: now,
    }
    try {
      await notes.insert(note)
    } catch (error) {
      if (!(error instanceof Duplicate)) throw error
      await writeOver(note, text, seen)
    }
    await markNoted(appointment)
    return { at: now, destroyAt: note.destroyAt }
  },

  async readNotes({ id }, { actor, now }) {
    counsellorPost(actor)
    const { appointment, by } = await loadMine(id, actor)
    if (by !== 'counsellor') throw new AppError('NOT_FOUND')
    const about = await notes.find({
      where: { client: appointment.client },
      orderBy: [['start', 'desc']],
      limit: MOST,
    })
    const mine = about.filter(note => note.author === actor.id || note.readers.includes(actor.id))
    // What can't be opened is no empty note; and nothing is logged as read that was not shown.
    const texts = new Map(mine.map(note => [note._id, noteTextOf(note)]))
    const read = mine.map(
      ({ start }): Reading => ({
        _id: randomBytes(16).toString('hex'),
        client: appointment.client,
        reader: actor.id,
        readerName: counsellorPost(actor).name,
        start,
        at: now,
        destroyAt: destroyAt(now),
      }),
    )
    await readings.insertMissing(read)
    return {
      items: mine.map(note => ({
        appointment: note._id,
        start: note.start,
        author: note.authorName,
        own: note.author === actor.id,
        text: texts.get(note._id)!,
        changedAt: note.changedAt,
        destroyAt: note.destroyAt,
      })),
    }
  },

  async colleagues(_input, { actor }) {
    counsellorPost(actor)
    return { items: await colleaguesOf(actor.id) }
  },

  async askHandOver({ id, version, to }, { actor, now, key }) {
    counsellorPost(actor)
    const colleague = (await colleaguesOf(actor.id)).find(each => each.id === to)
    if (!colleague) throw new AppError('COUNSELLOR_UNKNOWN', { field: 'to' })
    const asked = await makeMove({
      ...{ move: 'askHandOver', id, version, by: 'counsellor', actor, now, key },
      step: () => ({
        type: 'handOverAsked',
        fields: { handOver: { to, toName: colleague.name, state: 'asked' } },
      }),
    })
    return { appointment: await brief(asked, 'counsellor', now) }
  },
}
