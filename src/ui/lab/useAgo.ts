import { useEffect, useState } from 'react'
import { agoText } from '../../look/agoText.ts'

const REFRESH_MS = 30_000

/** Says how long ago a moment of the wall clock was, and goes on saying so. */
export function useAgo(): (wallMs: number) => string {
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), REFRESH_MS)
    return () => clearInterval(timer)
  }, [])
  return (wallMs) => agoText(nowMs - wallMs)
}
