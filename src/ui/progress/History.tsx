import type { CSSProperties } from 'react'
import type { AnswerRecord } from '../../challenge/answerRecord.ts'
import type { Catalogue } from '../../challenge/catalogue.ts'
import { topicTitle } from '../../lessons/topics.ts'
import { counted } from '../../look/numbers.ts'
import { dateText, dayOf } from '../due/days.ts'
import { DataTable } from '../kit/DataTable.tsx'
import { Disclosure } from '../kit/Disclosure.tsx'
import { ForeignText } from '../kit/ForeignText.tsx'
import { CONFIDENCE_WORDS } from '../questions/confidenceWords.ts'
import { answersByDay, type AnsweredDay } from './progressFigures.ts'

const LAST_SHOWN = 50

interface HistoryProps {
  readonly answers: readonly AnswerRecord[]
  readonly catalogue: Catalogue | null
  readonly nowMs: number
}

/** Answers by day, as a picture and as a table, and the last of them one by one. */
export function History({ answers, catalogue, nowMs }: HistoryProps) {
  const days = answersByDay(answers, nowMs)
  const answered = days.filter(({ asked }) => asked > 0)
  return (
    <section aria-labelledby="progress-history" className="progress__history">
      <h2 id="progress-history">The last 30 days</h2>
      <DaysChart days={days} />
      <Disclosure title="Day by day" detail={counted(answered.length, 'day')}>
        <DataTable
          label="Answers by day"
          columns={[
            { id: 'day', header: 'Day', cell: ({ day }) => dateText(day), isRowHeader: true },
            { id: 'asked', header: 'Answered', cell: ({ asked }) => asked, align: 'end' },
            { id: 'right', header: 'Right', cell: ({ right }) => right, align: 'end' },
          ]}
          rows={answered.toReversed()}
          rowKey={({ day }) => String(day)}
          empty={<p className="tone-2">No answer in these days.</p>}
        />
      </Disclosure>
      <Disclosure title="Last answers" detail={String(Math.min(answers.length, LAST_SHOWN))}>
        <LastAnswers answers={answers} catalogue={catalogue} />
      </Disclosure>
    </section>
  )
}

/** A column a day: right answers filled from the ground, wrong ones hatched on top. */
function DaysChart({ days }: { readonly days: readonly AnsweredDay[] }) {
  const most = Math.max(...days.map(({ asked }) => asked), 1)
  const [asked, right] = [days.reduce((sum, one) => sum + one.asked, 0), days.reduce((sum, one) => sum + one.right, 0)]
  const first = days[0]
  const last = days.at(-1)
  return (
    <figure className="progress__chart">
      <div role="img" aria-label={`${counted(asked, 'answer')}, ${String(right)} right, at most ${String(most)} a day`}>
        {days.map((one) => (
          <span
            key={one.day}
            className="progress__column"
            style={{ '--right': one.right / most, '--wrong': (one.asked - one.right) / most } as CSSProperties}
          />
        ))}
      </div>
      <figcaption>
        <span>{first === undefined ? '' : dateText(first.day)}</span>
        <span className="progress__chart-key">
          <span data-key="right" aria-hidden="true" />
          right
          <span data-key="wrong" aria-hidden="true" />
          wrong, most a day {most}
        </span>
        <span>{last === undefined ? '' : dateText(last.day)}</span>
      </figcaption>
    </figure>
  )
}

function LastAnswers({ answers, catalogue }: Omit<HistoryProps, 'nowMs'>) {
  const titles = new Map((catalogue ?? []).map(({ id, title }) => [id, title]))
  return (
    <DataTable
      label={`The last ${String(LAST_SHOWN)} answers`}
      columns={[
        { id: 'day', header: 'Day', cell: ({ atMs }) => dateText(dayOf(atMs)) },
        {
          id: 'what',
          header: 'What',
          cell: ({ concept, topic }) => <ForeignText>{titles.get(concept) ?? topicTitle(topic)}</ForeignText>,
          isRowHeader: true,
          givesWay: true,
        },
        { id: 'right', header: 'Answer', cell: ({ isRight }) => <RightOrWrong isRight={isRight} /> },
        {
          id: 'sure',
          header: 'How sure',
          cell: ({ confidence }) => (confidence === null ? 'not asked' : CONFIDENCE_WORDS[confidence]),
        },
      ]}
      rows={answers.slice(-LAST_SHOWN).toReversed()}
      rowKey={({ id }) => id}
    />
  )
}

function RightOrWrong({ isRight }: { readonly isRight: boolean }) {
  return <span className={isRight ? 'tone-clear' : 'tone-trouble'}>{isRight ? '✓ right' : '✕ wrong'}</span>
}
