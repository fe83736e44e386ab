import type { Status } from '@domain/request/model'
import type { RequestItem } from '@domain/request/schema'
import { statusNames } from '@domain/request/story'
import { Chip } from '@/components/chip'
import type { IconName } from '@/components/icon'
import type { Tone } from '@/components/tone'

const looks: Record<Status, { tone: Tone; icon: IconName }> = {
  waiting: { tone: 'amber', icon: 'swap' },
  dispatched: { tone: 'amber', icon: 'clock' },
  accepted: { tone: 'blue', icon: 'heart-hand' },
  referred: { tone: 'blue', icon: 'building' },
  resolved: { tone: 'green', icon: 'star' },
  closed: { tone: 'quiet', icon: 'check' },
  withdrawn: { tone: 'quiet', icon: 'return' },
  refused: { tone: 'quiet', icon: 'info' },
  merged: { tone: 'quiet', icon: 'copy' },
}

/** Where a request stands, in one word. What the resident found unsolved says so. */
export function StatusChip({ request }: { request: Pick<RequestItem, 'status' | 'verdict'> }) {
  const { status, verdict } = request
  if (status === 'resolved' && verdict === 'unsolved') {
    return (
      <Chip tone="red" icon="frown">
        没有解决
      </Chip>
    )
  }
  const { tone, icon } = looks[status]
  return (
    <Chip tone={tone} icon={icon}>
      {statusNames[status]}
    </Chip>
  )
}
