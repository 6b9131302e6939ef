import type { AttributesSet } from './attributes/attributeChanges.ts'
import type { BalancingChange } from './balancing/balancingChanges.ts'
import type { CapacityChange } from './capacity/capacityChanges.ts'
import type { BehaviorChange } from './container/behaviorChanges.ts'
import type { ContainerChange } from './container/containerChanges.ts'
import type { ClusterChange } from './cluster/clusterChanges.ts'
import type { Decided } from './decided.ts'
import type { DefinitionChange } from './definition/definitionChanges.ts'
import type { DeploymentChange } from './deployment/deploymentChanges.ts'
import type { ShiftChange } from './deployment/shifting/shiftChanges.ts'
import type { LogChange } from './logs/logChanges.ts'
import type { MonitoringChange } from './monitoring/monitoringChanges.ts'
import type { SecurityGroupChange } from './network/securityGroupChanges.ts'
import type { ProtectionChange } from './protection/protectionChanges.ts'
import type { PutChange } from './put.ts'
import type { ScalingChange } from './scaling/scalingChanges.ts'
import type { SchedulingChange } from './service/schedulingChanges.ts'
import type { ServiceChange } from './service/serviceChanges.ts'
import type { TaskSetChange } from './taskSet/taskSetChanges.ts'
import type { TaskChange } from './task/taskChanges.ts'
import type { TrafficChange } from './traffic/trafficChanges.ts'

/**
 * Everything that can happen to a world. What a learner sees happen, or what keeps an index, has a name in the past
 * tense; what is only configured is `put` and `gone`. `emit` takes one, and its applier is the only code that carries
 * it out, in the worker and in the page's copy alike.
 */
export type Change =
  | PutChange
  | Decided
  | DefinitionChange
  | ClusterChange
  | TaskChange
  | BehaviorChange
  | ContainerChange
  | CapacityChange
  | SecurityGroupChange
  | LogChange
  | BalancingChange
  | AttributesSet
  | ServiceChange
  | SchedulingChange
  | DeploymentChange
  | ShiftChange
  | TaskSetChange
  | ProtectionChange
  | TrafficChange
  | MonitoringChange
  | ScalingChange

export type ChangeKind = Change['kind']
