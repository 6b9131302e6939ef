import type { OrderOf } from '../../../look/revisions.ts'
import type { ReactNode } from 'react'
import type { Decision } from '../../../model/world/decision.ts'
import type { Explanation } from '../../../model/world/explanation.ts'
import type { World } from '../../../model/world/world.ts'
import { shortenIds } from '../../../look/names.ts'
import type { InspectorSelection } from '../../inspector/selection.ts'
import { decisionView } from './decisionViews.ts'
import { quotedEvents } from './quotedEvents.ts'
import { SourceLine } from './SourceLine.tsx'

/** Shows what would change a decision in a page's own way; `null` for none of its own. */
export type RemediesOf = (decision: Decision, remedies: readonly string[]) => ReactNode

export interface WhyDecisionProps {
  readonly decision: Decision
  readonly world: World
  /** `undefined` while it is asked for. */
  readonly explanation: Explanation | null | undefined
  readonly originMs: number
  readonly orderOf: OrderOf
  readonly onSelect: (selection: InspectorSelection) => void
  readonly remediesOf?: RemediesOf
}

/** On what a decision was made: the numbers that it carries, and the rule. */
export function WhyDecision({ decision, world, explanation, originMs, remediesOf, ...props }: WhyDecisionProps) {
  const { words: wordsOf, Why } = decisionView(decision)
  const words = wordsOf(decision, { ...world, originMs, explanation })
  return (
    <div className="inspector__stack">
      <Why {...{ decision, words, world, explanation }} {...props} />
      {quotedEvents(decision, world).map(({ id, message }) => (
        <blockquote key={id} className="inspector__event">
          <samp title={message}>{shortenIds(message)}</samp>
        </blockquote>
      ))}
      {remediesOf?.(decision, words.remedies) ?? <Remedies remedies={words.remedies} />}
      {/* The note on 40 s names the same rule. */}
      {!(decision.kind === 'rolling' && decision.waitsFor === 'healthy') && <SourceLine ruleId={words.ruleId} />}
    </div>
  )
}

function Remedies({ remedies }: { readonly remedies: readonly string[] }) {
  if (remedies.length === 0) return null
  return (
    <section className="inspector__block">
      <h2 className="type-h3">What would change it</h2>
      <ul className="inspector__remedies">
        {remedies.map((remedy) => (
          <li key={remedy}>{remedy}</li>
        ))}
      </ul>
    </section>
  )
}
