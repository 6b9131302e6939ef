import { useLayoutEffect, useState } from 'react'
import type { LabSession } from '../../session/labSession.ts'
import { openRun, type AddressedRun } from '../../session/openRun.ts'

/** Opens the run anew for each `runKey`. @returns whether the lab is that run by now */
export function useOpenedRun(session: LabSession, run: AddressedRun, runKey: string): boolean {
  const [openKey, setOpenKey] = useState<string | null>(null)
  // Before the page is painted, so that the worker opens the lab meanwhile.
  useLayoutEffect(() => {
    let isCurrent = true
    void openRun(session, run, () => isCurrent).then((isOpen) => {
      if (isOpen && isCurrent) setOpenKey(runKey)
    })
    return () => {
      isCurrent = false
    }
    // The moment of the address is where it opens; it does not open anew as the clock moves.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [session, runKey])
  return openKey === runKey
}
