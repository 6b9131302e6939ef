import type { World } from '../../../model/world/world.ts'
import { RemedyList } from '../remedy/RemedyList.tsx'
import type { RemedyTrial } from '../remedy/remedy.ts'
import { assumingRemedies } from './roleRemedies.ts'

interface AssumingRemediesProps {
  readonly definitionKey: string
  readonly world: World
  readonly trial: RemedyTrial
  /** What else is said to help; of no use beside an act that does it. */
  readonly others: readonly string[]
}

/** What would let ECS assume the role for which it starts no task of a revision. */
export function AssumingRemedies({ definitionKey, world, trial, others }: AssumingRemediesProps) {
  const remedies = assumingRemedies(world, definitionKey)
  return (
    <RemedyList
      title="What would let it start"
      remedies={remedies}
      trial={() => trial}
      others={remedies.length > 0 ? [] : others}
    />
  )
}
