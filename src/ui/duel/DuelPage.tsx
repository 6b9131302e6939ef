import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { sharedQuiz } from '../../challenge/sharedQuiz.ts'
import { catalogueQuery } from '../../session/challenge/challengeDocuments.ts'
import { scenarioClient } from '../../session/scenarioDocuments.ts'
import { freshSeed } from '../quiz/fresh.ts'
import { QuestionsMissing } from '../quiz/QuestionsMissing.tsx'
import { DuelRoom } from './DuelRoom.tsx'
import { DuelSetup } from './DuelSetup.tsx'
import type { DuelSearch } from './duelSearch.ts'

const route = getRouteApi('/challenge/duel')

/** Two on one screen: set up, or the duel that the address names. */
export function DuelPage() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(catalogueQuery, scenarioClient)
  const { seed, count = '5' } = search
  const drawn = useMemo(
    () => (data === undefined || seed === undefined ? null : sharedQuiz(data, { seed, count: Number(count) })),
    [data, seed, count],
  )
  if (error !== null) return <QuestionsMissing error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <div className="yard-floor" aria-busy="true" />
  const go = (to: DuelSearch): void => void navigate({ to: '/challenge/duel', search: to })
  if (drawn === null || drawn.length === 0) return <DuelSetup search={search} onBegin={go} />
  return (
    <DuelRoom
      key={`${String(seed)} ${count}`}
      {...{ drawn, search }}
      onLeave={() => go({ ...search, seed: undefined })}
      onRematch={() => go({ ...search, seed: freshSeed() })}
    />
  )
}
