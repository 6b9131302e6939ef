import { axisText } from '../../../look/time.ts'
import type { Decision } from '../../../model/world/decision.ts'
import type { WhyProps } from '../subjectView.ts'
import { decisionRef } from './decisionRef.ts'
import { decisionWords } from './decisionViews.ts'

export interface DecisionListProps extends Omit<WhyProps, 'id'> {
  readonly title: string
  readonly isListed: (decision: Decision) => boolean
}

const LISTED_MAX = 12

/** Decisions as links to themselves, each by its verdict, the newest first. */
export function DecisionList({ title, isListed, world, decisions, originMs, onSelect }: DecisionListProps) {
  // Of a history that may reach past the present, what has been decided by now.
  const listed = decisions.filter((one) => one.atMs <= world.nowMs && isListed(one)).reverse()
  if (listed.length === 0) return null
  return (
    <section className="inspector__block">
      <h2 className="type-h3">{title}</h2>
      <ol className="decision-list">
        {listed.slice(0, LISTED_MAX).map((decision) => (
          <li key={decision.id}>
            <button type="button" onClick={() => onSelect(decisionRef(decision.id))}>
              <time>{axisText(decision.atMs - originMs)}</time>
              {decisionWords(decision, { ...world, originMs, nowMs: decision.atMs }).verdict}
            </button>
          </li>
        ))}
      </ol>
      {listed.length > LISTED_MAX && (
        <p className="inspector__text">{listed.length - LISTED_MAX} older, as marks on the timeline</p>
      )}
    </section>
  )
}
