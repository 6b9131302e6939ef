import type { CountsTypes } from '../../lessons/questions/counts.ts'
import { RevisionSwatch } from '../subjects/task/RevisionSwatch.tsx'
import { Stepper } from '../kit/Stepper.tsx'
import { rollingOf, type AskProps } from './questionView.ts'
import './questions.css'

/** Two steppers: old tasks and new ones. */
export function AskCounts({ question, answer, onAnswer, scene }: AskProps<CountsTypes>) {
  const guess = answer ?? question.from
  const { names, orderOf } = rollingOf(scene)
  const { oldKey, newKey } = names
  // Room for any answer, so that where a stepper ends tells nothing.
  const max = 2 * question.asked.desiredCount
  const stepper = (label: 'old' | 'new', key: string, field: 'oldRunning' | 'newRunning') => (
    <Stepper
      layout="stacked"
      label={label}
      labelIcon={<RevisionSwatch order={orderOf(key)} />}
      labelDetail={key}
      value={guess[field]}
      max={max}
      onChange={(count) => onAnswer({ ...guess, [field]: count })}
    />
  )
  return (
    <div className="question-steppers">
      {stepper('old', oldKey, 'oldRunning')}
      {stepper('new', newKey, 'newRunning')}
    </div>
  )
}
