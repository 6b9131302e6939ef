import type { Appliers, Followers } from './appliers.ts'
import { capacityAppliers } from './capacity/capacityChanges.ts'
import type { Change, ChangeKind } from './change.ts'
import { clusterAppliers } from './cluster/clusterChanges.ts'
import { decidedAppliers } from './decided.ts'
import { definitionAppliers } from './definition/definitionChanges.ts'
import { monitoringAppliers } from './monitoring/monitoringChanges.ts'
import { putAppliers } from './put.ts'
import { serviceAppliers } from './service/serviceChanges.ts'
import { tagFollowers } from './tags/tagFollowers.ts'
import { taskAppliers } from './task/taskChanges.ts'
import type { WritableWorld } from './world.ts'

const appliers: Appliers<Change> = {
  ...putAppliers,
  ...decidedAppliers,
  ...definitionAppliers,
  ...clusterAppliers,
  ...taskAppliers,
  ...capacityAppliers,
  ...serviceAppliers,
  ...monitoringAppliers,
}

/** What each subject keeps of things of others. */
const followers: readonly Followers<Change>[] = [tagFollowers]

type Apply = (world: WritableWorld, change: Change) => void

const followersByKind = new Map<ChangeKind, readonly Apply[]>()
for (const rows of followers) {
  for (const [kind, follow] of Object.entries(rows) as [ChangeKind, Apply][]) {
    followersByKind.set(kind, [...(followersByKind.get(kind) ?? []), follow])
  }
}

/**
 * Carries one change out; the page's mirror runs the same. A change is trusted: what could be refused was refused
 * before it was emitted.
 */
export function apply(world: WritableWorld, change: Change): void {
  const applyKind = appliers[change.kind] as Apply
  applyKind(world, change)
  for (const follow of followersByKind.get(change.kind) ?? []) follow(world, change)
}
