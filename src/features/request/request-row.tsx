import { categories } from '@domain/request/categories'
import type { RequestItem } from '@domain/request/schema'
import type { ReactNode } from 'react'
import { ListItem } from '@/components/list-item'
import { categoryLook } from './category-look'
import { DueMark } from './due-mark'
import { StatusChip } from './status-chip'

interface RequestRowProps {
  request: RequestItem
  onPress: () => void
  /** One line of detail; without it the category and who has it, as the requester wants to know. */
  detail?: ReactNode
  /** Without the line of detail, where several things share a page. */
  compact?: boolean
  /** Chips in the state's place, where a list says more than the state: 派给我; null for none. */
  chip?: ReactNode
  /** Until when, in another way; null for none, where a chip says it. */
  meta?: ReactNode
  /** A button below the words: 我来接单. */
  action?: ReactNode
  current?: boolean
  /** In a list from which several are chosen: whether this one is. */
  checked?: boolean
}

/** A request in a list: what, state, until when, one line of detail. */
export function RequestRow({ request, detail, compact, chip, meta, ...rest }: RequestRowProps) {
  const { icon, tone } = categoryLook[request.category]
  const name = categories[request.category].name
  return (
    <ListItem
      {...rest}
      icon={icon}
      iconTone={tone}
      title={request.summary || name}
      detail={compact ? undefined : (detail ?? `${name} · ${request.responsible.name}`)}
      chip={chip === undefined ? <StatusChip request={request} /> : chip}
      meta={meta === undefined ? <DueMark request={request} /> : meta}
    />
  )
}
