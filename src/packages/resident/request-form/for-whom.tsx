import { ChoiceList } from '@/components/choice-list'
import { Field } from '@/components/field'
import { PhoneInput, TextInput } from '@/components/text-input'
import type { RequestForm } from './form'

interface ForWhomProps {
  form: RequestForm
  change: (fields: Partial<RequestForm>) => void
  problems: Record<string, string>
}

const options = [
  { value: 'me' as const, label: '我自己' },
  { value: 'other' as const, label: '替别人' },
]

/** For myself or for somebody else: an elderly parent, a neighbour without a phone. */
export function ForWhom({ form, change, problems }: ForWhomProps) {
  const { other } = form
  const say = (fields: Partial<RequestForm['other']>) => change({ other: { ...other, ...fields } })
  return (
    <>
      <Field label="替谁提诉求" name="forWhom">
        <ChoiceList pair options={options} value={form.forWhom} onChange={forWhom => change({ forWhom })} />
      </Field>
      {form.forWhom === 'other' && (
        <>
          <Field label="对方姓名" name="beneficiary.name" error={problems['beneficiary.name']}>
            <TextInput
              value={other.name}
              onChange={name => say({ name })}
              maxLength={30}
              placeholder="例如：李奶奶"
            />
          </Field>
          <Field label="对方电话" name="beneficiary.phone" optional error={problems['beneficiary.phone']}>
            <PhoneInput value={other.phone} onChange={phone => say({ phone })} />
          </Field>
          <Field label="对方地址" name="beneficiary.address" error={problems['beneficiary.address']}>
            <TextInput
              value={other.address}
              onChange={address => say({ address })}
              maxLength={80}
              placeholder="例如：3 号楼 2 单元 201"
            />
          </Field>
        </>
      )}
    </>
  )
}
