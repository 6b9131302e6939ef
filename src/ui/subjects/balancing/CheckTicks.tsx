import { Check, Circle, X } from 'lucide-react'
import { checksText, type Check as OneCheck } from '../../words/balancing/targetWords.ts'
import './balancing.css'

/** More than this and figures say it. */
const SHOWN_MAX = 5

/** The checks in a row by which a target is judged, oldest first. */
export function CheckTicks({ checks }: { readonly checks: readonly OneCheck[] }) {
  const words = checksText(checks)
  if (checks.length === 0 || checks.length > SHOWN_MAX) return <span className="check-words">{words}</span>
  return (
    <span className="check-ticks" role="img" aria-label={words}>
      {checks.map((one, index) => (
        <Tick key={index} of={one} />
      ))}
    </span>
  )
}

function Tick({ of }: { readonly of: OneCheck }) {
  if (of === 'passed') return <Check data-check={of} aria-hidden="true" />
  return of === 'failed' ? <X data-check={of} aria-hidden="true" /> : <Circle data-check={of} aria-hidden="true" />
}
