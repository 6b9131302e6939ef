import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Catalogue } from '../../challenge/catalogue.ts'
import { withSpares } from '../../challenge/spares.ts'
import { catalogueQuery } from '../../session/challenge/challengeDocuments.ts'
import { scenarioClient } from '../../session/scenarioDocuments.ts'
import type { Candidates } from '../quiz/drawnQuestions.ts'
import { domainIn } from './examGrades.ts'
import { ExamElsewhere } from './ExamElsewhere.tsx'
import { ExamRoom } from './ExamRoom.tsx'
import { ExamStart } from './ExamStart.tsx'
import { isHandedIn, useKeptExam, type KeptExam } from './keptExam.ts'
import { useExamTab } from './useExamTab.ts'
import { QuestionsMissing } from '../quiz/QuestionsMissing.tsx'

const route = getRouteApi('/challenge/exam')

/** A mock exam: its start, or the one that its address names, under way or handed in. */
export function ExamPage() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const kept = useKeptExam((state) => state.kept)
  const { data, error, refetch } = useQuery(catalogueQuery, scenarioClient)
  if (error !== null) return <QuestionsMissing error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <div className="yard-floor" aria-busy="true" />
  const go = (to: Pick<KeptExam, 'exam' | 'seed'> | null): void => {
    void navigate({ to: '/challenge/exam', search: to === null ? {} : { exam: to.exam, seed: to.seed } })
  }
  if (kept === null || kept.exam !== search.exam || kept.seed !== search.seed) {
    return <ExamStart catalogue={data} search={search} onOpen={go} />
  }
  return <OpenedExam key={kept.seed} catalogue={data} kept={kept} onLeave={() => go(null)} />
}

interface OpenedExamProps {
  readonly catalogue: Catalogue
  readonly kept: KeptExam
  readonly onLeave: () => void
}

function OpenedExam({ catalogue, kept, onLeave }: OpenedExamProps) {
  // Its questions are the same from its beginning to its end.
  const [drawn] = useState(() => candidatesOf(catalogue, kept))
  // Nothing changes any more in one that was handed in.
  const [isUnderWay] = useState(() => !isHandedIn(kept))
  const { place, takeOver } = useExamTab(isUnderWay)
  if (place === 'asking') return <div className="yard-floor" aria-busy="true" />
  if (place !== 'here') return <ExamElsewhere isTaking={place === 'taking'} onTakeOver={takeOver} onLeave={onLeave} />
  return <ExamRoom kept={kept} drawn={drawn} onLeave={onLeave} />
}

function candidatesOf(catalogue: Catalogue, { exam, slots }: KeptExam): readonly Candidates[] {
  return withSpares({
    catalogue: catalogue.filter((one) => one.isExamForm && domainIn(exam, one) !== undefined),
    refs: slots.map(({ ref }) => ref),
    keyOf: (concept) => domainIn(exam, concept),
  })
}
