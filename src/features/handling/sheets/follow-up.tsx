import type { Satisfaction } from '@domain/request/model'
import { satisfactionNames } from '@domain/request/story'
import { cloud } from '@/cloud/client'
import { ChoiceList } from '@/components/choice-list'
import { Field } from '@/components/field'
import { Person } from '../reach'
import type { SheetOf } from '../sheet-props'
import { useMoveForm } from '../use-move-form'
import { type Call, callMissing, callSaid, nothingYet } from './follow-up-draft'
import { MoveSheet } from './move-sheet'
import { ReasonField } from './reason-field'

const satisfactions = Object.entries(satisfactionNames).map(([value, label]) => ({
  value: value as Satisfaction,
  label,
}))

/** 回访: what the resident said on the phone, or that nobody answered. */
export function FollowUpSheet(sheet: SheetOf) {
  const { view } = sheet
  const { draft, change, errorOf, ...form } = useMoveForm<Call, ReturnType<typeof callSaid>>({
    move: 'followUp',
    sheet,
    initial: nothingYet,
    call: cloud.request.followUp,
    missing: callMissing,
    input: callSaid,
    done: made => (made.status === 'dispatched' ? '已经交回去重办' : '回访已经记下'),
  })
  const { reached, solved } = draft
  return (
    <MoveSheet
      title="回访"
      about="先打电话，再把居民说的记下来。"
      verb="记下回访"
      running={form.running}
      onSubmit={form.submit}
      onClose={sheet.onClose}
      refusal={form.refusal}
    >
      <Person contact={view.requester} who="诉求人" hidden="已结案，不再显示" />
      <Field label="电话接通了吗" name="reached" error={errorOf('reached')}>
        <ChoiceList
          options={[
            { value: 'yes', label: '接通了' },
            { value: 'no', label: '没接通' },
          ]}
          value={reached || undefined}
          onChange={reached => change({ reached })}
          pair
        />
      </Field>
      {reached === 'yes' && (
        <>
          <Field label="居民说解决了吗" name="solved" error={errorOf('solved')}>
            <ChoiceList
              options={[
                {
                  value: 'yes',
                  label: '解决了',
                  detail: view.status === 'resolved' ? '直接结案' : undefined,
                },
                { value: 'no', label: '还没有解决', detail: '马上重办，并且督办' },
              ]}
              value={solved || undefined}
              onChange={solved => change({ solved })}
            />
          </Field>
          <Field label="对办理满意吗" name="satisfaction" optional error={errorOf('satisfaction')}>
            <ChoiceList
              options={satisfactions}
              value={draft.satisfaction || undefined}
              onChange={satisfaction => change({ satisfaction })}
              pair
            />
          </Field>
        </>
      )}
      <ReasonField
        label={solved === 'no' && reached === 'yes' ? '哪里没有解决' : '居民的话'}
        name="words"
        value={draft.words}
        onChange={words => change({ words })}
        error={errorOf('words')}
        maxLength={500}
        optional
        phrases={
          reached === 'no'
            ? ['没有人接', '号码是空号', '约好明天再打']
            : solved === 'no'
              ? ['只修了一半', '过了一天又坏了', '没有人来过']
              : ['谢谢办理的同志', '希望以后快一点']
        }
      />
    </MoveSheet>
  )
}
