import { useState } from 'react'
import type { CloudError } from '@/cloud/error'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { AskCall } from '@/features/hotline/ask-call'
import { useBooking } from '@/features/hotline/booking'
import { backToConsent } from '@/features/hotline/flow'
import { useHotlineHome } from '@/features/hotline/use-hotline'
import { openPage } from '@/lib/navigate'

/** Why it could not be booked, with the way out; nothing that was typed is lost. */
export function Refusal({ error }: { error: CloudError }) {
  const { data } = useHotlineHome()
  const { name, phone } = useBooking()
  const [calling, setCalling] = useState(false)
  const link = (words: string, onPress: () => void) => (
    <Button kind="quiet" inline onPress={onPress}>
      {words}
    </Button>
  )
  const open = data?.open
  const ways: Partial<Record<CloudError['code'], React.ReactNode>> = {
    ALREADY_BOOKED:
      open && link('看我的预约', () => void openPage(`/packages/hotline/appointment/index?id=${open.id}`)),
    CALL_FIRST: link('请咨询师给我打电话', () => setCalling(true)),
    CONSENT_NEEDED: link('去勾选', () => void backToConsent()),
  }
  return (
    <>
      <Notice tone="amber" action={ways[error.code]}>
        {error.message}
      </Notice>
      <Sheet open={calling} onClose={() => setCalling(false)} title="先和咨询师通个电话">
        <AskCall call={data?.call} why="noShow" name={name} phone={phone} />
      </Sheet>
    </>
  )
}
