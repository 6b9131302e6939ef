import { assert } from '../../base/assert.ts'
import { clusterDue } from '../cluster/forgetCluster.ts'
import { capacityDue } from '../capacity/instances.ts'
import { deploymentDue } from '../deployment/pass.ts'
import { monitoringDue } from '../monitoring/record.ts'
import { protectionDue } from '../protection/protectionHandlers.ts'
import { serviceDue } from '../service/deletion.ts'
import { taskDue } from '../task/progress.ts'
import { PHASES, type DueKind, type DueRow, type DueRows, type ModelEvent } from '../world/context.ts'

/** Everything that can be due: each subject's rows. */
const rows: DueRows<DueKind> = {
  ...clusterDue,
  ...taskDue,
  ...capacityDue,
  ...serviceDue,
  ...protectionDue,
  ...deploymentDue,
  ...monitoringDue,
}

/** @returns the row of an event, which takes events of its kind */
export function dueRow(event: ModelEvent): DueRow<DueKind> {
  return rows[event.kind] as unknown as DueRow<DueKind>
}

/** Of what is due at the same time, the lower comes first (DET-2). */
export function priorityOf(event: ModelEvent): number {
  const priority = PHASES.indexOf(dueRow(event).phase)
  assert(priority >= 0, 'DET-2: every phase has its place')
  return priority
}
