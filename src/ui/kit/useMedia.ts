import { useCallback, useSyncExternalStore } from 'react'

/** Whether a media query holds now. Use it where the tree differs; where only sizes differ, CSS suffices. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', onChange)
      return () => list.removeEventListener('change', onChange)
    },
    [query],
  )
  const holds = () => matchMedia(query).matches
  // The second where a page is written ahead, for windows of one size (tools/written).
  return useSyncExternalStore(subscribe, holds, holds)
}
