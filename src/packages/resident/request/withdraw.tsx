import type { RequestView } from '@domain/request/schema'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { Confirm } from '@/components/sheet'
import { useMove } from '@/features/request/use-move'

/** Taking a request back, after a question: once accepted, somebody may be on the way. */
export function Withdraw({ view }: { view: RequestView }) {
  const [asking, setAsking] = useState(false)
  const withdraw = useMove('withdraw', view.id, cloud.request.withdraw)
  async function send() {
    const done = await withdraw.send({ version: view.version })
    setAsking(false)
    if (!done) return
    toast('已撤回')
    // What is going on now stands on top.
    void Taro.pageScrollTo({ scrollTop: 0, duration: 200 })
  }
  const accepted = view.status === 'accepted'
  return (
    <>
      {withdraw.error && <Notice tone="amber">{withdraw.error.message}</Notice>}
      <Button kind="danger" icon="return" onPress={() => setAsking(true)}>
        撤回诉求
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={send}
        title="撤回这件诉求？"
        text={
          accepted
            ? `${view.responsible.name}已经接单，可能已经在路上。撤回后会马上通知，请放心。`
            : '撤回后就不再办理。以后需要，可以重新提交。'
        }
        confirm="撤回诉求"
        danger
        loading={withdraw.running}
      />
    </>
  )
}
