import { useEffect, useRef, useState } from 'react'
import { durationText } from '../../look/time.ts'
import { Button } from '../kit/Button.tsx'
import { useStable } from '../kit/useStable.ts'
import { useShortcuts } from '../shell/useShortcuts.ts'

const TICK_MS = 250
/** So long before its end it is said, for whoever does not see it. */
const WARNING_MS = 10_000
const MORE_MS = 30_000

interface DuelClockProps {
  readonly limitMs: number
  readonly onOver: () => void
}

/** What is left of a question's time. One press gives both more of it, as often as they like. */
export function DuelClock({ limitMs, onOver }: DuelClockProps) {
  const [leftMs, setLeftMs] = useState(limitMs)
  const left = useRef(limitMs)
  const end = useStable(onOver)
  useEffect(() => {
    let lastMs = Date.now()
    const timer = setInterval(() => {
      const nowMs = Date.now()
      // A clock that was set back gives nothing.
      left.current = Math.max(0, left.current - Math.max(0, nowMs - lastMs))
      lastMs = nowMs
      setLeftMs(left.current)
      if (left.current === 0) end()
    }, TICK_MS)
    return () => clearInterval(timer)
  }, [end])
  const more = (): void => {
    left.current += MORE_MS
    setLeftMs(left.current)
  }
  useShortcuts('Time', [{ keys: 't', label: '30 more seconds', run: more }])
  return (
    <div className="duel-clock">
      <span role="timer" className="duel-clock__left" data-soon={leftMs <= WARNING_MS}>
        {durationText(leftMs)} left
      </span>
      <Button kbd="T" onPress={more}>
        30 s more
      </Button>
      <span className="visually-hidden" role="status">
        {leftMs <= WARNING_MS && '10 seconds left. T gives 30 more.'}
      </span>
    </div>
  )
}
