import type { RequestView } from '@domain/request/schema'
import { useState } from 'react'
import { useCommand } from '@/cloud/use-command'
import { showField } from '@/components/field'
import { toast } from '@/components/page'
import { useDraft } from '@/lib/draft'
import { Refusal } from './refusal'
import type { SheetOf } from './sheet-props'

interface MoveForm<T extends object, I> {
  /** The move, which also names the draft and the command. */
  move: string
  sheet: SheetOf
  initial: T
  call: (input: I & { id: string; version: number }, key: string) => Promise<RequestView>
  /** What is still to be said, a sentence for each field. */
  missing: (draft: T) => Partial<Record<string, string | false>>
  input: (draft: T) => I
  /** Told once it is made. */
  done: string | ((view: RequestView) => string)
  /** Of several forms of the same move on a request: which one. */
  part?: string
}

/** The form of one move: what was typed survives errors and reloads, what is missing is said at its field. */
export function useMoveForm<T extends object, I extends object>(form: MoveForm<T, I>) {
  const { move, sheet, initial, call, missing, input, done, part = '' } = form
  const { view, onDone, onStale } = sheet
  const slot = `${move}:${view.id}${part && `:${part}`}`
  const [draft, change, clear] = useDraft(`handling:${slot}`, initial)
  const [tried, setTried] = useState(false)
  const { send, running, error } = useCommand(slot, call)
  const wanting = missing(draft)
  const fields = Object.keys(wanting)

  async function submit() {
    setTried(true)
    const first = fields.find(field => wanting[field])
    if (first) return showField(first)
    const made = await send({ id: view.id, version: view.version, ...input(draft) })
    if (!made) return
    clear()
    toast(typeof done === 'string' ? done : done(made))
    onDone(made)
  }

  return {
    draft,
    change,
    running,
    submit,
    /** What is wrong with a field; `name` also stands for what is inside it (parts.0.to). */
    errorOf(name: string): string | null {
      if (tried && wanting[name]) return wanting[name]
      return error?.field === name ? error.message : null
    },
    refusal: <Refusal error={error} fields={fields} onStale={onStale} />,
  }
}
