import type { SubjectRef } from '../../../look/subjectRef.ts'
import type { World } from '../../../model/world/world.ts'

/** What a target is registered with: a target group by its ARN, or a Classic Load Balancer by its name. */
export function poolRef({ targetGroups }: World, poolId: string): { readonly ref: SubjectRef; readonly name: string } {
  const group = targetGroups.get(poolId)
  return group === undefined
    ? { ref: { kind: 'classicLoadBalancer', id: poolId }, name: poolId }
    : { ref: { kind: 'targetGroup', id: poolId }, name: group.name }
}
