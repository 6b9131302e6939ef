import { useEffect, useRef, useState } from 'react'

/** What shows a value may take a ninth of the page's time: what took long to show rests eight times as long. */
const REST_SHARE = 8
/** It is never older than this for that, wall ms. */
const REST_MAX_MS = 1_500

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
    const restMs = Math.max(intervalMs, Math.min(REST_MAX_MS, REST_SHARE * costMs))
    timer.current = window.setTimeout(
      () => {
        timer.current = null
        given.current = { atMs: performance.now(), costMs: 0 }
        setShown(latest.current)
      },
      Math.max(0, atMs + restMs - performance.now()),
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
