import { useEffect, useState } from 'react'
import type { LabSession } from '../../../session/labSession.ts'
import { openRun } from '../../../session/openRun.ts'
import { databaseShelf } from '../../../session/saving/database.ts'
import { isHeldElsewhere } from '../../../session/saving/labLocks.ts'
import { listSavedLabs } from '../../../session/saving/savedLabs.ts'
import { takeBegin } from '../labSearch.ts'
import { EMPTY_RUN } from '../emptyLab.ts'
import type { Opened } from './useOpened.ts'

interface LeftLab {
  readonly session: LabSession
  /** Whether nothing else is brought, such as a link's lab. */
  readonly isWanted: boolean
  readonly openSaved: Opened['openSaved']
  /** Opens what another page has handed over, which goes first; `null` when none has. */
  readonly openHanded: (() => Promise<void>) | null
}

/**
 * Begins with the lab that was left last, where it was left; with an empty one where there is none, where another tab
 * has it, or where the address asks for an empty one.
 *
 * @returns whether it is still being looked for
 */
export function useLeftLab({ session, isWanted, openSaved, openHanded }: LeftLab): boolean {
  const [isLooking, setLooking] = useState(isWanted)
  useEffect(() => {
    let isCurrent = true
    const start = async (): Promise<void> => {
      await openRun(session, EMPTY_RUN, () => isCurrent)
      const begin = takeBegin()
      const left = openHanded === null && isWanted && begin !== 'empty' ? await leftLab() : null
      if (!isCurrent) return
      if (openHanded !== null) await openHanded()
      else if (left !== null) await openSaved(left)
      setLooking(false)
    }
    void start()
    return () => {
      isCurrent = false
    }
    // What is brought later is asked for.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [session])
  return isLooking
}

/** Wall ms. A page that was reloaded lets go of its lab a moment after the new one has begun. */
const LETTING_GO_MS = 100
const LETTING_GO_TRIES = 5

async function leftLab() {
  try {
    const [last] = await listSavedLabs(databaseShelf)
    if (last?.kind !== 'whole') return null
    for (let tries = 0; tries < LETTING_GO_TRIES; tries++) {
      if (!(await isHeldElsewhere(last.labId))) return last
      await new Promise((resolve) => setTimeout(resolve, LETTING_GO_MS))
    }
    return null
  } catch {
    // Where the browser keeps nothing nothing was left; saving says so.
    return null
  }
}
