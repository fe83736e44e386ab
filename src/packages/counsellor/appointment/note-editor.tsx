import { View } from '@tarojs/components'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { TextArea } from '@/components/text-area'
import { useHotline } from '@/features/hotline/use-hotline'
import { draftOf, forgetDraft, hasHeadings, keepDraft, withHeadings } from './note-drafts'

const MOST = 4000

interface NoteEditorProps {
  id: string
  /** What is saved already, where it has been read. */
  saved: string
  /** When that was written; null where none has been read. */
  seen: string | null
  onDone: () => void
}

/** Writes the note of one appointment. What was typed survives a failed save, in memory (note-drafts.ts). */
export function NoteEditor({ id, saved, seen, onDone }: NoteEditorProps) {
  const [text, setText] = useState(() => draftOf(id) ?? saved)
  const { send, running, error } = useHotline(`note:${id}`, cloud.hotline.writeNote)
  const change = (next: string) => {
    setText(next)
    keepDraft(id, next)
  }
  async function save() {
    if (!text.trim()) return
    if (!(await send({ id, seen, text }))) return
    forgetDraft(id)
    toast('已加密保存')
    onDone()
  }
  return (
    <>
      <Field label="这次的记录" optional hint="只有您能看。没保存就关掉小程序，写的不会留下。">
        <TextArea
          value={text}
          onChange={change}
          maxLength={MOST}
          placeholder="谈了什么，您怎么看，下次接着做什么。"
        />
      </Field>
      {error && <Notice tone={error.again ? 'amber' : 'red'}>{`${error.message}。写的都还在。`}</Notice>}
      {!hasHeadings(text) && (
        <View>
          <Button kind="quiet" inline icon="plus" onPress={() => change(withHeadings(text).slice(0, MOST))}>
            加上主诉、评估、处理、计划
          </Button>
        </View>
      )}
      <Button kind="secondary" loading={running} disabled={!text.trim()} onPress={() => void save()}>
        {running ? '正在保存' : '保存记录'}
      </Button>
    </>
  )
}
