import { useNavigate, useRouter, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { SavedPlay } from '../../lessons/playerMachine.ts'
import { readSavedPlay } from '../../lessons/savedPlay.ts'
import { useStable } from '../kit/useStable.ts'
import type { ScenarioPlay } from '../player/useScenarioPlay.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Of a scenario's page: what was answered, to its end. */
    readonly finishedPlay?: SavedPlay | undefined
  }
}

/** The play that was at its end when this entry of the history was left; `null` for a new visit. */
export function useFinishedPlay(): SavedPlay | null {
  const state = useRouterState({ select: ({ location }) => location.state })
  const [finished] = useState(() => readSavedPlay(state.finishedPlay) ?? null)
  return finished
}

/** Back leads to the end of a play as it was: the history's entry holds it, until it is started over. */
export function useKeepFinished({ state, context }: ScenarioPlay): void {
  const router = useRouter()
  const navigate = useNavigate()
  const finished = useStable((): SavedPlay => ({ records: context.records, changes: context.changes }))
  useEffect(() => {
    if (state !== 'done' && state !== 'intro') return
    const isKept = router.state.location.state.finishedPlay !== undefined
    if (isKept === (state === 'done')) return
    void navigate({
      to: '.',
      hash: true,
      replace: true,
      resetScroll: false,
      state: (before) => ({ ...before, finishedPlay: state === 'done' ? finished() : undefined }),
    })
  }, [router, navigate, state, finished])
}
