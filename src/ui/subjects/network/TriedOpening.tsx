import type { WantedRule } from '../../../model/world/balancing/wantedRule.ts'
import type { World } from '../../../model/world/world.ts'
import { wantedText } from '../../words/network/reachWords.ts'
import { RemedyList } from '../remedy/RemedyList.tsx'
import type { RemedyTrial } from '../remedy/remedy.ts'
import { openedText, openingAct } from './opening.ts'
import type { TargetReach } from './reachesOf.ts'

interface TriedOpeningProps {
  readonly of: TargetReach
  readonly wanted: readonly WantedRule[]
  readonly world: World
}

/** The rules that would open a way, all in one press. */
export function TriedOpening({ of: { target, reach }, wanted, world }: TriedOpeningProps) {
  const trial: RemedyTrial = {
    of: `way to ${target.key}`,
    // Of a target that is reached already nothing changes: what opens lets clients in.
    said: ({ history }) => (reach.ok ? '' : openedText(history, target, world.nowMs)),
  }
  const remedy = { label: wantedText(wanted, world), acts: wanted.map(openingAct) }
  return <RemedyList title="What would open it" remedies={[remedy]} trial={() => trial} />
}
