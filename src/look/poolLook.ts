import { groupArnsOf, targetsOf } from '../model/world/balancing/pools.ts'
import { rulesOf } from '../model/world/balancing/routing.ts'
import { healthOf, type TargetHealth } from '../model/world/balancing/targetHealth.ts'
import type { World } from '../model/world/world.ts'
import { grouped } from './numbers.ts'

export type TargetState = TargetHealth['state']
export type StateCounts = Readonly<Record<TargetState, number>>

/** In the order in which they are told and drawn. */
export const TARGET_STATES: readonly TargetState[] = ['healthy', 'initial', 'draining', 'unhealthy', 'unused']

/** How many targets of some pools are in each state. @param poolIds  ARNs of groups, names of Classic Load Balancers */
export function stateCounts(world: World, poolIds: readonly string[]): StateCounts {
  const counts = Object.fromEntries(TARGET_STATES.map((state) => [state, 0])) as Record<TargetState, number>
  for (const id of poolIds) for (const target of targetsOf(world, id)) counts[healthOf(world, target).state] += 1
  return counts
}

export function totalOf(counts: StateCounts): number {
  return TARGET_STATES.reduce((sum, state) => sum + counts[state], 0)
}

/** `3 healthy, 1 initial`; `no targets`. */
export function stateCountsText(counts: StateCounts): string {
  const parts = TARGET_STATES.flatMap((state) => (counts[state] === 0 ? [] : [`${grouped(counts[state])} ${state}`]))
  return parts.length === 0 ? 'no targets' : parts.join(', ')
}

export function listenersOf({ listeners }: World, balancerArn: string) {
  return [...listeners.values()].filter((one) => one.loadBalancerArn === balancerArn)
}

/** The groups to which a load balancer's rules lead, each once, in the order of its rules. */
export function groupsOf(world: World, balancerArn: string): readonly string[] {
  const rules = listenersOf(world, balancerArn).flatMap(({ arn }) => rulesOf(world, arn))
  return [...new Set(rules.flatMap(groupArnsOf))]
}
