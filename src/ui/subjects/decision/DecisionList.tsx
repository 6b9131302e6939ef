import type { Decision } from '../../../model/world/decision.ts'
import { decisionWords } from './decisionViews.ts'
import { axisText } from '../../../look/time.ts'
import type { WordsWorld } from '../../words/words.ts'

export interface DecisionListProps {
  readonly title: string
  /** Newest first. */
  readonly decisions: readonly Decision[]
  readonly world: WordsWorld
  readonly onSelect: (decisionId: number) => void
}

const LISTED_MAX = 12

/** Decisions as links to themselves, each by its verdict. */
export function DecisionList({ title, decisions, world, onSelect }: DecisionListProps) {
  if (decisions.length === 0) return null
  return (
    <section className="inspector__block">
      <h2 className="type-h3">{title}</h2>
      <ol className="decision-list">
        {decisions.slice(0, LISTED_MAX).map((decision) => (
          <li key={decision.id}>
            <button type="button" onClick={() => onSelect(decision.id)}>
              <time>{axisText(decision.atMs - (world.originMs ?? 0))}</time>
              {decisionWords(decision, { ...world, nowMs: decision.atMs }).verdict}
            </button>
          </li>
        ))}
      </ol>
      {decisions.length > LISTED_MAX && (
        <p className="inspector__text">{decisions.length - LISTED_MAX} older, as marks on the timeline</p>
      )}
    </section>
  )
}
