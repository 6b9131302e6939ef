import type { CSSProperties, KeyboardEvent } from 'react'
import type { MarkTypes } from '../../lessons/questions/order.ts'
import { clockText, durationText } from '../../look/time.ts'
import { Button } from '../kit/Button.tsx'
import { heldIn, MARK_STEPS_MS, markRange, pageTarget, partOf } from './markMoments.ts'
import type { AskProps } from './questionView.ts'
import './Mark.css'

/** A moment between now and as far as the question goes: dragged, stepped, or by keys a second or ten at a time. */
export function AskMark({ question, scenario, answer, onAnswer }: AskProps<MarkTypes>) {
  const { fromMs } = scenario
  const range = markRange(question, fromMs)
  const atMs = answer?.atMs ?? range.firstMs
  const text = clockText(atMs - fromMs)
  const mark = (wantedMs: number): void => onAnswer({ atMs: heldIn(range, wantedMs) })
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = pageTarget(event.key, atMs)
    if (target === null) return
    event.preventDefault()
    mark(target)
  }
  return (
    <div className="mark">
      <p className="mark__head">
        <span>Your mark</span>
        <output className="mark__time">{answer === null ? 'none yet' : text}</output>
      </p>
      <input
        type="range"
        className="mark__range"
        style={{ '--part': partOf(range, atMs) } as CSSProperties}
        aria-label={`Your mark: ${question.title}`}
        aria-valuetext={answer === null ? `none yet, at ${text}` : text}
        min={range.firstMs}
        max={range.lastMs}
        step={1_000}
        value={atMs}
        onChange={(event) => mark(event.target.valueAsNumber)}
        onKeyDown={onKeyDown}
      />
      <p className="mark__ends" aria-hidden="true">
        <span>{clockText(range.firstMs - fromMs)}, now</span>
        <span>{clockText(range.lastMs - fromMs)}</span>
      </p>
      <div className="mark__steps">
        {MARK_STEPS_MS.map((stepMs) => (
          <Button key={stepMs} size="touch" excludeFromTabOrder onPress={() => mark(atMs + stepMs)}>
            {stepText(stepMs)}
          </Button>
        ))}
      </div>
    </div>
  )
}

/** `−10 s`, `+1 s`. */
function stepText(stepMs: number): string {
  return `${stepMs < 0 ? '−' : '+'}${durationText(Math.abs(stepMs))}`
}
