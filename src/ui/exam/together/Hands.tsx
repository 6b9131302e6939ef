import type { ChoiceOption } from '../../../lessons/questions/choice.ts'
import { BarRow } from '../../kit/BarRow.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { HANDS_MAX } from './tally.ts'

interface HandsProps {
  readonly options: readonly ChoiceOption[]
  readonly hands: readonly number[]
  readonly isRevealed: boolean
  readonly onCount: (option: number, count: number) => void
}

/** Hands for each option: counted while nobody knows, as bars beside what is right afterwards. */
export function Hands({ options, hands, isRevealed, onCount }: HandsProps) {
  if (isRevealed) {
    const most = Math.max(1, ...hands)
    return (
      <section className="together-bars" aria-label="Hands">
        {options.map(({ text, isRight }, at) => (
          <BarRow
            key={text}
            label={`Option ${String(at + 1)}${isRight ? ', right' : ''}`}
            value={hands[at] ?? 0}
            max={most}
            figure={String(hands[at] ?? 0)}
            tone={isRight ? 'clear' : 'plain'}
          />
        ))}
      </section>
    )
  }
  return (
    <ol className="together-hands" aria-label="The options, with hands">
      {options.map(({ text }, at) => (
        <li key={text}>
          <span className="together-hands__number">{at + 1}</span>
          <span className="together-hands__text">{text}</span>
          <Stepper
            label={`Hands for ${String(at + 1)}`}
            value={hands[at] ?? 0}
            max={HANDS_MAX}
            onChange={(count) => onCount(at, count)}
          />
        </li>
      ))}
    </ol>
  )
}
