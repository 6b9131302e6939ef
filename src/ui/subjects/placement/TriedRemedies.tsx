import { explanationOf } from '../../../model/world/explanation.ts'
import { useQuery } from '@tanstack/react-query'
import type { PlacementDecision } from '../../../model/world/placement/placementDecision.ts'
import { useLabSession, usePlayback } from '../../../session/labContext.ts'
import type { BranchView } from '../../../session/mirror.ts'
import { Button } from '../../kit/Button.tsx'
import { useLabDesk } from '../../acts/labDesk.ts'
import { useExplanation } from '../decision/useExplanation.ts'
import { outcomeText, remediesFor, TRIAL_MS, type Remedy } from './remedies.ts'
import './TriedRemedies.css'

interface TriedRemediesProps {
  readonly view: BranchView
  readonly decision: PlacementDecision
  /** What would help as well and is no single act. */
  readonly others: readonly string[]
}

/** What would give the task a place. The model has run each before it is offered; a branch shows it. */
export function TriedRemedies({ view, decision, others }: TriedRemediesProps) {
  const { tryOnBranch } = useLabDesk()
  const explanation = explanationOf('placement', useExplanation(decision, view.branchId))
  const remedies = explanation ? remediesFor(decision, explanation, view.world) : []
  const outcomes = useOutcomes(remedies, decision, view)
  const untried = others.filter((other) => remedies.every(({ label }) => label !== other))
  return (
    <section className="inspector__block">
      <h2 className="type-h3 tried__title">
        What would place it {remedies.length > 0 && <span className="tone-2">tried by the model</span>}
      </h2>
      <ul className="inspector__remedies">
        {remedies.map((remedy) => (
          <li key={remedy.label} className="tried">
            <span>
              {remedy.label}
              <span className="tried__outcome">{outcomes.get(remedy.label) ?? ''}</span>
            </span>
            <Button
              aria-label={`Try on a branch: ${remedy.label}`}
              onPress={() => tryOnBranch(remedy.acts, remedy.label)}
            >
              Try on a branch
            </Button>
          </li>
        ))}
        {untried.map((other) => (
          <li key={other}>{other}</li>
        ))}
      </ul>
    </section>
  )
}

/** What the model says of each. Asked while time stands still: in a world that runs the answer is old at once. */
function useOutcomes(
  remedies: readonly Remedy[],
  decision: PlacementDecision,
  view: BranchView,
): ReadonlyMap<string, string> {
  const session = useLabSession()
  const { isPlaying } = usePlayback()
  const { data } = useQuery({
    queryKey: ['trial', view.branchId, decision.id, view.hash],
    queryFn: async () => {
      const outcomes = new Map<string, string>()
      for (const { label, acts } of remedies) {
        const outcome = await session.tryOut(acts, TRIAL_MS, view.branchId)
        if (outcome !== null) outcomes.set(label, outcomeText(outcome, decision, view.world))
      }
      return outcomes
    },
    enabled: !isPlaying && remedies.length > 0,
    networkMode: 'always',
    gcTime: 1_000,
  })
  return data ?? NONE
}

const NONE: ReadonlyMap<string, string> = new Map()
