import { Button } from '../kit/Button.tsx'
import type { Hint } from './hintWords.ts'
import './questions.css'

interface HintButtonProps {
  readonly total: number
  /** How many were asked for. */
  readonly shown: number
  readonly onHint: () => void
}

/** One hint more, as long as there is one. */
export function HintButton({ total, shown, onHint }: HintButtonProps) {
  if (shown >= total) return null
  return (
    <Button variant="quiet" kbd="H" onPress={onHint}>
      {shown === 0 ? 'Hint' : `Hint ${String(shown + 1)} of ${String(total)}`}
    </Button>
  )
}

/** Hints one after the other, from what is given to what follows from it. */
export function HintList({ hints, shown }: { readonly hints: readonly Hint[]; readonly shown: number }) {
  return (
    <ol className="hint-list" aria-live="polite" aria-label="Hints">
      {hints.slice(0, shown).map(({ title, sentences }) => (
        <li key={title}>
          <h2>{title}</h2>
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </li>
      ))}
    </ol>
  )
}
