import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { dueOf, scheduleOf } from '../../challenge/progress/schedule.ts'
import { EXAM_DOMAINS, TOPICS } from '../../lessons/topics.ts'
import { counted } from '../../look/numbers.ts'
import { answers } from '../../session/challenge/answers.ts'
import { catalogueQuery } from '../../session/challenge/challengeDocuments.ts'
import { scenarioClient } from '../../session/scenarioDocuments.ts'
import { ButtonLink } from '../kit/ButtonLink.tsx'
import { PageFrame } from '../shell/PageFrame.tsx'
import { KeptLine } from './KeptLine.tsx'
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
      <div className="challenge-modes">
        <Mode title="Quick five" line="Five questions over everything, about five minutes.">
          <ButtonLink to="/challenge/quiz" size="touch" variant="filled">
            Begin
          </ButtonLink>
        </Mode>
        <Mode
          title="Due today"
          line={
            due.length === 0
              ? DUE_NONE
              : `${counted(due.length, 'concept')} about to be forgotten. What you were sure of and got wrong comes first.`
          }
        >
          <ButtonLink to="/challenge/quiz" search={{ mode: 'due' }} size="touch">
            {due.length === 0 ? 'See what is due' : 'Review'}
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
        <Mode title="Fix it" line="Broken labs to mend with the lab’s own acts. Only the goal is checked.">
          <ButtonLink to="/scenarios" size="touch">
            Choose one
          </ButtonLink>
        </Mode>
      </div>
      <p className="challenge-progress">
        <ButtonLink to="/challenge/progress">Your progress</ButtonLink>
        <span className="type-small tone-2">What you know by topic and domain; export and import.</span>
      </p>
      <KeptLine />
      <section className="challenge-list">
        <h2>By topic</h2>
        <ul>
          {TOPICS.map(({ id, title }) => (
            <li key={id}>
              <ButtonLink to="/challenge/quiz" search={{ topic: id, count: TOPIC_COUNT }} variant="quiet" size="touch">
                {title}
              </ButtonLink>
              <span className="type-small tone-2">{countOf((one) => one.topic === id)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className="challenge-list">
        <h2>By exam domain</h2>
        <ul>
          {(Object.keys(EXAM_DOMAINS) as (keyof typeof EXAM_DOMAINS)[]).map((id) => (
            <li key={id}>
              <ButtonLink to="/challenge/quiz" search={{ domain: id, count: TOPIC_COUNT }} variant="quiet" size="touch">
                {EXAM_DOMAINS[id]}
              </ButtonLink>
              <span className="type-small tone-2">{countOf((one) => one.exam.includes(id))}</span>
            </li>
          ))}
        </ul>
      </section>
    </PageFrame>
  )
}

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
