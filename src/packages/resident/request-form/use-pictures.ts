import { useCallback, useEffect, useRef, useState } from 'react'
import { pictureAddresses, uploadPicture } from '@/cloud/client'
import type { Picture } from '@/components/picture-picker'
import type { FormPicture } from './form'

const newId = () => `p${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`

/** Where pictures of an earlier visit can be seen now: the paths of that visit are gone. */
async function seenAgain(pictures: FormPicture[]): Promise<FormPicture[]> {
  const addresses = await pictureAddresses(pictures.map(picture => picture.fileId ?? ''))
  return pictures.map((picture, index) => ({ ...picture, path: addresses[index] || picture.path }))
}

/** The form's pictures: each is sent as soon as it is chosen, and can be sent again when that failed. */
export function usePictures(pictures: FormPicture[], change: (fields: { pictures: FormPicture[] }) => void) {
  const [failed, setFailed] = useState<readonly string[]>([])
  // Answers of several uploads arrive between renders; each must build on the one before.
  const latest = useRef(pictures)
  const keep = useCallback(
    (next: FormPicture[]) => {
      latest.current = next
      change({ pictures: next })
    },
    [change],
  )

  useEffect(() => {
    if (latest.current.length === 0) return
    // What was on its way when the form was left has no file on this device any more.
    const stored = latest.current.filter(picture => picture.fileId)
    keep(stored)
    if (stored.length === 0) return
    seenAgain(stored)
      .then(seen => keep(latest.current.map(picture => seen.find(each => each.id === picture.id) ?? picture)))
      .catch(() => {
        // They are stored all the same; only the small view is missing.
      })
  }, [keep])

  async function send({ id, path }: FormPicture) {
    setFailed(before => before.filter(each => each !== id))
    try {
      const fileId = await uploadPicture(path)
      keep(latest.current.map(picture => (picture.id === id ? { ...picture, fileId } : picture)))
    } catch {
      setFailed(before => [...before, id])
    }
  }

  return {
    pictures: pictures.map(
      ({ id, path, fileId }): Picture => ({
        id,
        path,
        state: fileId ? 'done' : failed.includes(id) ? 'failed' : 'uploading',
      }),
    ),
    onAdd(paths: string[]) {
      const added = paths.map(path => ({ id: newId(), path }))
      keep([...latest.current, ...added])
      for (const picture of added) void send(picture)
    },
    onRemove: (id: string) => keep(latest.current.filter(picture => picture.id !== id)),
    onRetry(id: string) {
      const picture = latest.current.find(each => each.id === id)
      if (picture) void send(picture)
    },
    /** Forgets them all. */
    clear: () => keep([]),
  }
}
