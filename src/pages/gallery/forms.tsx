import { useState } from 'react'
import { ChoiceList, MultiChoice } from '@/components/choice-list'
import { DateInput } from '@/components/date-input'
import { DateTimeSlots, type WantedTime } from '@/components/date-time-slots'
import { Field, Fields } from '@/components/field'
import { Icon } from '@/components/icon'
import { type Picture, PicturePicker } from '@/components/picture-picker'
import { Pressable } from '@/components/pressable'
import { SearchBar } from '@/components/search-bar'
import { Stepper } from '@/components/stepper'
import { Section, Surface } from '@/components/surface'
import { Switch } from '@/components/switch'
import { TextArea } from '@/components/text-area'
import { PhoneInput, TextInput } from '@/components/text-input'
import styles from './gallery.module.scss'

const now = '2026-11-23T03:30:00Z'
const picture =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 90'%3E%3Cpath fill='%23D9C7A8' d='M0 0h90v90H0z'/%3E%3Cpath fill='%238A7A5C' d='M0 90 40 40l50 50z'/%3E%3C/svg%3E"
const services = [
  { value: 'pressure', label: '量血压' },
  { value: 'sugar', label: '测血糖' },
  { value: 'drugs', label: '问用药' },
  { value: 'none', label: '今天没有', disabled: true },
]

/** Everything that can be filled in. */
export function Forms() {
  const [name, setName] = useState('王秀英')
  const [phone, setPhone] = useState('1390931')
  const [text, setText] = useState('三单元二楼的灯坏了一个星期，晚上老人下楼看不清台阶。')
  const [who, setWho] = useState<'me' | 'other'>('me')
  const [wants, setWants] = useState<string[]>(['pressure'])
  const [people, setPeople] = useState(2)
  const [hidden, setHidden] = useState(true)
  const [times, setTimes] = useState<WantedTime[]>([{ date: '2026-11-24', part: 'morning' }])
  const [day, setDay] = useState('2026-11-26')
  const [search, setSearch] = useState('滨河')
  const [pictures, setPictures] = useState<Picture[]>([
    { id: 'a', path: picture, state: 'done' },
    { id: 'b', path: picture, state: 'uploading' },
    { id: 'c', path: picture, state: 'failed' },
  ])
  return (
    <>
      <SearchBar
        value={search}
        onChange={setSearch}
        placeholder="找小区或单元"
        aside={
          <Pressable className={styles.scan} label="扫码" onPress={() => {}}>
            <Icon name="scan" />
          </Pressable>
        }
      />
      <Section title="表单">
        <Fields>
          <Field label="称呼" hint="怎么称呼您方便联系。">
            <TextInput value={name} onChange={setName} />
          </Field>
          <Field label="电话" error="电话号码少了几位，请检查一下。">
            <PhoneInput value={phone} onChange={setPhone} />
          </Field>
          <Field label="哪一天">
            <DateInput value={day} onChange={setDay} />
          </Field>
          <Field label="说说什么事" hint="时间、地点、影响了谁，写得越清楚办得越快。">
            <TextArea value={text} onChange={setText} maxLength={300} />
          </Field>
          <Field label="图片" optional>
            <PicturePicker
              pictures={pictures}
              onAdd={paths =>
                setPictures([...pictures, ...paths.map(path => ({ id: path, path, state: 'done' as const }))])
              }
              onRemove={id => setPictures(pictures.filter(each => each.id !== id))}
              onRetry={() => {}}
            />
          </Field>
          <Field label="为谁提交">
            <ChoiceList
              value={who}
              onChange={setWho}
              options={[
                { value: 'me', label: '我自己', icon: 'user' },
                {
                  value: 'other',
                  label: '替别人提交',
                  detail: '例如家里老人、没有手机的邻居',
                  icon: 'people',
                },
              ]}
            />
          </Field>
          <Field label="需要什么" optional>
            <MultiChoice pair value={wants} onChange={setWants} options={services} />
          </Field>
          <Field label="几个人" hint="连您自己。">
            <Stepper value={people} onChange={setPeople} min={1} max={6} unit="人" />
          </Field>
          <Field label="什么时间方便" hint="可以选几个，我们挑一个。">
            <DateTimeSlots value={times} onChange={setTimes} now={now} />
          </Field>
        </Fields>
        <Surface>
          <Switch
            label="不显示我的电话"
            detail="只有负责的干部能看到。"
            value={hidden}
            onChange={setHidden}
          />
          <Switch label="已经关上的开关" value={false} onChange={() => {}} disabled />
        </Surface>
      </Section>
    </>
  )
}
