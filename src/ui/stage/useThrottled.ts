import { useEffect, useRef, useState } from 'react'
import { restOf } from './restOf.ts'

/**
 * The value, at most once in `intervalMs` of wall time, more rarely where it takes long to show, and always the last
 * one in the end. What draws each frame does not go through React; what React draws need not follow each frame.
 */
export function useThrottled<Value>(value: Value, intervalMs: number): Value {
  const [shown, setShown] = useState(value)
  const latest = useRef(value)
  const given = useRef({ atMs: 0, costMs: 0 })
  const timer = useRef<number | null>(null)

  // It runs when what the value is shown by has been made.
  useEffect(() => {
    const { atMs } = given.current
    if (atMs > 0) given.current = { atMs, costMs: performance.now() - atMs }
  }, [shown])

  useEffect(() => {
    latest.current = value
    if (timer.current !== null) return
    const { atMs, costMs } = given.current
    timer.current = window.setTimeout(
      () => {
        timer.current = null
        given.current = { atMs: performance.now(), costMs: 0 }
        setShown(latest.current)
      },
      Math.max(0, atMs + restOf(intervalMs, costMs) - performance.now()),
    )
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
