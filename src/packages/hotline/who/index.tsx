import { ways } from '@domain/hotline/counsellor'
import { useState } from 'react'
import { readSentenceOf } from '@/cloud/error'
import { Button } from '@/components/button'
import { ChoiceList } from '@/components/choice-list'
import { ErrorState } from '@/components/empty-state'
import { Field, Fields } from '@/components/field'
import { Page } from '@/components/page'
import { Skeleton } from '@/components/skeleton'
import { PhoneInput } from '@/components/text-input'
import { changeBooking, useBooking, whoProblems } from '@/features/hotline/booking'
import { CrisisBar } from '@/features/hotline/crisis-bar'
import { showBelowBar } from '@/features/hotline/show-field'
import { type CounsellorView, useHotlineHome } from '@/features/hotline/use-hotline'
import { useNamed } from '@/features/hotline/use-named'
import { startWords } from '@/features/hotline/when'
import { teacher, wayIcons, wayNames } from '@/features/hotline/words'
import { openPage } from '@/lib/navigate'

const details = { voice: '在微信里说话，不用露面', phone: '咨询师打给您', room: '到谈心室见面' }

/** Second of three: how to meet, and with whom. */
export default function Who() {
  useNamed()
  const { data, error, refetch } = useHotlineHome()
  const made = useBooking()
  const [tried, setTried] = useState(false)
  const counsellors = data?.counsellors ?? []
  const one = counsellors.find(({ id }) => id === made.counsellor)
  const offered = ways.filter(way => counsellors.some(each => each.ways.includes(way)))
  // Whoever chose a counsellor first begins with a way in which that one meets.
  const way = made.way && offered.includes(made.way) ? made.way : (one?.ways ?? offered)[0]
  const fits = (each: CounsellorView) => !way || each.ways.includes(way)
  const counsellor = one && fits(one) ? one.id : 'any'
  const problems = tried ? whoProblems({ ...made, way }) : {}

  function next() {
    setTried(true)
    const [first] = Object.keys(whoProblems({ ...made, way }))
    if (first) return showBelowBar(first)
    changeBooking({ way, counsellor })
    void openPage('/packages/hotline/slot/index')
  }
  return (
    <Page
      title="怎么见，和谁聊"
      lead="第 2 步，共 3 步。"
      actions={data && <Button onPress={next}>下一步：选时间</Button>}
    >
      <CrisisBar />
      {!data && error && <ErrorState text={readSentenceOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={4} />}
      {data && (
        <Fields>
          <Field label="用什么方式" name="way" error={problems.way}>
            <ChoiceList
              options={offered.map(value => ({
                value,
                label: wayNames[value],
                detail: details[value],
                icon: wayIcons[value],
              }))}
              value={way}
              onChange={chosen => changeBooking({ way: chosen })}
            />
          </Field>
          {way === 'phone' && (
            <Field
              label="打哪个电话"
              name="phone"
              hint="只给咨询师看，通话后一天就删掉。"
              error={problems.phone}
            >
              <PhoneInput value={made.phone} onChange={phone => changeBooking({ phone })} />
            </Field>
          )}
          <Field label="约哪位咨询师" name="counsellor">
            <ChoiceList
              options={[
                { value: 'any', label: '谁先有空就约谁', detail: firstWords(counsellors.filter(fits)) },
                ...counsellors.map(each => optionOf(each, fits(each))),
              ]}
              value={counsellor}
              onChange={chosen => changeBooking({ counsellor: chosen })}
            />
          </Field>
        </Fields>
      )}
    </Page>
  )
}

/** The first time at which any of them is free. */
function firstWords(counsellors: readonly CounsellorView[]): string {
  const [first] = counsellors.flatMap(({ next }) => next ?? []).sort()
  return first ? `最早${startWords(first)}` : '近期约满，可以候补'
}

const optionOf = ({ id, name, specialities, next, ways: met }: CounsellorView, fits: boolean) => ({
  value: id,
  label: teacher(name),
  disabled: !fits,
  detail: fits
    ? [specialities.join('、'), next ? `最早${startWords(next)}` : '近期约满，可以候补']
        .filter(Boolean)
        .join('，')
    : `只有${met.map(way => wayNames[way]).join('、')}`,
})
