import { shortenIds } from '../../../look/names.ts'
import type { WhyProps } from '../subjectView.ts'
import { decisionById } from './decisionRef.ts'
import { decisionView } from './decisionViews.ts'
import { quotedEvents } from './quotedEvents.ts'
import { SourceLine } from './SourceLine.tsx'

/** On what a decision was made, what would change it, what ECS said of it, its numbers, and the rule. */
export function WhyDecision({ id, remediesOf, ...scope }: WhyProps) {
  const decision = decisionById(id, scope)
  if (decision === undefined) return null
  const { world, originMs, explanation, onSelect } = scope
  const { words: wordsOf, Why, Figures } = decisionView(decision)
  const words = wordsOf(decision, { ...world, originMs, explanation })
  return (
    <div className="inspector__stack">
      <Why {...{ decision, words, world, originMs, explanation, onSelect }} />
      {remediesOf?.(decision, words.remedies) ?? <Remedies remedies={words.remedies} />}
      {quotedEvents(decision, world).map((event) => (
        <blockquote key={event.id} className="inspector__event">
          <samp title={event.message}>{shortenIds(event.message)}</samp>
        </blockquote>
      ))}
      {Figures !== undefined && <Figures {...{ decision, words, world, originMs, explanation, onSelect }} />}
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
