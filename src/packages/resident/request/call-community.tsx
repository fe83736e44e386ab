import type { RequestView } from '@domain/request/schema'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '@/cloud/error'
import { Button } from '@/components/button'
import { toast } from '@/components/page'
import { unitsQuery } from '@/features/unit/use-units'
import { callPhone } from '@/lib/device'

/** The community's telephone, for whoever would rather ask somebody. */
export function CallCommunity({ view }: { view: RequestView }) {
  const client = useQueryClient()
  const [looking, setLooking] = useState(false)

  async function call() {
    setLooking(true)
    try {
      const { communities } = await client.fetchQuery(unitsQuery)
      const phone = communities.find(({ id }) => id === view.community)?.phone
      if (phone) await callPhone(phone)
      else toast(`${view.communityName}还没有登记电话`)
    } catch (error) {
      toast(sentenceOf(error))
    } finally {
      setLooking(false)
    }
  }
  return (
    <Button kind="secondary" icon="phone" loading={looking} onPress={call}>
      打电话问社区
    </Button>
  )
}
