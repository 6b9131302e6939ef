import { useEffect, useRef, useState } from 'react'
import { ExamTab, type ExamTabState } from '../../session/challenge/examTab.ts'
import { browserLocks } from '../../session/saving/labLocks.ts'
import { useStable } from '../kit/useStable.ts'
import { useKeptExam } from './keptExam.ts'

interface ExamTabHere {
  readonly place: ExamTabState['place']
  /** Asks the tab that has the exam. */
  readonly takeOver: () => void
}

/** Whether the exam goes on in this tab. @param isWanted  `false` where nothing of it changes: every tab may show it */
export function useExamTab(isWanted: boolean): ExamTabHere {
  const [place, setPlace] = useState<ExamTabState['place']>(isWanted ? 'asking' : 'here')
  const tab = useRef<ExamTab | null>(null)
  useEffect(() => {
    if (!isWanted) return
    const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('taskyard-exam')
    const made = new ExamTab({ locks: browserLocks, others })
    made.state.subscribe((state) => {
      // As the other tab has left it.
      if (state.place === 'here') void useKeptExam.persist.rehydrate()
      setPlace(state.place)
    })
    tab.current = made
    void made.start()
    return () => {
      made.stop()
      others?.close()
    }
  }, [isWanted])
  useEffect(() => {
    const held = tab.current
    if (held === null || place !== 'here') return
    // The room is gone by then, and has kept what it knew.
    return () => void held.giveFree()
  }, [place])
  return { place, takeOver: useStable(() => tab.current?.takeOver()) }
}
