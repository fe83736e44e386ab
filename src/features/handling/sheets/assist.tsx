import { View } from '@tarojs/components'
import { cloud } from '@/cloud/client'
import { sentenceOf } from '@/cloud/error'
import { Button } from '@/components/button'
import { MultiChoice } from '@/components/choice-list'
import { EmptyState, ErrorState } from '@/components/empty-state'
import { Field } from '@/components/field'
import { Segmented } from '@/components/segmented'
import { Skeleton } from '@/components/skeleton'
import { TextInput } from '@/components/text-input'
import { factsOf, useCandidates } from '../candidate-picker'
import styles from '../handling.module.scss'
import type { Place } from '../moves'
import type { SheetOf, UnitControl } from '../sheet-props'
import { useMoveForm } from '../use-move-form'
import { type AssistDraft, asked, choosePeople, nobodyYet, setTask, wanting } from './assist-draft'
import { MoveSheet } from './move-sheet'

const words = {
  workbench: {
    title: '请人协办',
    about: '请同志们各帮一部分。这件事还是由您负责，他们都回报以后您再办结。',
    verb: '请他们协办',
    done: '已经请他们协办',
  },
  desk: {
    title: '吹哨请人',
    about: '吹哨以后，每位同志报到，各办一部分；经办人不变，大家都回报以后才能办结。',
    verb: '吹哨',
    done: '哨子吹响了，等他们报到',
  },
} as const

interface AssistSheetProps extends SheetOf {
  place: Place
  Units: UnitControl
}

/** 协办, 吹哨报到: asks several people, each for a part. */
export function AssistSheet({ place, Units, ...sheet }: AssistSheetProps) {
  const { view } = sheet
  const { title, about, verb, done } = words[place]
  const { draft, change, errorOf, ...form } = useMoveForm<AssistDraft, ReturnType<typeof asked>>({
    move: 'assist',
    sheet,
    initial: nobodyYet,
    call: cloud.request.assist,
    missing: wanting,
    input: asked,
    done,
  })
  const elsewhere = draft.where === 'elsewhere'
  return (
    <MoveSheet
      title={title}
      about={about}
      verb={verb}
      running={form.running}
      onSubmit={form.submit}
      onClose={sheet.onClose}
      refusal={form.refusal}
    >
      <Segmented
        label="请哪里的同志"
        segments={[
          { value: 'here', label: '本单元的同志' },
          { value: 'elsewhere', label: '别的单元' },
        ]}
        value={draft.where}
        onChange={where => change({ where })}
      />
      {elsewhere && !draft.unit ? (
        <Field label="哪个单元" name="unit" error={errorOf('people')}>
          <Units
            community={view.community}
            not={view.unit}
            value=""
            onChange={({ id, name }) => change({ unit: id, unitName: name })}
            label="单元"
          />
        </Field>
      ) : (
        <View className={styles.group}>
          <Field label={elsewhere ? draft.unitName : view.unitName} name="people" error={errorOf('people')}>
            <People
              sheet={sheet}
              unit={elsewhere ? draft.unit : undefined}
              parts={draft.parts}
              onChange={parts => change({ parts })}
            />
          </Field>
          {elsewhere && (
            <Button kind="quiet" inline onPress={() => change({ unit: '', unitName: '' })}>
              换一个单元
            </Button>
          )}
        </View>
      )}
      {draft.parts.map(({ to, name, task }, index) => (
        <Field
          key={to}
          label={`请${name}办什么`}
          name={`parts.${index}.to`}
          error={errorOf(`task.${to}`) ?? errorOf(`parts.${index}.to`)}
        >
          <TextInput
            value={task}
            onChange={text => change({ parts: setTask(draft.parts, to, text) })}
            maxLength={200}
            placeholder="例如：带上梯子，一起上门换灯泡"
          />
        </Field>
      ))}
    </MoveSheet>
  )
}

interface PeopleProps {
  sheet: SheetOf
  unit: string | undefined
  parts: AssistDraft['parts']
  onChange: (parts: AssistDraft['parts']) => void
}

/** The people of a unit who can be asked; who has a part already, or the whole, is left out. */
function People({ sheet: { view }, unit, parts, onChange }: PeopleProps) {
  const { data, error, refetch } = useCandidates(view.id, unit)
  if (!data) {
    if (!error) return <Skeleton rows={3} />
    return <ErrorState text={sentenceOf(error)} onRetry={() => void refetch()} />
  }
  const people = data.people.filter(({ id }) => id !== view.responsible.id)
  if (people.length === 0) return <EmptyState drawing="search" text="这个单元没有别的同志。" />
  const here = people.map(({ id }) => id)
  return (
    <MultiChoice
      options={people.map(person => ({
        value: person.id,
        label: person.name,
        detail: factsOf(person, false),
        disabled: person.away,
      }))}
      value={parts.map(({ to }) => to).filter(to => here.includes(to))}
      onChange={chosen => onChange(choosePeople(parts, people, chosen))}
    />
  )
}
