import type { Appliers } from './appliers.ts'
import { attributeAppliers } from './attributes/attributeChanges.ts'
import { balancingAppliers } from './balancing/balancingChanges.ts'
import { capacityAppliers } from './capacity/capacityChanges.ts'
import { versionFollowers } from './capacity/instanceVersions.ts'
import type { Change, ChangeKind } from './change.ts'
import { clusterAppliers } from './cluster/clusterChanges.ts'
import { behaviorAppliers } from './container/behaviorChanges.ts'
import { containerAppliers } from './container/containerChanges.ts'
import { decidedAppliers } from './decided.ts'
import { definitionAppliers } from './definition/definitionChanges.ts'
import { deploymentAppliers } from './deployment/deploymentChanges.ts'
import { shiftAppliers } from './deployment/shifting/shiftChanges.ts'
import type { Followers } from './followers.ts'
import { logAppliers } from './logs/logChanges.ts'
import { monitoringAppliers } from './monitoring/monitoringChanges.ts'
import { isMeasurement } from './measurement.ts'
import { interfaceFollowers } from './network/interfaceFollowers.ts'
import { lifecycleFollowers } from './capacity/lifecycleFollowers.ts'
import { securityGroupAppliers } from './network/securityGroupChanges.ts'
import { protectionAppliers } from './protection/protectionChanges.ts'
import { protectionFollowers } from './protection/protectionFollowers.ts'
import { injectionFollowers } from './secrets/injectionFollowers.ts'
import { pullingFollowers } from './pulling/pullingFollowers.ts'
import { putAppliers } from './put.ts'
import { scalingAppliers } from './scaling/scalingChanges.ts'
import { schedulingAppliers } from './service/schedulingChanges.ts'
import { serviceAppliers } from './service/serviceChanges.ts'
import { tagFollowers } from './tags/tagFollowers.ts'
import { taskAppliers } from './task/taskChanges.ts'
import { taskSetAppliers } from './taskSet/taskSetChanges.ts'
import { trafficFollowers } from './traffic/trafficFollowers.ts'
import { trafficAppliers } from './traffic/trafficChanges.ts'
import type { WritableWorld } from './world.ts'

const appliers: Appliers<Change> = {
  ...putAppliers,
  ...decidedAppliers,
  ...definitionAppliers,
  ...clusterAppliers,
  ...taskAppliers,
  ...behaviorAppliers,
  ...containerAppliers,
  ...capacityAppliers,
  ...securityGroupAppliers,
  ...logAppliers,
  ...balancingAppliers,
  ...attributeAppliers,
  ...serviceAppliers,
  ...schedulingAppliers,
  ...deploymentAppliers,
  ...shiftAppliers,
  ...taskSetAppliers,
  ...protectionAppliers,
  ...trafficAppliers,
  ...monitoringAppliers,
  ...scalingAppliers,
}

type Write = (world: WritableWorld, change: Change) => void

/** In the order of the subjects. */
const allFollowers: readonly Followers[] = [
  tagFollowers,
  interfaceFollowers,
  pullingFollowers,
  injectionFollowers,
  lifecycleFollowers,
  versionFollowers,
  protectionFollowers,
  trafficFollowers,
]

const writes = { ...appliers } as unknown as Record<ChangeKind, Write>
for (const followers of allFollowers) {
  for (const [kind, follow] of Object.entries(followers) as [ChangeKind, Write][]) {
    const first = writes[kind]
    writes[kind] = (world, change) => {
      first(world, change)
      follow(world, change)
    }
  }
}

/**
 * Carries one change out; the page's mirror runs the same. A change is trusted: what could be refused was refused
 * before it was emitted.
 */
export function apply(world: WritableWorld, change: Change): void {
  writes[change.kind](world, change)
  if (!isMeasurement(change)) world.moves += 1
}
