import { assert } from '../../base/assert.ts'
import { balancingDue } from '../balancing/elbv2Handlers.ts'
import { clusterDue } from '../cluster/forgetCluster.ts'
import { capacityDue } from '../capacity/instances.ts'
import { imageRestoreDue } from '../registry/archiving.ts'
import { imageExpiryDue } from '../registry/lifecycleRun.ts'
import { imageScanDue } from '../registry/scanning.ts'
import { faultDue } from '../fault/storm.ts'
import { definitionDue } from '../definition/deletion.ts'
import { codeDeployDue } from '../codeDeploy/deploying.ts'
import { deploymentDue } from '../deployment/pass.ts'
import { alarmDue } from '../monitoring/evaluating.ts'
import { measuringDue } from '../monitoring/measuring.ts'
import { monitoringDue } from '../monitoring/record.ts'
import { poolMonitoringDue } from '../monitoring/poolRecord.ts'
import { provisioningDue } from '../placement/provisioning.ts'
import { protectionDue } from '../protection/protectionHandlers.ts'
import { spotDue } from '../provider/spotHandlers.ts'
import { managedScalingDue } from '../groupScaling/managedScaling.ts'
import { scalingDue } from '../scaling/evaluating.ts'
import { groupScalingDue } from '../groupPolicies/groupEvaluating.ts'
import { groupScheduleDue } from '../groupPolicies/groupScheduled.ts'
import { lifecycleDue } from '../capacity/lifecycle.ts'
import { scheduledDue } from '../scaling/scheduled.ts'
import { serviceDue } from '../service/deletion.ts'
import { taskTargetDue } from '../service/taskTargets.ts'
import { containersDue } from '../task/containers/containersDue.ts'
import { pullingDue } from '../task/pulling/cleanUp.ts'
import { loggingDue } from '../task/containers/logging.ts'
import { taskDue } from '../task/progress.ts'
import { trafficDue } from '../traffic/flowing.ts'
import { workstationDue } from '../workstation/workstationDue.ts'
import { PHASES, type DueKind, type DueRow, type DueRows, type ModelEvent } from '../world/context.ts'

/** Everything that can be due: each subject's rows. */
const rows: DueRows<DueKind> = {
  ...definitionDue,
  ...workstationDue,
  ...clusterDue,
  ...taskDue,
  ...containersDue,
  ...pullingDue,
  ...loggingDue,
  ...capacityDue,
  ...balancingDue,
  ...lifecycleDue,
  ...spotDue,
  ...provisioningDue,
  ...serviceDue,
  ...taskTargetDue,
  ...protectionDue,
  ...deploymentDue,
  ...codeDeployDue,
  ...trafficDue,
  ...monitoringDue,
  ...poolMonitoringDue,
  ...measuringDue,
  ...alarmDue,
  ...managedScalingDue,
  ...scalingDue,
  ...scheduledDue,
  ...groupScalingDue,
  ...groupScheduleDue,
  ...faultDue,
  ...imageExpiryDue,
  ...imageScanDue,
  ...imageRestoreDue,
}

/** A row, and the place of its phase: of what is due at the same time, the lower comes first (DET-2). */
interface PlacedRow extends DueRow<DueKind> {
  readonly priority: number
}

const placedRows = Object.fromEntries(
  Object.entries(rows).map(([kind, row]) => {
    const priority = PHASES.indexOf(row.phase)
    assert(priority >= 0, 'DET-2: every phase has its place')
    return [kind, { ...row, priority }]
  }),
) as unknown as Readonly<Record<DueKind, PlacedRow>>

/** @returns the row of an event, which takes events of its kind */
export function dueRow(event: ModelEvent): PlacedRow {
  return placedRows[event.kind]
}
