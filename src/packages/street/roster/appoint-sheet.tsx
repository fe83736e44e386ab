import { type CategoryId, categories, categoryIds } from '@domain/request/categories'
import { groupNames } from '@domain/request/routing-words'
import { STREET, type StaffRole, staffRoles } from '@domain/street/model'
import { type Group, groups } from '@domain/street/settings'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { ChoiceList, MultiChoice } from '@/components/choice-list'
import { Field, showField } from '@/components/field'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { Sheet } from '@/components/sheet'
import { PhoneInput, TextInput } from '@/components/text-input'
import { UnitFinder } from '@/features/unit/unit-finder'
import { useUnits } from '@/features/unit/use-units'
import { useDraft } from '@/lib/draft'
import type { PostView } from '../shared/use-settings'
import { postNames } from './posts'
import { useRosterChanged } from './use-leaving'

interface Appointment {
  person: string
  name: string
  phone: string
  role: StaffRole
  unit: string
  community: string
  duties: CategoryId[]
  groups: Group[]
}
const nobody: Appointment = {
  person: '',
  name: '',
  phone: '',
  role: 'cadre',
  unit: '',
  community: '',
  duties: [],
  groups: [],
}
const inUnit = (role: StaffRole) => role === 'cadre' || role === 'lead'
const scopeOf = ({ role, unit, community }: Appointment): string =>
  inUnit(role) ? unit : role === 'community' ? community : STREET

/** Gives somebody a post. Who is known already is filled in by their number. */
export function AppointSheet({ posts, onClose }: { posts: readonly PostView[]; onClose: () => void }) {
  const [form, change, clear] = useDraft('street:appoint', nobody)
  const [tried, setTried] = useState(false)
  const { send, running, error } = useCommand('street:appoint', cloud.street.appoint)
  const changed = useRosterChanged()
  const units = useUnits()
  const problems: Record<string, string | false> = {
    person: !form.person.trim() && '请填这位同志的编号，或者选名单里的人',
    name: !form.name.trim() && '请填姓名',
    phone: !form.phone.trim() && '请填电话',
    scope: !scopeOf(form) && '请选在哪里',
  }
  const wrong = (name: string) =>
    (tried && problems[name]) || (error?.field === name ? error.message : null) || null
  function identify(person: string) {
    const known = posts.find(post => post.person === person.trim())
    change({ person, ...(known && { name: known.name, phone: known.phone }) })
  }
  async function submit() {
    setTried(true)
    const first = Object.keys(problems).find(name => problems[name])
    if (first) return showField(first)
    const { person, name, phone, role, duties } = form
    const done = await send({
      person: person.trim(),
      name,
      phone,
      role,
      scope: scopeOf(form),
      duties: role === 'cadre' ? duties : [],
      groups: inUnit(role) ? form.groups : [],
    })
    if (!done) return
    change(nobody)
    clear()
    toast(`${done.name}已上岗`)
    changed()
    onClose()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title="安排上岗"
      actions={
        <Button loading={running} onPress={() => void submit()}>
          安排上岗
        </Button>
      }
    >
      <Field
        label="这位同志的编号"
        name="person"
        hint="请这位同志打开小程序，在“我的”里点“我的编号”复制给您。名单里的人会自动填好姓名电话。"
        error={wrong('person')}
      >
        <TextInput value={form.person} onChange={identify} maxLength={64} placeholder="粘贴编号" />
      </Field>
      <Field label="姓名" name="name" error={wrong('name')}>
        <TextInput value={form.name} onChange={name => change({ name })} maxLength={30} />
      </Field>
      <Field label="电话" name="phone" hint="同事和社区联系用，居民看不到。" error={wrong('phone')}>
        <PhoneInput value={form.phone} onChange={phone => change({ phone })} />
      </Field>
      <Field label="什么岗位">
        <ChoiceList
          value={form.role}
          onChange={role => change({ role })}
          options={staffRoles.map(role => ({ value: role, label: postNames[role] }))}
        />
      </Field>
      {inUnit(form.role) && (
        <Field label="哪个单元" name="scope" error={wrong('scope')}>
          <UnitFinder
            label="哪个单元"
            value={form.unit}
            community={units.data?.communities[0]?.id ?? ''}
            onChange={({ id }) => change({ unit: id })}
          />
        </Field>
      )}
      {form.role === 'community' && (
        <Field label="哪个社区" name="scope" error={wrong('scope')}>
          <ChoiceList
            value={form.community || undefined}
            onChange={community => change({ community })}
            options={(units.data?.communities ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      )}
      {form.role === 'cadre' && (
        <Field label="管哪几类事" optional hint="一样都不选：各类事都管。">
          <MultiChoice
            pair
            value={form.duties}
            onChange={duties => change({ duties })}
            options={categoryIds.map(id => ({ value: id, label: categories[id].name }))}
          />
        </Field>
      )}
      {inUnit(form.role) && (
        <Field label="在一办七组的哪一组" optional>
          <MultiChoice
            pair
            value={form.groups}
            onChange={chosen => change({ groups: chosen })}
            options={groups.map(group => ({ value: group, label: groupNames[group] }))}
          />
        </Field>
      )}
      {error && !error.field && <Notice tone={error.again ? 'amber' : 'red'}>{error.message}</Notice>}
    </Sheet>
  )
}
