import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { ifEmpty } from './if-empty'
import type { SheetOf } from './sheet-props'
import { ReasonField } from './sheets/reason-field'
import { useMoveForm } from './use-move-form'
import { sendWords, type Words, type WordsMove, wordsForms } from './words-forms'

const nothing: Words = { result: '', text: '', reason: '', instead: '' }

/** Says what has to be said with a move, and makes it. What was written survives errors and reloads. */
export function WordsSheet({ move, ...sheet }: SheetOf & { move: WordsMove }) {
  const { title, about, verb, running, done, fields } = wordsForms[move]
  const form = useMoveForm({
    move,
    sheet,
    initial: nothing,
    call: sendWords[move],
    missing: words =>
      Object.fromEntries(fields.map(({ name, missing }) => [name, ifEmpty(words[name], missing)])),
    input: words => words,
    done,
  })
  return (
    <Sheet
      open
      onClose={sheet.onClose}
      title={title}
      actions={
        <Button
          kind={move === 'refuse' ? 'danger' : 'primary'}
          loading={form.running}
          onPress={() => void form.submit()}
        >
          {form.running ? running : verb}
        </Button>
      }
    >
      <View>{about}</View>
      {fields.map(({ name, label, placeholder, maxLength, phrases }) => (
        <ReasonField
          key={name}
          name={name}
          label={label}
          value={form.draft[name]}
          onChange={value => form.change({ [name]: value })}
          error={form.errorOf(name)}
          placeholder={placeholder}
          maxLength={maxLength}
          phrases={phrases}
        />
      ))}
      {form.refusal}
    </Sheet>
  )
}
