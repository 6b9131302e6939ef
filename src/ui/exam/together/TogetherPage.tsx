import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { sharedQuiz } from '../../../challenge/sharedQuiz.ts'
import { catalogueQuery } from '../../../session/challenge/challengeDocuments.ts'
import { scenarioClient } from '../../../session/scenarioDocuments.ts'
import type { TogetherSearch } from '../examSearch.ts'
import { QuestionsMissing } from '../../quiz/QuestionsMissing.tsx'
import { TogetherRoom } from './TogetherRoom.tsx'
import { TogetherSetup } from './TogetherSetup.tsx'

const route = getRouteApi('/challenge/together')
const COUNT = 10

/** The same questions for everybody who has the link: set up, led, or answered alone. */
export function TogetherPage() {
  const search = route.useSearch()
  const { seed, count = COUNT, topic, view, at = 1 } = search
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(catalogueQuery, scenarioClient)
  const drawn = useMemo(
    () => (data === undefined || seed === undefined ? null : sharedQuiz(data, { seed, count, topic })),
    [data, seed, count, topic],
  )
  if (error !== null) return <QuestionsMissing error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <div className="yard-floor" aria-busy="true" />
  const go = (search: TogetherSearch): void => void navigate({ to: '/challenge/together', search })
  if (drawn === null || drawn.length === 0) return <TogetherSetup onBegin={go} />
  return (
    <TogetherRoom
      index={Math.min(at, drawn.length) - 1}
      onIndex={(index) =>
        void navigate({ to: '/challenge/together', search: { ...search, at: index + 1 }, replace: true })
      }
      key={`${String(seed)} ${view ?? ''}`}
      drawn={drawn}
      isLed={view === 'lead'}
      onLeave={() => go({})}
    />
  )
}
