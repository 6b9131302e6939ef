import { useLayoutEffect, useState } from 'react'
import type { LabFile } from '../../labfile/labFile.ts'
import type { Act } from '../../model/api/command.ts'
import type { LabSession } from '../../session/labSession.ts'

/** What an address stands for: a lab, the moment it is looked at, and what another side of it does otherwise. */
export interface AddressedRun {
  readonly file: LabFile
  /** Where the lab's story begins: both sides of a comparison part there. */
  readonly originMs: number
  readonly atMs: number
  /** `null`: there is no other side. */
  readonly otherActs: readonly Act[] | null
  /** How far ahead the model is asked what happens if nobody acts; `null`: not at all. */
  readonly forecastMs: number | null
}

/** Opens the run anew for each `runKey`. @returns whether the lab is that run by now */
export function useOpenedRun(session: LabSession, run: AddressedRun, runKey: string): boolean {
  const [openKey, setOpenKey] = useState<string | null>(null)
  // Before the page is painted, so that the worker opens the lab meanwhile.
  useLayoutEffect(() => {
    let isCurrent = true
    const open = async (): Promise<void> => {
      const refused = await session.open(run.file)
      if (refused !== null || !isCurrent) return
      session.watchForecasts(run.forecastMs)
      // A key may have moved time since: both sides begin where the story does.
      await session.seek(run.originMs)
      if (run.otherActs !== null) await session.branches.compare(run.otherActs, 'B')
      if (!isCurrent) return
      await session.seek(run.atMs)
      setOpenKey(runKey)
    }
    void open()
    return () => {
      isCurrent = false
    }
    // The moment of the address is where it opens; it does not open anew as the clock moves.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [session, runKey])
  return openKey === runKey
}
