import type { StopDecision } from '../../../model/world/task/stopDecision.ts'
import type { World } from '../../../model/world/world.ts'
import { RemedyList } from '../remedy/RemedyList.tsx'
import { startTrial } from '../remedy/startTrial.ts'
import { logRemedies } from './logRemedies.ts'

interface TriedLogRemediesProps {
  readonly world: World
  readonly decision: StopDecision
}

/** What would let a task start whose log group is not there. */
export function TriedLogRemedies({ world, decision }: TriedLogRemediesProps) {
  return (
    <RemedyList
      title="What would let it start"
      remedies={logRemedies(decision, world)}
      trial={startTrial(decision, world)}
    />
  )
}
