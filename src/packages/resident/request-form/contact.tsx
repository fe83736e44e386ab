import type { Category } from '@domain/request/categories'
import { useState } from 'react'
import { Field } from '@/components/field'
import { Surface } from '@/components/surface'
import { Switch } from '@/components/switch'
import { PhoneInput, TextInput } from '@/components/text-input'
import { openPage } from '@/lib/navigate'
import { asksAddress, type Known, needsAddress, type RequestForm, who } from './form'
import { Opens } from './opens'

interface ContactProps {
  form: RequestForm
  category: Category
  known: Known | undefined
  change: (fields: Partial<RequestForm>) => void
  problems: Record<string, string>
}

/** Where it is and how to reach the one who asks; filled in from the profile. */
export function ContactFields(props: ContactProps) {
  const { form, category, known, change, problems } = props
  const { unit } = who(form, known)
  return (
    <>
      <Field label="在哪个小区" name="unit" error={problems.unit}>
        <Opens
          icon="map-pin"
          text={unit?.name ?? '还没有选'}
          what={unit ? '更换' : '选择小区'}
          onPress={() => openPage('/packages/resident/unit-picker/index?pick=1')}
        />
      </Field>
      {asksAddress(form, category) && (
        <Field
          label="地址"
          name="address"
          hint="只给办理的人看。"
          optional={!needsAddress(form, category)}
          error={problems.address}
        >
          <TextInput
            value={form.address}
            onChange={address => change({ address })}
            maxLength={80}
            placeholder="例如：3 号楼 2 单元 201"
          />
        </Field>
      )}
      <Myself {...props} />
    </>
  )
}

/** Name and phone: one line where the profile has them, fields where something is missing or to be changed. */
function Myself({ form, known, change, problems }: ContactProps) {
  const { name, phone } = who(form, known)
  const untouched = form.name === undefined && form.phone === undefined && !form.withoutPhone
  const [editing, setEditing] = useState(!untouched)
  const wrong = problems['contact.name'] ?? problems['contact.phone']
  if (known?.name && known.phone && untouched && !editing && !wrong) {
    return (
      <Field label="您的称呼和电话" hint="只给办理的人看，办完就隐藏。">
        <Opens icon="user" text={`${name} ${phone}`} what="修改" onPress={() => setEditing(true)} />
      </Field>
    )
  }
  return (
    <>
      <Field label="怎么称呼您" name="contact.name" error={problems['contact.name']}>
        <TextInput
          value={name}
          onChange={typed => change({ name: typed })}
          maxLength={30}
          placeholder="姓名"
        />
      </Field>
      {!form.withoutPhone && (
        <Field
          label="您的电话"
          name="contact.phone"
          hint="只给办理的人看，办完就隐藏。"
          error={problems['contact.phone']}
        >
          <PhoneInput value={phone} onChange={typed => change({ phone: typed })} />
        </Field>
      )}
      <Surface>
        <Switch
          label="不留电话"
          detail="办理的人只能在这里给您留言"
          value={form.withoutPhone}
          onChange={withoutPhone => change({ withoutPhone })}
        />
        <Switch
          label="记住，下次不用再填"
          detail="姓名、电话和小区，随时可以清除"
          value={form.remember}
          onChange={remember => change({ remember })}
        />
      </Surface>
    </>
  )
}
