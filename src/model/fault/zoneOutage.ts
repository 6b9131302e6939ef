import type { Work } from '../../base/work.ts'
import { losingInstance } from '../capacity/lifecycle.ts'
import { meetingDesiredCapacity } from '../capacity/meetingDesiredCapacity.ts'
import { startInstance, stoppingInstance } from '../capacity/instances.ts'
import { explainStop } from '../task/explainStop.ts'
import { loseTask } from '../task/stopping.ts'
import { instancesIn, tasksIn } from '../world/fault/inZone.ts'
import type { Context } from '../world/context.ts'
import { nextDecisionId } from '../world/decision.ts'
import { ownersOf } from '../world/decisionBase.ts'
import { zoneOutKey } from '../world/fault/fault.ts'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import type { Task } from '../world/task/task.ts'
import { decideFault } from './decideFault.ts'

/** What a zone held when it went. */
export interface Lost {
  readonly tasks: readonly Task[]
  readonly instances: readonly ContainerInstance[]
}

/**
 * FLT-2: a zone loses its power. Its instances stop, and with them their tasks; Fargate's tasks there are gone. An Auto
 * Scaling group ends what was stopped under it and launches elsewhere (FLT-3).
 */
export function* losingZone(context: Context, zone: string, isStorm = false): Work<Lost> {
  const { world, nowMs } = context
  context.emit({
    kind: 'put',
    table: 'faults',
    key: zoneOutKey(zone),
    value: { kind: 'zoneOut', zone, sinceMs: nowMs },
  })
  const tasks = tasksIn(world, zone)
  const instances = instancesIn(world, zone)
  tellOf(context, { zone, isStorm }, { tasks, instances })
  for (const task of tasks) {
    if (task.launchType === 'FARGATE') loseOnFargate(context, task, zone)
    if (context.endsSlice()) yield
  }
  for (const instance of instances) {
    yield* stoppingInstance(context, instance)
    if (instance.autoScalingGroupName !== null) yield* losingInstance(context, instance)
  }
  for (const instance of [...world.deregisteredInstances.values()]) {
    const isLost = instance.availabilityZone === zone && instance.autoScalingGroupName !== null
    if (isLost) yield* losingInstance(context, instance)
  }
  return { tasks, instances }
}

/** FLT-4: it has power again. What was stopped starts; groups that came short launch. */
export function* regainingZone(context: Context, zone: string, isStorm = false): Work<void> {
  const { world } = context
  context.emit({ kind: 'gone', table: 'faults', key: zoneOutKey(zone) })
  const stopped = instancesIn(world, zone).filter((one) => one.isStopped === true)
  for (const clusterName of clustersOf(stopped, world.clusters.keys())) {
    const own = stopped.filter((one) => one.clusterName === clusterName)
    const told = { rule: 'FLT-4', what: 'zoneBack', zone, isStorm } as const
    decideFault(context, told, { clusterName, instanceIds: own.map((one) => one.id) })
  }
  for (const instance of stopped) {
    startInstance(context, instance)
    if (context.endsSlice()) yield
  }
  for (const group of [...world.autoScalingGroups.values()]) yield* meetingDesiredCapacity(context, group)
}

function tellOf(
  context: Context,
  { zone, isStorm }: { readonly zone: string; readonly isStorm: boolean },
  { tasks, instances }: Lost,
): void {
  for (const clusterName of clustersOf([...tasks, ...instances], context.world.clusters.keys())) {
    const ids = (all: readonly { readonly id: string; readonly clusterName: string }[]) =>
      all.filter((one) => one.clusterName === clusterName).map((one) => one.id)
    const told = { rule: 'FLT-2', what: 'zoneOut', zone, isStorm } as const
    decideFault(context, told, { clusterName, taskIds: ids(tasks), instanceIds: ids(instances) })
  }
}

/** Where it was felt; a lab in which nothing was there is told in its first cluster. */
function clustersOf(hit: readonly { readonly clusterName: string }[], all: Iterable<string>): Iterable<string> {
  const felt = new Set(hit.map((one) => one.clusterName))
  return felt.size > 0 ? felt : [...all].slice(0, 1)
}

/** AWS publishes no words for it: its stop code is the one that names the infrastructure. */
function loseOnFargate(context: Context, task: Task, zone: string): void {
  const stoppedReason = `The infrastructure in ${zone} that hosts the task is gone.`
  context.decide(
    {
      id: nextDecisionId(context.world),
      atMs: context.nowMs,
      kind: 'stop',
      rule: 'FLT-2',
      about: [...ownersOf(task), { kind: 'task', id: task.id }],
      clusterName: task.clusterName,
      serviceName: task.serviceName,
      taskId: task.id,
      cause: 'zoneOut',
      reason: stoppedReason,
    },
    explainStop(context.world, task),
  )
  loseTask(context, task.id, { stopCode: 'InfrastructureHealth', stoppedReason })
}
