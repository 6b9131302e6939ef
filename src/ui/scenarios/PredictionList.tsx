import { Check, Minus, X } from 'lucide-react'
import { questionsOf } from '../../lessons/course.ts'
import { questionNumber, type PlayerContext } from '../../lessons/playerMachine.ts'
import { kindOf, type Question, type QuestionRecord } from '../../lessons/questions/kinds.ts'
import type { Scenario } from '../../lessons/scenario.ts'
import { viewOf } from '../questions/questionViews.ts'

interface PredictionListProps {
  readonly context: PlayerContext
  /** Leaves out the step whose answer is still to be seen. */
  readonly isWatching?: boolean
}

/** What was answered so far beside what happened. */
export function PredictionList({ context, isWatching = false }: PredictionListProps) {
  const { scenario, course } = context
  const questions = questionsOf(course)
  const records = isWatching ? context.records.slice(0, questionNumber(context) - 1) : context.records
  if (records.length === 0) return null
  return (
    <section className="prediction-list">
      <table>
        <caption>Your predictions</caption>
        <thead>
          <tr>
            <th scope="col">question</th>
            <th scope="col">you</th>
            <th scope="col">ECS</th>
            <th scope="col">how sure</th>
            <th scope="col">
              <span className="visually-hidden">right</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {records.map((record, index) => {
            const step = questions[index]
            return step === undefined ? null : <PredictionRow key={step.index} {...{ record, step, scenario }} />
          })}
        </tbody>
      </table>
    </section>
  )
}

interface PredictionRowProps {
  readonly record: QuestionRecord
  readonly step: Question
  readonly scenario: Scenario
}

function PredictionRow({ record, step, scenario }: PredictionRowProps) {
  const isSkipped = kindOf(record).isSkipped(record)
  const { answer, happened, sure } = viewOf(record).line(step, record, scenario)
  return (
    <tr>
      <td>{step.index + 1}</td>
      <td>{isSkipped ? 'skipped' : answer}</td>
      <td>{happened}</td>
      <td>{isSkipped ? '' : sure}</td>
      <td>
        <Mark isRight={record.isRight} isSkipped={isSkipped} />
      </td>
    </tr>
  )
}

function Mark({ isRight, isSkipped }: { readonly isRight: boolean; readonly isSkipped: boolean }) {
  if (isRight) return <Check className="tone-clear" role="img" aria-label="right" />
  if (isSkipped) return <Minus className="tone-3" role="img" aria-label="skipped" />
  return <X className="tone-trouble" role="img" aria-label="not right" />
}
