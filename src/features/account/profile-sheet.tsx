import type { MeView } from '@domain/account/schema'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { Sheet } from '@/components/sheet'
import { PhoneInput, TextInput } from '@/components/text-input'
import { useSaveMe } from './use-save'

/** Name and phone, kept so that forms are filled in already. */
export function ProfileSheet({ me, onClose }: { me: MeView; onClose: () => void }) {
  const [name, setName] = useState(me.name)
  const [phone, setPhone] = useState(me.phone)
  const { send, running, error } = useSaveMe()
  const wrong = (field: string) => (error?.field === field ? error.message : undefined)
  async function save() {
    const said = { ...(name.trim() && { name: name.trim() }), phone: phone.trim() }
    if (!(await send(said))) return
    toast('已保存')
    onClose()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title="姓名和电话"
      actions={
        <Button loading={running} onPress={save}>
          保存
        </Button>
      }
    >
      <Field label="怎么称呼您" name="name" error={wrong('name')}>
        <TextInput value={name} onChange={setName} maxLength={30} placeholder="姓名" />
      </Field>
      <Field
        label="电话"
        name="phone"
        optional
        hint="提诉求时自动填好，只给办理的人看。"
        error={wrong('phone')}
      >
        <PhoneInput value={phone} onChange={setPhone} />
      </Field>
      {error && !error.field && <Notice tone="amber">{error.message}</Notice>}
    </Sheet>
  )
}
