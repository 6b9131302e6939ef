import { healthOf } from '../../../model/world/balancing/targetHealth.ts'
import { isDeployedByEcs } from '../service/ServiceField.tsx'
import type { ObjectAct } from '../subjectView.ts'
import type { Trait } from '../trait.ts'
import { breakActs } from './groupActs.ts'
import { poolRef } from './poolRef.ts'
import { targetsOfTasks } from './targetsOfTasks.ts'
import { TaskTargets } from './TaskTargets.tsx'

function balanceAct(id: string): ObjectAct {
  return { id: 'balance', label: 'Put a load balancer in front', run: ({ openForm }) => openForm('balance', id) }
}

/** What load balancers make of a task and of the tasks of a service (ALB-3). */
export const targetTrait: Trait = {
  acts(ref, world) {
    if (ref.kind !== 'service' || world.services.get(ref.id)?.status !== 'ACTIVE') return []
    const pools = [...new Set(targetsOfTasks(ref, world).map(({ poolId }) => poolId))]
    return [
      ...(isDeployedByEcs(ref, world) ? [balanceAct(ref.id)] : []),
      ...pools.slice(0, 1).flatMap((poolId) => breakActs(world, poolId)),
    ]
  },
  facts(ref, world) {
    if (ref.kind !== 'task') return []
    return targetsOfTasks(ref, world).map((target) => ({
      label: `target in ${poolRef(world, target.poolId).name}`,
      value: healthOf(world, target).state,
    }))
  },
  Section: TaskTargets,
}
