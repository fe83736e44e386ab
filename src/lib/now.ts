import { useEffect, useState } from 'react'
import { useShown } from './shown'

const TICK_MS = 30_000

/** The time, renewed twice a minute while the page is in front: for what runs out. */
export function useNow(running: boolean): number {
  const shown = useShown()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!running || !shown) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [running, shown])
  return now
}
