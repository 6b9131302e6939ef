import { useCallback, useLayoutEffect, useRef } from 'react'

/**
 * A callback that stays the same function and does what the newest rendering says: what is given it need not be
 * rendered again. For events only, not for what is called while rendering.
 */
export function useStable<Args extends unknown[], Result>(run: (...args: Args) => Result): (...args: Args) => Result {
  const latest = useRef(run)
  useLayoutEffect(() => {
    latest.current = run
  })
  return useCallback((...args: Args) => latest.current(...args), [])
}
