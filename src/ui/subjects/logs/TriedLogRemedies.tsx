import { useQuery } from '@tanstack/react-query'
import type { StopDecision } from '../../../model/world/task/stopDecision.ts'
import { useLabSession, usePlayback } from '../../../session/labContext.ts'
import type { BranchView } from '../../../session/mirror.ts'
import { useLabDesk } from '../../acts/labDesk.ts'
import { Button } from '../../kit/Button.tsx'
import { TRIAL_MS, type Remedy } from '../placement/remedies.ts'
import { loggedText, logRemedies } from './logRemedies.ts'
import '../placement/TriedRemedies.css'

interface TriedLogRemediesProps {
  readonly view: BranchView
  readonly decision: StopDecision
}

/** What would let a task start whose log group is not there. The model has run each; a branch shows it. */
export function TriedLogRemedies({ view, decision }: TriedLogRemediesProps) {
  const { tryOnBranch } = useLabDesk()
  const remedies = logRemedies(decision, view.world)
  const outcomes = useOutcomes(remedies, decision, view)
  return (
    <section className="inspector__block">
      <h2 className="type-h3 tried__title">
        What would let it start <span className="tone-2">tried by the model</span>
      </h2>
      <ul className="inspector__remedies">
        {remedies.map(({ label, acts }) => (
          <li key={label} className="tried">
            <span>
              {label}
              <span className="tried__outcome">{outcomes.get(label) ?? ''}</span>
            </span>
            <Button aria-label={`Try on a branch: ${label}`} onPress={() => tryOnBranch(acts, label)}>
              Try on a branch
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Asked while time stands still: in a world that runs the answer is old at once. */
function useOutcomes(
  remedies: readonly Remedy[],
  decision: StopDecision,
  view: BranchView,
): ReadonlyMap<string, string> {
  const session = useLabSession()
  const { isPlaying } = usePlayback()
  const { data } = useQuery({
    queryKey: ['logTrial', view.branchId, decision.id, view.hash],
    queryFn: async () => {
      const outcomes = new Map<string, string>()
      for (const { label, acts } of remedies) {
        const outcome = await session.tryOut(acts, TRIAL_MS, view.branchId)
        if (outcome !== null) outcomes.set(label, loggedText(outcome, decision, view.world))
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
