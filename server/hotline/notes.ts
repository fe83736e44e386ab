import { AppError } from '@domain/errors'
import type { Note, NoteText } from '@domain/hotline/records'
import { _ } from '../cloud'
import { notes } from '../collections'
import { about } from './about'
import { seal, unseal } from './seal'

/** Seals the text of an appointment's note with the function's keys, bound to that appointment. */
export const sealNote = (id: string, note: NoteText) => seal(note, about('note', id))

/** What a note says. @throws AppError INTERNAL where it cannot be opened: an empty one would be written over. */
export function noteTextOf({ _id, sealed }: Note): string {
  const note = unseal<NoteText>(sealed, about('note', _id))
  if (!note) throw new AppError('INTERNAL', undefined, '有一份记录现在打不开，内容还在，请联系管理员检查密钥')
  return note.text
}

/** The notes that one counsellor wrote about a client become readable to another as well. Harmless when repeated. */
export async function handNotes(client: string, author: string, to: string): Promise<void> {
  await notes.adjust({ client, author }, { readers: _.addToSet(to) })
}
