import { useQuery } from '@tanstack/react-query'
import type { WantedRule } from '../../../model/world/balancing/wantedRule.ts'
import type { World } from '../../../model/world/world.ts'
import { useActiveView, useLabSession, usePlayback } from '../../../session/labContext.ts'
import { useLabDesk } from '../../acts/labDesk.ts'
import { Button } from '../../kit/Button.tsx'
import { wantedText } from '../../words/network/reachWords.ts'
import { OPENING_TRIAL_MS, openedText, openingAct } from './opening.ts'
import type { TargetReach } from './reachesOf.ts'
import '../placement/TriedRemedies.css'

interface TriedOpeningProps {
  readonly of: TargetReach
  readonly wanted: readonly WantedRule[]
  readonly world: World
}

/** The rules that would open a way, all in one press. The model has run them before; a branch shows it. */
export function TriedOpening({ of, wanted, world }: TriedOpeningProps) {
  const { tryOnBranch } = useLabDesk()
  const outcome = useOutcome(of, wanted)
  const label = wantedText(wanted, world)
  return (
    <div className="tried">
      <span className="inspector__text">
        {label}
        <span className="tried__outcome">{outcome}</span>
      </span>
      <Button aria-label={`Try on a branch: ${label}`} onPress={() => tryOnBranch(wanted.map(openingAct), label)}>
        Try on a branch
      </Button>
    </div>
  )
}

/**
 * Asked while time stands still: in a world that runs the answer is old at once. Of a target that is reached already
 * nothing changes: what opens lets clients in.
 */
function useOutcome({ target, reach }: TargetReach, wanted: readonly WantedRule[]): string {
  const session = useLabSession()
  const { isPlaying } = usePlayback()
  const view = useActiveView()
  const { data } = useQuery({
    queryKey: ['opening', view?.branchId, target.key, view?.hash],
    queryFn: async () => {
      if (view === undefined) return ''
      const outcome = await session.tryOut(wanted.map(openingAct), OPENING_TRIAL_MS, view.branchId)
      return outcome === null ? '' : openedText(outcome, target, view.world.nowMs)
    },
    enabled: !isPlaying && view !== undefined && target.taskId !== null && !reach.ok,
    networkMode: 'always',
    gcTime: 1_000,
  })
  return data ?? ''
}
