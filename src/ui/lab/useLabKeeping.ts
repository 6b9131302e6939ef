import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { useLab, useLabSession } from '../../session/labContext.ts'
import { databaseShelf } from '../../session/saving/database.ts'
import { LabKeeper, type KeepingState } from '../../session/saving/labKeeper.ts'
import { newLabId } from '../../session/saving/savedLabs.ts'

export interface LabKeeping {
  /** `null` while there is nothing of one's own to save. */
  readonly state: KeepingState | null
  /** Before another lab takes this one's place: saves what is not saved yet. */
  readonly leave: () => Promise<void>
  /** After a lab was opened that is worth saving as it is, or that was saved under this id. */
  readonly begin: (labId?: string) => Promise<void>
}

const NO_STATE: Pick<StoreApi<KeepingState | null>, 'getState' | 'getInitialState' | 'subscribe'> = createStore(
  () => null,
)

/** Saves the open lab by itself: from the first act on, so that looking around leaves nothing behind. */
export function useLabKeeping(): LabKeeping {
  const session = useLabSession()
  const [keeper, setKeeper] = useState<LabKeeper | null>(null)
  const current = useRef<LabKeeper | null>(null)
  const hasOwn = useLab(({ lab }) => lab.branches.some(({ ownCount }) => ownCount > 0))
  const state = useStore(keeper?.state ?? NO_STATE)

  const client = useQueryClient()
  const savedAt = state?.savedAt ?? null

  // The list of saved labs is another one now.
  useEffect(() => {
    if (savedAt !== null) void client.invalidateQueries()
  }, [client, savedAt])

  const leave = useCallback(async () => {
    const left = current.current
    current.current = null
    setKeeper(null)
    await left?.stop()
  }, [])
  const begin = useCallback(
    async (labId = newLabId()) => {
      const next = new LabKeeper({ session, labId, shelf: databaseShelf })
      current.current = next
      setKeeper(next)
      await next.start()
      await next.save()
    },
    [session],
  )

  useEffect(() => {
    if (hasOwn && current.current === null) void begin()
  }, [hasOwn, begin])
  useEffect(() => {
    const saveHidden = (): void => {
      if (document.visibilityState === 'hidden') void current.current?.saveAsLeft()
    }
    document.addEventListener('visibilitychange', saveHidden)
    return () => {
      document.removeEventListener('visibilitychange', saveHidden)
      void leave()
    }
  }, [leave])
  return { state, leave, begin }
}
