import { useEffect, useState } from 'react'

const REFRESH_MS = 60_000

/** The wall clock, ms since 1970; it goes on by the minute, and when one comes back to the page. */
export function useNow(): number {
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const look = (): void => setNowMs(Date.now())
    const timer = setInterval(look, REFRESH_MS)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return nowMs
}
