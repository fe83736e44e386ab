import { useEffect, useState } from 'react'

// Two frames: long enough for a phone to draw what it has, too short to be seen as waiting.
const PAUSE_MS = 32

/**
 * How many of `count` things to draw now: `step` at once, `step` more every other frame. One tap then never sends a
 * whole page to weapp's view layer in one piece. Begins again when `start` (which list it is) changes.
 */
export function useGradually(count: number, step: number, start?: unknown): number {
  const [state, setState] = useState({ start, drawn: step })
  const drawn = state.start === start ? state.drawn : step
  useEffect(() => {
    if (drawn >= count) return
    const timer = setTimeout(() => setState({ start, drawn: drawn + step }), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [count, drawn, start, step])
  return Math.min(count, drawn)
}
