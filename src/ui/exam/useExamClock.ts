import { useEffect, useRef, useState } from 'react'
import { useStable } from '../kit/useStable.ts'

const TICK_MS = 1_000
/** So seldom is it kept while nothing else is. */
const KEPT_EVERY = 5

interface ClockWanted {
  /** What was spent before, in ms. */
  readonly spentMs: number
  readonly isRunning: boolean
  /** Now and then, and when the page goes. */
  readonly onKeep: (spentMs: number) => void
}

/** How much time was spent, in ms, by the second. It counts while the page is open, in the background too. */
export function useExamClock({ spentMs, isRunning, onKeep }: ClockWanted): number {
  const spent = useRef(spentMs)
  const [shownMs, setShownMs] = useState(spentMs)
  const keep = useStable(onKeep)
  useEffect(() => {
    if (!isRunning) return
    let lastMs = Date.now()
    let ticks = 0
    const count = (): void => {
      const nowMs = Date.now()
      // A clock that was set back takes nothing away.
      spent.current += Math.max(0, nowMs - lastMs)
      lastMs = nowMs
    }
    const leave = (): void => {
      count()
      keep(spent.current)
    }
    const timer = setInterval(() => {
      count()
      setShownMs(spent.current)
      ticks += 1
      if (ticks % KEPT_EVERY === 0) keep(spent.current)
    }, TICK_MS)
    window.addEventListener('pagehide', leave)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [isRunning, keep])
  return shownMs
}
