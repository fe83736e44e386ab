import { categories } from '@domain/request/categories'
import type { RequestItem } from '@domain/request/schema'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { storage } from '@/lib/storage'
import { formatTime } from '@/lib/time'

const KEY = 'workbench:told'
const told = (): string[] => storage.read(KEY) ?? []

interface WithdrawnNoticeProps {
  requests: readonly RequestItem[]
  onOpen: (id: string) => void
}

/** What residents took back from my hand, until I have read it: nobody should go there for nothing. */
export function WithdrawnNotice({ requests, onOpen }: WithdrawnNoticeProps) {
  const [known, setKnown] = useState(told)
  const request = requests.find(({ id }) => !known.includes(id))
  if (!request) return null

  const understood = () => {
    const next = [...known, request.id].slice(-50)
    setKnown(next)
    storage.write(KEY, next)
  }
  return (
    <Notice
      tone="amber"
      title="居民已撤单，不必再去"
      action={
        <>
          <Button kind="quiet" inline onPress={understood}>
            知道了
          </Button>
          <Button kind="quiet" inline onPress={() => onOpen(request.id)}>
            看看经过
          </Button>
        </>
      }
    >
      {categories[request.category].name}：{request.requesterName}，{formatTime(request.changedAt)}撤回。
    </Notice>
  )
}
