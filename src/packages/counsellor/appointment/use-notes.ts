import { useRef, useState } from 'react'
import { cloud } from '@/cloud/client'
import { readSentenceOf } from '@/cloud/error'
import type { Note } from '../shared/types'

/**
 * The notes about an appointment's client, read only when asked for: every reading is written into the log that the
 * client sees. So they are no cached query, which would read again by itself, and they are gone with the page.
 */
export function useNotes(id: string) {
  const [items, setItems] = useState<Note[]>()
  const [reading, setReading] = useState(false)
  const [error, setError] = useState('')
  const busy = useRef(false)
  async function read() {
    if (busy.current) return
    busy.current = true
    setReading(true)
    setError('')
    try {
      setItems((await cloud.hotline.readNotes({ id })).items)
    } catch (failure) {
      setError(readSentenceOf(failure))
    } finally {
      busy.current = false
      setReading(false)
    }
  }
  return { items, reading, error, read }
}
