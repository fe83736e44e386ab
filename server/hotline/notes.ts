import type { Note, NoteText } from '@domain/hotline/records'
import { seal, unseal } from './seal'

const about = (id: string) => `note/${id}`
export const sealNote = (id: string, note: NoteText) => seal(note, about(id))
export const noteTextOf = ({ _id, sealed }: Note): string => unseal<NoteText>(sealed, about(_id))?.text ?? ''
