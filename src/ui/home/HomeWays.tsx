import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { dueCount, nextDueMs, useDue } from '../../session/challenge/dueStore.ts'
import { scenarioClient, scenarioListQuery } from '../../session/scenarioDocuments.ts'
import { useScenarioProgress } from '../../session/scenarioProgress.ts'
import { counted } from '../../look/numbers.ts'
import { aheadText, dayOf } from '../due/days.ts'
import { QuizLink } from '../due/QuizLink.tsx'
import { useNow } from '../due/useNow.ts'
import { ButtonLink } from '../kit/ButtonLink.tsx'

/** What to go on with: the scenario that was begun, what is due, an exam. */
export function HomeWays() {
  return (
    <section className="home__ways" aria-label="Go on">
      <Continue />
      <DueToday />
      <Way
        title="Exam practice"
        line="A mock exam of DVA-C02 or SAA-C03"
        note="65 questions, 130 minutes or your own time, an estimated score"
      >
        <ButtonLink to="/challenge/exam" aria-label="Open exam practice">
          Open
        </ButtonLink>
      </Way>
    </section>
  )
}

/** The scenario that was answered last and not to its end; else the list. */
function Continue() {
  const { data } = useQuery(scenarioListQuery, scenarioClient)
  const begun = Object.entries(useScenarioProgress().scenarios).findLast(([, { play }]) => play !== null)
  const entry = begun === undefined ? undefined : data?.find(({ id }) => id === begun[0])
  if (entry === undefined) {
    return (
      <Way title="Continue" line="Nothing is begun" note="a scenario that you leave waits here">
        <ButtonLink to="/scenarios" aria-label="Choose a scenario">
          Choose
        </ButtonLink>
      </Way>
    )
  }
  const answered = begun?.[1].play?.records.length ?? 0
  return (
    <Way title="Continue" line={entry.title} note={`scenario, at question ${String(answered + 1)}`}>
      <ButtonLink
        to="/scenarios/$scenarioId"
        params={{ scenarioId: entry.id }}
        aria-label={`Continue the scenario ${entry.title}`}
      >
        Continue
      </ButtonLink>
    </Way>
  )
}

function DueToday() {
  const state = useDue()
  const nowMs = useNow()
  const due = dueCount(state, nowMs)
  const next = nextDueMs(state, nowMs)
  const isNew = due === 0 && next === null
  const line = isNew ? 'Nothing is answered yet' : due === 0 ? 'Nothing is due now' : counted(due, 'concept')
  const later = next === null ? 'what you answer comes back here' : `next ${aheadText(dayOf(next), dayOf(nowMs))}`
  return (
    <Way title="Due today" line={line} note={due > 0 ? 'what you were sure of and had wrong comes first' : later}>
      {isNew ? (
        <QuizLink of={{ mode: 'quick' }} label="Answer the first five">
          Begin
        </QuizLink>
      ) : due > 0 ? (
        <QuizLink of={{ mode: 'due' }} label="Practise what is due">
          Practise
        </QuizLink>
      ) : (
        <ButtonLink to="/challenge/progress">Progress</ButtonLink>
      )}
    </Way>
  )
}

interface WayProps {
  readonly title: string
  readonly line: string
  readonly note: string
  readonly children: ReactNode
}

function Way({ title, line, note, children }: WayProps) {
  return (
    <div className="home__way">
      <div>
        <h2 className="type-h2">{title}</h2>
        <p>{line}</p>
        <p className="type-small tone-3">{note}</p>
      </div>
      {children}
    </div>
  )
}
