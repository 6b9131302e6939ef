import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { dueOf, scheduleOf } from '../../challenge/progress/schedule.ts'
import { EXAM_DOMAINS, TOPICS, type ExamDomain } from '../../lessons/topics.ts'
import { counted } from '../../look/numbers.ts'
import { answers } from '../../session/challenge/answers.ts'
import { catalogueQuery } from '../../session/challenge/challengeDocuments.ts'
import { scenarioClient } from '../../session/scenarioDocuments.ts'
import { ButtonLink } from '../kit/ButtonLink.tsx'
import { PageFrame } from '../shell/PageFrame.tsx'
import { NOTES_PLACE } from '../topics/notesPlace.ts'
import { KeptLine } from './KeptLine.tsx'
import type { QuizSearch } from './quizSearch.ts'
import { UnderWay } from './UnderWay.tsx'
import './ChallengePage.css'

const TOPIC_COUNT = 10

/** Every way to be asked. Nothing is locked. */
export function ChallengePage() {
  const { data } = useQuery(catalogueQuery, scenarioClient)
  const { answers: given, isRead } = answers.use()
  useEffect(() => {
    if (!isRead) void answers.read()
  }, [isRead])
  // As it was when the page came.
  const [nowMs] = useState(() => Date.now())
  const due = dueOf(scheduleOf(given, nowMs), nowMs)
  const countOf = (fits: (one: { readonly topic: string; readonly exam: readonly string[] }) => boolean): string =>
    data === undefined ? '' : counted(data.filter(fits).length, 'concept')
  return (
    <PageFrame>
      <header className="challenge-head">
        <h1>Challenge</h1>
        <p className="tone-2">
          Most questions are made new each time, and the model that answers them plays afterwards: see what is right,
          and what your answer would have led to.
        </p>
      </header>
      <UnderWay />
      <Modes due={due.length} />
      <p className="challenge-progress">
        <ButtonLink to="/challenge/progress">Your progress</ButtonLink>
        <span className="type-small tone-2">What you know by topic and domain; export and import.</span>
      </p>
      <KeptLine />
      <QuizList
        title="By topic"
        rows={TOPICS.map(({ id, title }) => ({
          id,
          title,
          search: { topic: id, count: TOPIC_COUNT },
          figure: countOf((one) => one.topic === id),
        }))}
      />
      <QuizList
        title="By exam domain"
        rows={DOMAINS.map((id) => ({
          id,
          title: EXAM_DOMAINS[id],
          search: { domain: id, count: TOPIC_COUNT },
          figure: countOf((one) => one.exam.includes(id)),
        }))}
      />
      <p className="challenge-progress">
        <ButtonLink to="/scenarios" hash={NOTES_PLACE}>
          By the notes
        </ButtonLink>
        <span className="type-small tone-2">The headings of course notes, each with its questions and scenarios.</span>
      </p>
    </PageFrame>
  )
}

/** The ways to be asked. @param due  how many concepts are due */
function Modes({ due }: { readonly due: number }) {
  return (
    <div className="challenge-modes">
      <Mode title="Quick five" line="Five questions over everything, about five minutes.">
        <ButtonLink to="/challenge/quiz" size="touch" variant="filled">
          Begin
        </ButtonLink>
      </Mode>
      <Mode
        title="Due today"
        line={
          due === 0
            ? DUE_NONE
            : `${counted(due, 'concept')} about to be forgotten. What you were sure of and got wrong comes first.`
        }
      >
        <ButtonLink to="/challenge/quiz" search={{ mode: 'due' }} size="touch">
          {due === 0 ? 'See what is due' : 'Review'}
        </ButtonLink>
      </Mode>
      <Mode
        title="Mock exam"
        line="65 questions in 130 minutes as DVA-C02 or SAA-C03 ask them, and a score at the end."
      >
        <ButtonLink to="/challenge/exam" size="touch">
          Set it up
        </ButtonLink>
      </Mode>
      <Mode
        title="Together"
        line="One link, the same questions for everybody; hands are counted before the answer shows."
      >
        <ButtonLink to="/challenge/together" size="touch">
          Set it up
        </ButtonLink>
      </Mode>
      <Mode
        title="Duel"
        line="Two on one screen, the same questions, keys of their own. It counts for nobody’s progress."
      >
        <ButtonLink to="/challenge/duel" size="touch">
          Set it up
        </ButtonLink>
      </Mode>
      <Mode title="Fix it" line="Broken labs to mend with the lab’s own acts. Only the goal is checked.">
        <ButtonLink to="/scenarios" size="touch">
          Choose one
        </ButtonLink>
      </Mode>
    </div>
  )
}

const DOMAINS = Object.keys(EXAM_DOMAINS) as ExamDomain[]

const DUE_NONE = 'Nothing yet. What you answer comes back when it is about to be forgotten.'

interface ModeProps {
  readonly title: string
  readonly line: string
  readonly children: ReactNode
}

function Mode({ title, line, children }: ModeProps) {
  return (
    <section className="challenge-mode">
      <h2>{title}</h2>
      <p className="tone-2">{line}</p>
      {children}
    </section>
  )
}

interface QuizListProps {
  readonly title: string
  readonly rows: readonly {
    readonly id: string
    readonly title: string
    readonly search: QuizSearch
    /** How much there is to be asked. */
    readonly figure: string
  }[]
}

function QuizList({ title, rows }: QuizListProps) {
  return (
    <section className="challenge-list">
      <h2>{title}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <ButtonLink to="/challenge/quiz" search={row.search} variant="quiet" size="touch">
              {row.title}
            </ButtonLink>
            <span className="type-small tone-2">{row.figure}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
