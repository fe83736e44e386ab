import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Section, Surface } from '@/components/surface'
import { formatDay, formatFull } from '@/lib/time'
import type { AppointmentView, Note } from '../shared/types'
import styles from './appointment.module.scss'
import { draftOf } from './note-drafts'
import { NoteEditor } from './note-editor'
import { useNotes } from './use-notes'

/** The confidential notes: what is written of this appointment, and what was written of this client before. */
export function Notes({ view }: { view: AppointmentView }) {
  const { id, hasNote, can } = view
  const notes = useNotes(id)
  const [editing, setEditing] = useState(() => draftOf(id) !== undefined)
  const own = notes.items?.find(note => note.appointment === id && note.own)
  const canWrite = can.includes('writeNote')
  // Writing goes over one's own earlier note, so that one is read before it can be changed.
  const isNew = canWrite && !hasNote
  return (
    <Section title="咨询记录">
      <Surface>
        {isNew || editing ? (
          <NoteEditor
            id={id}
            saved={own?.text ?? ''}
            seen={own?.changedAt ?? null}
            onDone={() => {
              setEditing(false)
              if (notes.items) void notes.read()
            }}
          />
        ) : (
          <View className={styles.soft}>
            {hasNote ? '这次的记录已经写好，加密保存。' : '预约开始以后可以写记录。'}
          </View>
        )}
        {notes.items?.map(note => (
          <OneNote key={note.appointment + note.author} note={note} />
        ))}
        {notes.items?.length === 0 && <View className={styles.soft}>还没有关于这位来访者的记录。</View>}
        {notes.error && <Notice tone="amber">{notes.error}</Notice>}
        {own && canWrite && !editing && (
          <Button kind="secondary" icon="edit" onPress={() => setEditing(true)}>
            修改这次的记录
          </Button>
        )}
        {!notes.items && (
          <Button kind="secondary" icon="note" loading={notes.reading} onPress={() => void notes.read()}>
            看这位来访者的记录
          </Button>
        )}
        <View className={styles.hint}>
          每看一次都会留下痕迹，来访者自己能查到是谁、什么时候看的。除了您和来访者同意的同事，谁也看不到内容。
        </View>
      </Surface>
    </Section>
  )
}

function OneNote({ note }: { note: Note }) {
  const { start, author, own, text, destroyAt } = note
  return (
    <View className={styles.note}>
      <View className={styles.noteHead}>
        {formatDay(start)}
        {own ? '，您写的' : `，${author}写的`}
      </View>
      <View className={styles.words}>{text}</View>
      <View className={styles.hint}>按规定保存到{formatFull(destroyAt).slice(0, -6)}，到期销毁。</View>
    </View>
  )
}
