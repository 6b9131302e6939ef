import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { AnswerRecord } from '../../challenge/answerRecord.ts'
import type { Catalogue } from '../../challenge/catalogue.ts'
import { masteriesOf, type Masteries } from '../../challenge/progress/mastery.ts'
import { scheduleOf, type Scheduled } from '../../challenge/progress/schedule.ts'
import { answers } from '../../session/challenge/answers.ts'
import { catalogueQuery } from '../../session/challenge/challengeDocuments.ts'
import { noteConcepts } from '../../session/challenge/noteDue.ts'
import { scenarioClient } from '../../session/scenarioDocuments.ts'
import { useNow } from '../due/useNow.ts'

/** All that the page tells, of the answers as they are now. */
export interface Progress {
  readonly nowMs: number
  readonly answers: readonly AnswerRecord[]
  /** `false` until what the browser keeps was read. */
  readonly isRead: boolean
  readonly trouble: string | null
  readonly schedule: readonly Scheduled[]
  /** `null` until everything that can be asked is counted. */
  readonly catalogue: Catalogue | null
  readonly masteries: Masteries | null
  readonly catalogueError: Error | null
  readonly countAgain: () => void
}

export function useProgress(): Progress {
  const { answers: all, isRead, trouble } = answers.use()
  const { data, error, refetch } = useQuery(catalogueQuery, scenarioClient)
  const nowMs = useNow()
  useEffect(() => void answers.read(), [])
  useEffect(() => {
    if (data !== undefined) noteConcepts(data)
  }, [data])
  const schedule = useMemo(() => scheduleOf(all, nowMs), [all, nowMs])
  const masteries = useMemo(() => (data === undefined ? null : masteriesOf(data, all, nowMs)), [data, all, nowMs])
  return {
    nowMs,
    answers: all,
    isRead,
    trouble,
    schedule,
    catalogue: data ?? null,
    masteries,
    catalogueError: error,
    countAgain: () => void refetch(),
  }
}
