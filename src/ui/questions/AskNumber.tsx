import type { NumberTypes } from '../../lessons/questions/number.ts'
import { grouped } from '../../look/numbers.ts'
import { Stepper } from '../kit/Stepper.tsx'
import type { AskProps } from './questionView.ts'

/** A whole number, stepped or typed. It is empty until somebody answers: 0 may be right. */
export function AskNumber({ question: { unit, max }, answer, onAnswer }: AskProps<NumberTypes>) {
  return (
    <Stepper
      layout="stacked"
      label="Your answer"
      labelDetail={unit}
      value={answer?.value ?? 0}
      isBlank={answer === null}
      max={max}
      onChange={(value) => onAnswer({ value })}
      help={`0 to ${grouped(max)}`}
    />
  )
}
