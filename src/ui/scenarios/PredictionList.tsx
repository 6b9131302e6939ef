import { Check, Minus, X } from 'lucide-react'
import type { CourseStep } from '../../lessons/course.ts'
import type { PlayerContext } from '../../lessons/playerMachine.ts'
import type { StepRecord } from '../../lessons/predictions.ts'
import type { PercentChange } from '../../lessons/scenario.ts'
import { pairText } from '../words/deployment/counts.ts'
import { CONFIDENCE_WORDS } from './confidenceWords.ts'

interface PredictionListProps {
  readonly context: PlayerContext
  /** Leaves out the step whose answer is still to be seen. */
  readonly isWatching?: boolean
}

/** What was answered so far beside what happened. */
export function PredictionList({ context, isWatching = false }: PredictionListProps) {
  const { course, stepIndex } = context
  const records = isWatching ? context.records.slice(0, stepIndex) : context.records
  if (records.length === 0) return null
  return (
    <section className="prediction-list">
      <table>
        <caption>Your predictions</caption>
        <thead>
          <tr>
            <th scope="col">step</th>
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
            const step = course.steps[index]
            return step === undefined ? null : <PredictionRow key={step.index} {...{ record, step }} />
          })}
        </tbody>
      </table>
    </section>
  )
}

function PredictionRow({ record, step }: { readonly record: StepRecord; readonly step: CourseStep }) {
  return (
    <tr>
      <td>{step.index + 2}</td>
      <td>{answerText(record, step)}</td>
      <td>{happenedText(step)}</td>
      <td>{sureText(record)}</td>
      <td>
        <Mark record={record} />
      </td>
    </tr>
  )
}

function Mark({ record }: { readonly record: StepRecord }) {
  if (record.isRight) return <Check className="tone-clear" role="img" aria-label="right" />
  if (isSkipped(record)) return <Minus className="tone-3" role="img" aria-label="skipped" />
  return <X className="tone-trouble" role="img" aria-label="not right" />
}

function isSkipped(record: StepRecord): boolean {
  return record.kind === 'counts' ? record.prediction === null : record.isSkipped
}

function answerText(record: StepRecord, step: CourseStep): string {
  if (isSkipped(record)) return 'skipped'
  if (record.kind === 'counts')
    return pairText(record.prediction?.pair.oldRunning ?? 0, record.prediction?.pair.newRunning ?? 0)
  const change = step.kind === 'change' ? step.attempts.at(-1)?.change : undefined
  return change === undefined ? '' : percentText(change)
}

function happenedText(step: CourseStep): string {
  if (step.kind === 'counts') return pairText(step.answer.oldRunning, step.answer.newRunning)
  return step.attempts.at(-1)?.rolls === true ? 'rolls' : 'stuck'
}

function sureText(record: StepRecord): string {
  if (isSkipped(record)) return ''
  if (record.kind === 'change') return record.attempts === 1 ? 'first try' : `try ${String(record.attempts)}`
  return record.prediction === null ? '' : CONFIDENCE_WORDS[record.prediction.confidence].toLowerCase()
}

/** `max 200 %`. */
export function percentText(change: PercentChange): string {
  return 'maximumPercent' in change
    ? `max ${String(change.maximumPercent)} %`
    : `min ${String(change.minimumHealthyPercent)} %`
}
