import type { Way } from '@domain/hotline/counsellor'
import { MultiChoice } from '@/components/choice-list'
import { Field } from '@/components/field'
import { NumberInput } from '@/components/number-input'
import { Section, Surface } from '@/components/surface'
import { Switch } from '@/components/switch'
import { TextArea } from '@/components/text-area'
import { TextInput } from '@/components/text-input'
import { wayIcons, wayNames } from '@/features/hotline/words'
import type { Profile } from '../shared/types'
import type { profileProblems } from './profile-words'

interface ProfileFormProps {
  value: Profile
  /** The specialities as they are typed. */
  typed: string
  wrong: ReturnType<typeof profileProblems>
  onType: (specialities: string) => void
  onChange: (fields: Partial<Profile>) => void
}
const ways: Way[] = ['voice', 'phone', 'room']

/** What clients read about their counsellor, and how bookings are taken. */
export function ProfileForm({ value, typed, wrong, onType, onChange }: ProfileFormProps) {
  return (
    <>
      <Section title="预约">
        <Surface>
          <Switch
            label="开放预约"
            detail={value.listed ? '来访者能看到您、约您的时间' : '来访者现在看不到您'}
            value={value.listed}
            onChange={listed => onChange({ listed })}
          />
          <Switch
            label="每次都由我确认"
            detail="来访者约了以后先保留，等您点头"
            value={value.confirms}
            onChange={confirms => onChange({ confirms })}
          />
          {value.confirms && (
            <Field label="最多保留几小时" hint="到时间没有答复，就自动放开。" error={wrong.holdHours}>
              <NumberInput value={value.holdHours} onChange={holdHours => onChange({ holdHours })} />
            </Field>
          )}
        </Surface>
      </Section>
      <Section title="来访者看到的">
        <Surface>
          <Field label="名字" name="name" error={wrong.name}>
            <TextInput value={value.name} onChange={name => onChange({ name })} maxLength={30} />
          </Field>
          <Field label="介绍" optional hint="说说自己是谁、怎么聊，像对邻居说话一样。">
            <TextArea value={value.intro} onChange={intro => onChange({ intro })} maxLength={500} />
          </Field>
          <Field
            label="擅长"
            name="specialities"
            optional
            hint="用顿号隔开，例如：睡眠、焦虑、亲子"
            error={wrong.specialities}
          >
            <TextInput value={typed} onChange={onType} maxLength={120} />
          </Field>
          <Field label="怎么见面" name="ways" error={wrong.ways}>
            <MultiChoice
              options={ways.map(way => ({ value: way, label: wayNames[way], icon: wayIcons[way] }))}
              value={value.ways}
              onChange={chosen => onChange({ ways: chosen })}
            />
          </Field>
          {value.ways.includes('room') && (
            <Field label="面谈的地方" name="room" error={wrong.room}>
              <TextInput
                value={value.room}
                onChange={room => onChange({ room })}
                maxLength={60}
                placeholder="银滩路社区二楼谈心室"
              />
            </Field>
          )}
        </Surface>
      </Section>
    </>
  )
}
