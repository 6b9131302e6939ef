import { useSelector } from '@xstate/react'
import { createContext, useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { must } from '../base/assert.ts'
import { createLabSession, type LabSession } from './labSession.ts'
import { activeView, type LabState } from './labStore.ts'
import type { BranchView } from './mirror.ts'
import { begunFor, settleBegun } from './openRun.ts'
import type { Speed } from './playbackMachine.ts'
import { installProbe } from './probe.ts'

/** The lab of the page: one session a page, given by the page itself. */
export const LabSessionContext = createContext<LabSession | null>(null)

export function useLabSession(): LabSession {
  return must(useContext(LabSessionContext), 'a lab session around this part of the page')
}

/** One thing of the lab's state. Select entities, which are immutable, or plain values. */
export function useLab<T>(select: (state: LabState) => T): T {
  return useStore(useLabSession().store, select)
}

/** The page's copy of the active branch; `undefined` until the worker told of it. It is new at every message. */
export function useActiveView(): BranchView | undefined {
  return useLab(activeView)
}

export interface PlaybackState {
  readonly isPlaying: boolean
  readonly speed: Speed
  readonly stopsAtDecisions: boolean
}

export function usePlayback(): PlaybackState {
  const { playback } = useLabSession()
  const isPlaying = useSelector(playback, (snapshot) => snapshot.matches('playing'))
  const speed = useSelector(playback, (snapshot) => snapshot.context.speed)
  const stopsAtDecisions = useSelector(playback, (snapshot) => snapshot.context.stopsAtDecisions)
  return { isPlaying, speed, stopsAtDecisions }
}

/** A lab session that lives as long as the page that made it; the first page's was begun before the page. */
export function useNewLabSession(): LabSession {
  const [session] = useState(() => begunFor(location.pathname) ?? createLabSession())
  useEffect(() => {
    settleBegun(session)
    session.start()
    const removeProbe = installProbe(session)
    return () => {
      removeProbe()
      session.end()
    }
  }, [session])
  return session
}
