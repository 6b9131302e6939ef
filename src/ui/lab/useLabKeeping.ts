import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useLabSession } from '../../session/labContext.ts'
import { Opener, type OpeningState } from '../../session/opener.ts'
import { databaseShelf } from '../../session/saving/database.ts'
import { Keeping } from '../../session/saving/keeping.ts'
import type { KeepingState } from '../../session/saving/labKeeper.ts'
import { browserLocks } from '../../session/saving/labLocks.ts'
import { SAVED_LABS_KEY } from '../../session/saving/useSavedLabs.ts'
import { saveBeforeReload } from '../parts/pageReload.ts'

export interface LabKeeping {
  readonly keeping: Keeping
  readonly opener: Opener
  readonly state: KeepingState
  readonly opening: OpeningState
}

/** The saving of the page's lab, and the one way by which another takes its place. */
export function useLabKeeping(): LabKeeping {
  const session = useLabSession()
  const [{ keeping, opener }] = useState(() => {
    const made = new Keeping(session.store, {
      shelf: databaseShelf,
      locks: browserLocks,
      askToPersist,
      now: () => Date.now(),
    })
    return { keeping: made, opener: new Opener(session, made, databaseShelf) }
  })
  const state = useStore(keeping.state)
  const opening = useStore(opener.state)
  useEffect(() => {
    keeping.start()
    const saveHidden = (): void => {
      if (document.visibilityState === 'hidden') void keeping.secure()
    }
    document.addEventListener('visibilitychange', saveHidden)
    return () => {
      document.removeEventListener('visibilitychange', saveHidden)
      opener.cancel()
      keeping.end()
    }
  }, [keeping, opener])
  useEffect(() => saveBeforeReload(() => keeping.secure()), [keeping])
  useSavedListNews(state.savedAt)
  useLeaveQuestion(keeping)
  return { keeping, opener, state, opening }
}

/** The list of saved labs is another one after each save. */
function useSavedListNews(savedAt: number | null): void {
  const client = useQueryClient()
  useEffect(() => {
    if (savedAt !== null) void client.invalidateQueries({ queryKey: SAVED_LABS_KEY })
  }, [client, savedAt])
}

/** The browser asks before it closes a page whose lab is in its memory alone. */
function useLeaveQuestion(keeping: Keeping): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (keeping.isAtRisk) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [keeping])
}

async function askToPersist(): Promise<boolean> {
  return 'storage' in navigator && (await navigator.storage.persist())
}
