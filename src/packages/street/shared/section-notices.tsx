import type { CloudError } from '@/cloud/error'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'

interface SectionNoticesProps {
  /** What is set here: 派单规则. */
  what: string
  section: { stale: boolean; error: CloudError | undefined; discard: () => void; keepMine: () => void }
}

/** Why something was not saved; what somebody else saved meanwhile is theirs to see before ours goes over it. */
export function SectionNotices({ what, section }: SectionNoticesProps) {
  const { stale, error, discard, keepMine } = section
  if (stale) {
    return (
      <Notice
        tone="amber"
        title={`${what}刚被别人改过`}
        action={
          <>
            <Button kind="quiet" inline onPress={discard}>
              看最新的，放弃我的修改
            </Button>
            <Button kind="quiet" inline onPress={keepMine}>
              留着我的，再由我保存
            </Button>
          </>
        }
      >
        您改的都还在，还没有保存。
      </Notice>
    )
  }
  if (!error) return null
  return <Notice tone={error.again ? 'amber' : 'red'}>{error.message}</Notice>
}
