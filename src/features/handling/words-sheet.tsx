import type { RequestView } from '@domain/request/schema'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { toast } from '@/components/page'
import { Sheet } from '@/components/sheet'
import { TextArea } from '@/components/text-area'
import { useDraft } from '@/lib/draft'
import styles from './handling.module.scss'
import { QuickPhrases } from './quick-phrases'
import { Refusal } from './refusal'
import type { SheetOf } from './sheet-props'
import { sendWords, type Words, type WordsMove, wordsForms } from './words-forms'

const nothing: Words = { result: '', text: '', reason: '', instead: '' }

/** Says what has to be said with a move, and makes it. What was written survives errors and reloads. */
export function WordsSheet({ move, view, onDone, onClose, onStale }: SheetOf & { move: WordsMove }) {
  const form = wordsForms[move]
  const [words, change, clear] = useDraft(`handling:${move}:${view.id}`, nothing)
  const [tried, setTried] = useState(false)
  const { send, running, error } = useCommand(`${move}:${view.id}`, sendWords[move])
  const missing = (name: keyof Words) => tried && words[name].trim() === ''

  async function submit() {
    setTried(true)
    if (form.fields.some(field => words[field.name].trim() === '')) return
    const done: RequestView | undefined = await send({ id: view.id, version: view.version, ...words })
    if (!done) return
    clear()
    toast(form.done)
    onDone(done)
  }

  return (
    <Sheet
      open
      onClose={onClose}
      title={form.title}
      actions={
        <Button kind={move === 'refuse' ? 'danger' : 'primary'} loading={running} onPress={submit}>
          {running ? form.running : form.verb}
        </Button>
      }
    >
      <View>{form.about}</View>
      {form.fields.map(field => (
        <View key={field.name} className={styles.group}>
          <Field
            label={field.label}
            name={field.name}
            error={missing(field.name) ? field.missing : error?.field === field.name ? error.message : null}
          >
            <TextArea
              value={words[field.name]}
              onChange={value => change({ [field.name]: value })}
              placeholder={field.placeholder}
              maxLength={field.maxLength}
            />
          </Field>
          <QuickPhrases
            phrases={field.phrases}
            value={words[field.name]}
            onChange={value => change({ [field.name]: value.slice(0, field.maxLength) })}
            label={field.label}
          />
        </View>
      ))}
      <Refusal error={error} fields={form.fields.map(field => field.name)} onStale={onStale} />
    </Sheet>
  )
}
