import { useEffect, useState } from 'react'
import { usePlayback } from '../../session/labContext.ts'

/** The address follows the clock, but not at each frame. */
const ADDRESS_DELAY_MS = 400

/**
 * While time runs the address waits: it says where the clock came to stand.
 *
 * @param text  what the address would say; `undefined` while nothing is open
 */
export function useAddressWriter(text: string | undefined, write: () => void): void {
  const { isPlaying } = usePlayback()
  const [writeLater] = useState(() => debounced())
  useEffect(() => {
    if (text === undefined || isPlaying) return
    return writeLater(write)
    // By what the address says: `write` is new at each render.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [text, isPlaying, writeLater])
}

/** @returns schedules a call and cancels the one before; its own return cancels it */
function debounced(): (run: () => void) => () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return (run) => {
    clearTimeout(timer)
    timer = setTimeout(run, ADDRESS_DELAY_MS)
    return () => clearTimeout(timer)
  }
}
