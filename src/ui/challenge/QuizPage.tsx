import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Catalogue } from '../../challenge/catalogue.ts'
import { drawQuiz } from '../../challenge/drawQuiz.ts'
import { dueOf, scheduleOf } from '../../challenge/progress/schedule.ts'
import type { QuestionRef } from '../../challenge/question.ts'
import { EXAM_DOMAINS, topicTitle } from '../../lessons/topics.ts'
import { answers } from '../../session/challenge/answers.ts'
import { catalogueQuery } from '../../session/challenge/challengeDocuments.ts'
import { scenarioClient } from '../../session/scenarioDocuments.ts'
import { Button } from '../kit/Button.tsx'
import { ButtonLink } from '../kit/ButtonLink.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { freshSeed } from '../quiz/fresh.ts'
import { MessagePage } from '../shell/MessagePage.tsx'
import { leftOf, quizOf, useKeptQuizzes } from './keptQuizzes.ts'
import { QuizRun } from './QuizRun.tsx'
import { QUICK_COUNT, type QuizSearch } from './quizSearch.ts'

const route = getRouteApi('/challenge/quiz')
/** A sitting of what is due, at most. */
const DUE_COUNT = 20

/** A quiz with the answer after each question: what its address means, drawn by its seed. */
export function QuizPage() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(catalogueQuery, scenarioClient)
  const isRead = answers.use((state) => state.isRead)
  const { seed } = search
  useEffect(() => {
    if (!isRead) void answers.read()
  }, [isRead])
  useEffect(() => {
    // The address names the quiz from now on: whoever gets it is asked the same.
    if (seed === undefined)
      void navigate({ to: '/challenge/quiz', search: { ...search, seed: freshSeed() }, replace: true })
  }, [seed, search, navigate])
  if (error !== null) return <NoQuestions message={error.message} onRetry={() => void refetch()} />
  if (data === undefined || !isRead || seed === undefined) return <div className="yard-floor" aria-busy="true" />
  return <DrawnQuiz key={JSON.stringify(search)} catalogue={data} search={{ ...search, seed }} />
}

interface DrawnQuizProps {
  readonly catalogue: Catalogue
  readonly search: QuizSearch & { readonly seed: number }
}

function DrawnQuiz({ catalogue, search }: DrawnQuizProps) {
  // As it was when the quiz began: what is answered in it does not draw it anew.
  const [left] = useState(() => quizOf(useKeptQuizzes.getState(), search))
  const [refs] = useState(() => left?.slots.map(({ ref }) => ref) ?? refsOf(catalogue, search))
  const navigate = useNavigate()
  const again = (): void => {
    void navigate({ to: '/challenge/quiz', search: { ...search, seed: freshSeed() } })
  }
  if (refs.length === 0) return <NothingDue />
  return (
    <QuizRun
      {...{ search, refs }}
      left={left === undefined ? null : leftOf(left)}
      title={titleOf(search)}
      onAgain={again}
    />
  )
}

function refsOf(catalogue: Catalogue, search: DrawnQuizProps['search']): readonly QuestionRef[] {
  const { mode, topic, domain, seed, count } = search
  const asked = search.concepts?.split(',')
  if (asked !== undefined) {
    const only = catalogue.filter(({ id }) => asked.includes(id))
    return drawQuiz(only, { seed, count: count ?? Math.max(QUICK_COUNT, only.length) })
  }
  const wanted = { seed, ...(topic !== undefined && { topic }), ...(domain !== undefined && { domain }) }
  if (mode !== 'due') return drawQuiz(catalogue, { ...wanted, count: count ?? QUICK_COUNT })
  const nowMs = Date.now()
  const due = dueOf(scheduleOf(answers.use.getState().answers, nowMs), nowMs).map(({ concept }) => concept)
  const known = due.filter((id) => catalogue.some((one) => one.id === id))
  return drawQuiz(catalogue, { ...wanted, first: known, count: Math.min(known.length, count ?? DUE_COUNT) })
}

function titleOf({ mode, topic, domain, concepts }: QuizSearch): string {
  if (concepts !== undefined) return 'Practice'
  if (mode === 'due') return 'Due today'
  if (topic !== undefined) return topicTitle(topic)
  return domain === undefined ? 'Quick five' : EXAM_DOMAINS[domain]
}

function NothingDue() {
  return (
    <MessagePage title="Nothing is due" detail="What you have answered comes back when it is about to be forgotten.">
      <EmptyState
        action={
          <ButtonLink to="/challenge" size="touch" variant="filled">
            Practise something else
          </ButtonLink>
        }
      >
        Questions that were wrong come back first.
      </EmptyState>
    </MessagePage>
  )
}

function NoQuestions({ message, onRetry }: { readonly message: string; readonly onRetry: () => void }) {
  return (
    <MessagePage title="The questions did not come" detail={message}>
      <EmptyState
        action={
          <Button variant="filled" size="touch" onPress={onRetry}>
            Try again
          </Button>
        }
      >
        They are part of this site and are fetched when challenge mode opens.
      </EmptyState>
    </MessagePage>
  )
}
