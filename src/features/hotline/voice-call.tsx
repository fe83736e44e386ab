import { isCallTime } from '@domain/hotline/call-time'
import { useEffect, useRef, useState } from 'react'
import { cloud } from '@/cloud/client'
import { CloudError } from '@/cloud/error'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { useNow } from '@/lib/now'
import { hangUp, joinVoiceCall, onVoiceCallEnded, type VoiceCall } from '@/lib/voice-call'
import type { Brief } from './use-hotline'

const refusals: Record<Exclude<VoiceCall, 'joined'>, string> = {
  missing: '这里不能语音通话，请用手机上的微信打开小程序',
  refused: '没有打开麦克风。请在右上角“…”的设置里允许使用麦克风，再进入通话',
  failed: '没有接通，请再试一次；如果正在打电话，请先挂断',
}

const ENDED = '通话断了。要接着说，请再进入通话'

/** Whether the page is still there, for what comes back late. */
function useMounted() {
  const mounted = useRef(true)
  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
    }
  }, [])
  return mounted
}

/** Around the time of an appointment by voice: the way into the call that the two share, within WeChat. */
export function VoiceCallBox({ view }: { view: Pick<Brief, 'id' | 'way' | 'status' | 'start' | 'end'> }) {
  const open = view.way === 'voice' && view.status === 'booked'
  const now = useNow(open)
  const [joined, setJoined] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const mounted = useMounted()
  // The microphone must not stay open behind a page that is gone.
  useEffect(() => {
    if (!joined) return
    const forget = onVoiceCallEnded(() => {
      setJoined(false)
      setProblem(ENDED)
    })
    return () => {
      forget()
      hangUp()
    }
  }, [joined])
  if (!joined && !isCallTime(view, new Date(now).toISOString())) return null

  async function join() {
    setBusy(true)
    setProblem(undefined)
    try {
      const outcome = await joinVoiceCall(await cloud.hotline.voiceRoom({ id: view.id }))
      if (outcome === 'joined' && !mounted.current) hangUp()
      else if (outcome === 'joined') setJoined(true)
      else setProblem(refusals[outcome])
    } catch (error) {
      setProblem(error instanceof CloudError ? error.message : refusals.failed)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {joined ? (
        <Notice tone="green" icon="phone" title="您已经在通话里">
          对方进来就能听见。请不要离开这一页，离开会断线。
        </Notice>
      ) : (
        <Notice tone="green" icon="phone" title="可以进入通话了">
          用微信说话，对方看不到您的微信号，也看不到您的样子。
        </Notice>
      )}
      {problem && <Notice tone="amber">{problem}</Notice>}
      {joined ? (
        <Button kind="danger" icon="phone" onPress={() => setJoined(false)}>
          挂断
        </Button>
      ) : (
        <Button icon="phone" loading={busy} onPress={() => void join()}>
          进入通话
        </Button>
      )}
    </>
  )
}
