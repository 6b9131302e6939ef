import { useEffect, useRef } from 'react'

const FIRST_MS = 400
const NEXT_MS = 80

/** Acts at once on press, then again and again while the press is held. */
export function useHoldRepeat(act: () => void): { onPressStart: () => void; onPressEnd: () => void } {
  const latest = useRef(act)
  const timer = useRef<number | undefined>(undefined)

  // The timer must call the act of the last render, which knows the value of now.
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => () => window.clearTimeout(timer.current), [])

  const repeat = (delayMs: number): void => {
    timer.current = window.setTimeout(() => {
      latest.current()
      repeat(NEXT_MS)
    }, delayMs)
  }
  return {
    onPressStart: () => {
      act()
      repeat(FIRST_MS)
    },
    onPressEnd: () => window.clearTimeout(timer.current),
  }
}
