import { balancingReactions } from '../balancing/probing.ts'
import { alarmReactions } from '../monitoring/evaluating.ts'
import { measuringReactions } from '../monitoring/measuring.ts'
import { monitoringReactions } from '../monitoring/record.ts'
import { poolMonitoringReactions } from '../monitoring/poolRecord.ts'
import { managedScalingReactions } from '../groupScaling/managedScaling.ts'
import { codeDeployReactions } from '../codeDeploy/deploying.ts'
import { breakerReactions } from '../deployment/breaker.ts'
import { deploymentAlarmReactions } from '../deployment/deploymentAlarms.ts'
import { registeringReactions } from '../capacity/instances.ts'
import { groupReactions } from '../capacity/meetingDesiredCapacity.ts'
import { provisioningReactions } from '../placement/provisioning.ts'
import { protectionReactions } from '../protection/protectionHandlers.ts'
import { groupScalingReactions } from '../groupPolicies/groupEvaluating.ts'
import { scalingReactions } from '../scaling/evaluating.ts'
import { serviceReactions } from '../service/askPass.ts'
import { containerReactions } from '../task/containers/containersDue.ts'
import { taskTargetReactions } from '../service/taskTargets.ts'
import { trafficReactions } from '../traffic/flowing.ts'
import type { Change, ChangeKind } from '../world/change.ts'
import type { Reactions, Waking } from '../world/context.ts'

/** In the order of the subjects. */
const all: readonly Reactions[] = [
  containerReactions,
  balancingReactions,
  registeringReactions,
  groupReactions,
  provisioningReactions,
  serviceReactions,
  taskTargetReactions,
  protectionReactions,
  breakerReactions,
  deploymentAlarmReactions,
  codeDeployReactions,
  trafficReactions,
  monitoringReactions,
  poolMonitoringReactions,
  measuringReactions,
  alarmReactions,
  managedScalingReactions,
  scalingReactions,
  groupScalingReactions,
]

type Reaction = (waking: Waking, change: Change) => void

const NONE: readonly Reaction[] = []
const byKind = new Map<ChangeKind, readonly Reaction[]>()
for (const reactions of all) {
  for (const [kind, reaction] of Object.entries(reactions) as [ChangeKind, Reaction][]) {
    byKind.set(kind, [...(byKind.get(kind) ?? []), reaction])
  }
}

/** Wakes whoever a change concerns; called when it has been applied. */
export function react(waking: Waking, change: Change): void {
  for (const reaction of byKind.get(change.kind) ?? NONE) reaction(waking, change)
}
