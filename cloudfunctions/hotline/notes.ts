import { randomBytes } from 'node:crypto'
import { AppError } from '@domain/errors'
import type { HotlineContract } from '@domain/hotline/contract'
import { refusal } from '@domain/hotline/lifecycle'
import type { Note, Reading } from '@domain/hotline/records'
import { destroyAt } from '@domain/hotline/wakes'
import { appointments, notes, posts, readings } from '@server/collections'
import { loadMine, makeMove } from '@server/hotline/appointments'
import { counsellorPost } from '@server/hotline/counsellors'
import { noteTextOf, sealNote } from '@server/hotline/notes'
import { brief } from '@server/hotline/present'
import { Duplicate } from '@server/retry'
import type { Handlers } from '@server/serve'

const MOST = 1000

/** Other counsellors in office. One round trip. */
async function colleaguesOf(id: string) {
  const held = await posts.find({ where: { scope: 'street', role: 'counsellor', active: true }, limit: MOST })
  return held.filter(post => post.person !== id).map(({ person, name }) => ({ id: person, name }))
}

/**
 * Notes: read by whoever wrote them, and by whom they were handed to with the client's consent. Every reading is
 * written down before anything is shown.
 */
export const noteHandlers: Pick<
  Handlers<HotlineContract>,
  'writeNote' | 'readNotes' | 'colleagues' | 'askHandOver'
> = {
  async writeNote({ id, text }, { actor, now }) {
    counsellorPost(actor)
    const { appointment, by } = await loadMine(id, actor.id)
    const no = refusal('writeNote', appointment, by, now)
    if (no) throw no
    const common = { sealed: sealNote(id, { text }), changedAt: now }
    const note: Note = {
      _id: id,
      client: appointment.client,
      author: actor.id,
      authorName: counsellorPost(actor).name,
      readers: [],
      start: appointment.start,
      destroyAt: destroyAt(appointment.end),
      ...common,
    }
    try {
      await notes.insert(note)
    } catch (error) {
      if (!(error instanceof Duplicate)) throw error
      // Over one's own alone: an appointment that went to somebody else leaves their predecessor's note as it is.
      const written = await notes.update({ _id: id, author: actor.id }, common)
      if (written === 0 && (await notes.byId(id))?.author !== actor.id) throw new AppError('FORBIDDEN')
    }
    if (!appointment.hasNote) await appointments.update({ _id: id }, { hasNote: true })
    return { at: now, destroyAt: note.destroyAt }
  },

  async readNotes({ id }, { actor, now }) {
    counsellorPost(actor)
    const { appointment, by } = await loadMine(id, actor.id)
    if (by !== 'counsellor') throw new AppError('NOT_FOUND')
    const about = await notes.find({
      where: { client: appointment.client },
      orderBy: [['start', 'desc']],
      limit: MOST,
    })
    const mine = about.filter(note => note.author === actor.id || note.readers.includes(actor.id))
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
        text: noteTextOf(note),
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
      ...{ move: 'askHandOver', id, version, by: 'counsellor', openid: actor.id, now, key },
      step: () => ({
        type: 'handOverAsked',
        fields: { handOver: { to, toName: colleague.name, state: 'asked' } },
      }),
    })
    return { appointment: await brief(asked, 'counsellor', now) }
  },
}
