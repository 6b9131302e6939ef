import { Fragment } from 'react'
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
            <th scope="col">
              <span className="visually-hidden">question</span>
            </th>
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
      <td>{isSkipped ? 'skipped' : <Words text={answer} />}</td>
      <td>
        <Words text={happened} />
      </td>
      <td>{isSkipped ? '' : sure}</td>
      <td>
        <Mark isRight={record.isRight} isSkipped={isSkipped} />
      </td>
    </tr>
  )
}

/** What is no longer than this stays on one line: any name of an instance or a task does. */
const WHOLE_MAX = 14

/** A list breaks after its commas, and a name not at its hyphen. */
function Words({ text }: { readonly text: string }) {
  const parts = text
    .replaceAll(', ', ',\n')
    .split('\n')
    .flatMap((part) => (part.length > WHOLE_MAX ? part.split(' ') : [part]))
  return parts.map((part, index) => (
    <Fragment key={index}>
      {index > 0 && ' '}
      {part.length > WHOLE_MAX ? part : <span className="prediction-list__word">{part}</span>}
    </Fragment>
  ))
}

function Mark({ isRight, isSkipped }: { readonly isRight: boolean; readonly isSkipped: boolean }) {
  if (isRight) return <Check className="tone-clear" role="img" aria-label="right" />
  if (isSkipped) return <Minus className="tone-3" role="img" aria-label="skipped" />
  return <X className="tone-trouble" role="img" aria-label="not right" />
}
