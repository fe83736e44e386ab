import type { RequestView } from '@domain/request/schema'
import { Facts } from '@/features/request/facts'
import { needNames } from '@/features/request/need-names'

/** Whom it is for, where, and how to reach me, as I gave it. */
export function People({ view }: { view: RequestView }) {
  const { requester, beneficiary } = view
  const reach = (person: { name: string; phone?: string }) =>
    [person.name, person.phone ?? '没留电话'].join('，')
  return (
    <Facts
      facts={[
        { label: '小区', value: view.unitName },
        ...(view.needs.length > 0
          ? [{ label: '家里有', value: view.needs.map(need => needNames[need]).join('、') }]
          : []),
        ...(beneficiary
          ? [
              { label: '替谁办', value: reach(beneficiary) },
              { label: '对方地址', value: beneficiary.address },
            ]
          : []),
        ...(view.address ? [{ label: '地址', value: view.address }] : []),
        { label: '联系人', value: reach(requester) },
      ]}
    />
  )
}
