import type { ContainerInstance } from '../../../model/world/capacity/containerInstance.ts'
import { agentCalls } from '../../../model/world/roles/roleCalls.ts'
import { instanceProfileOf, instanceRoleOf } from '../../../model/world/roles/rolesInUse.ts'
import type { World } from '../../../model/world/world.ts'
import { RemedyList } from '../remedy/RemedyList.tsx'
import type { RemedyTrial } from '../remedy/remedy.ts'
import { roleRemedies } from './roleRemedies.ts'
import { agentTrial } from './roleTrials.ts'

interface AgentRemediesProps {
  readonly instance: ContainerInstance
  readonly world: World
  /** What is to come of it; that it registers, where left out. */
  readonly trial?: RemedyTrial
}

/** What would let the agent of an instance in. */
export function AgentRemedies({ instance, world, trial = agentTrial(instance, world) }: AgentRemediesProps) {
  const refused = {
    arn: instanceRoleOf(world, instance),
    calls: agentCalls(world, instance),
    roleFor: 'agent',
    profile: instanceProfileOf(instance),
  } as const
  return (
    <RemedyList title="What would let the agent register" remedies={roleRemedies(world, refused)} trial={() => trial} />
  )
}
