import type { Appliers } from './appliers.ts'
import { capacityAppliers } from './capacity/capacityChanges.ts'
import type { Change } from './change.ts'
import { clusterAppliers } from './cluster/clusterChanges.ts'
import { decidedAppliers } from './decided.ts'
import { definitionAppliers } from './definition/definitionChanges.ts'
import { monitoringAppliers } from './monitoring/monitoringChanges.ts'
import { putAppliers } from './put.ts'
import { serviceAppliers } from './service/serviceChanges.ts'
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

/**
 * Carries one change out; the page's mirror runs the same. A change is trusted: what could be refused was refused
 * before it was emitted.
 */
export function apply(world: WritableWorld, change: Change): void {
  const applyKind = appliers[change.kind] as (world: WritableWorld, change: Change) => void
  applyKind(world, change)
}
