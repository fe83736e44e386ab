import type { Note, NoteText } from '@domain/hotline/records'
import { about } from './about'
import { seal, unseal } from './seal'

export const sealNote = (id: string, note: NoteText) => seal(note, about('note', id))
export const noteTextOf = ({ _id, sealed }: Note): string =>
  unseal<NoteText>(sealed, about('note', _id))?.text ?? ''
