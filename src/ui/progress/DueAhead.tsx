import type { CSSProperties } from 'react'
import { dueOf, type Scheduled } from '../../challenge/progress/schedule.ts'
import { capitalized, counted, grouped } from '../../look/numbers.ts'
import { aheadText, dayOf } from '../due/days.ts'
import { QuizLink } from '../due/QuizLink.tsx'
import { dueByDay } from './progressFigures.ts'

interface DueAheadProps {
  readonly schedule: readonly Scheduled[]
  readonly nowMs: number
}

/** What is due now, with its quiz, and what comes back in the days ahead. */
export function DueAhead({ schedule, nowMs }: DueAheadProps) {
  const due = dueOf(schedule, nowMs)
  const days = dueByDay(schedule, nowMs)
  const most = Math.max(...days.map(({ count }) => count), 1)
  const today = dayOf(nowMs)
  return (
    <section className="progress__due" aria-labelledby="progress-due">
      <div className="progress__now">
        <h2 id="progress-due">
          {due.length === 0 ? 'Nothing is due now' : `${counted(due.length, 'concept')} due now`}
        </h2>
        <p className="tone-2">{nowText(due, days[0]?.count ?? 0)}</p>
        <p>
          <QuizLink of={{ mode: due.length === 0 ? 'quick' : 'due' }} variant={due.length === 0 ? 'outline' : 'filled'}>
            {due.length === 0 ? 'Quick five' : 'Practise what is due'}
          </QuizLink>
        </p>
      </div>
      <ol className="progress__days" aria-label="Due in the days ahead">
        {days.map(({ day, count }) => (
          <li key={day} data-none={count === 0 || undefined}>
            <span className="progress__day-bar" aria-hidden="true">
              <span style={{ '--part': count / most } as CSSProperties} />
            </span>
            <b>{count}</b>
            <span>{capitalized(aheadText(day, today))}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function nowText(due: readonly Scheduled[], today: number): string {
  const sure = due.filter(({ isSureError }) => isSureError).length
  const later = today - due.length
  if (sure > 0) return `First ${sure === 1 ? 'the one' : `the ${String(sure)}`} that you were sure of and had wrong.`
  if (later > 0) return `${grouped(later)} more later today.`
  return due.length === 0 ? 'What you know well comes back later.' : 'What is late longest comes first.'
}
