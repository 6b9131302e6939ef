import { useEffect, useRef, useState } from 'react'

/**
 * The value, at most once in `intervalMs` of wall time, and always the last one in the end. What draws each frame does
 * not go through React; what React draws need not follow each frame.
 */
export function useThrottled<Value>(value: Value, intervalMs: number): Value {
  const [shown, setShown] = useState(value)
  const latest = useRef(value)
  const shownAt = useRef(0)
  const timer = useRef<number | null>(null)

  useEffect(() => {
    latest.current = value
    if (timer.current !== null) return
    const waitMs = Math.max(0, shownAt.current + intervalMs - performance.now())
    timer.current = window.setTimeout(() => {
      timer.current = null
      shownAt.current = performance.now()
      setShown(latest.current)
    }, waitMs)
  }, [value, intervalMs])

  useEffect(
    () => () => {
      if (timer.current !== null) window.clearTimeout(timer.current)
      timer.current = null
    },
    [],
  )
  return shown
}
