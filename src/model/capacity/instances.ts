import { must } from '../../base/assert.ts'
import type { Work } from '../../base/work.ts'
import { nextDecisionId } from '../world/decision.ts'
import { ownersOf } from '../world/decisionBase.ts'
import type { Context, DueRows } from '../world/context.ts'
import { BOOT_MAX_MS, BOOT_MIN_MS } from '../world/durations.ts'
import { loseTask } from '../task/progress.ts'
import type { AutoScalingGroup } from '../world/capacity/autoScalingGroup.ts'
import { RESERVED_PORTS, type ContainerInstance, type Resources } from '../world/capacity/containerInstance.ts'
import { resourcesOf, type InstanceType } from '../world/capacity/instanceTypes.ts'

export interface LaunchRequest {
  readonly clusterName: string
  readonly instanceType: InstanceType
  readonly availabilityZone: string
  readonly autoScalingGroupName: string | null
  /** What it registers, where a lab wants other than its type's (INS-2). */
  readonly registered?: Resources
  /** Without booting, for a demo (INS-1). */
  readonly isAtOnce?: boolean
}

/** Launches one EC2 instance; its agent registers when it has booted (INS-1). */
export function launchInstance(context: Context, request: LaunchRequest): ContainerInstance {
  const { world, nowMs, random } = context
  const bootMs = request.isAtOnce === true ? 0 : random.between(BOOT_MIN_MS, BOOT_MAX_MS)
  const registered = request.registered ?? resourcesOf(request.instanceType)
  const instance: ContainerInstance = {
    id: random.hex(32),
    ec2InstanceId: `i-0${random.hex(16)}`,
    clusterName: request.clusterName,
    instanceType: request.instanceType,
    availabilityZone: request.availabilityZone,
    status: 'booting',
    agentConnected: false,
    autoScalingGroupName: request.autoScalingGroupName,
    launchedAtMs: nowMs,
    registeredAtMs: null,
    readyAtMs: nowMs + bootMs,
    registered,
    remaining: registered,
    takenPorts: RESERVED_PORTS,
    tasksCount: 0,
    ordinal: world.counters.instances + 1,
  }
  context.emit({ kind: 'instanceLaunched', instance })
  if (bootMs === 0) onInstanceReady(context, { instanceId: instance.id })
  else context.schedule(instance.readyAtMs, { kind: 'instanceReady', instanceId: instance.id })
  return instance
}

/** The agent registers the instance with its cluster (INS-1), unless it was terminated while it booted. */
function onInstanceReady(context: Context, { instanceId }: { readonly instanceId: string }): undefined {
  if (!context.world.instances.has(instanceId)) return
  context.emit({ kind: 'instanceRegistered', instanceId, atMs: context.nowMs })
}

/** Ends an instance and, with it, its tasks at once (INS-4). */
export function* terminatingInstance(context: Context, instanceId: string): Work<void> {
  const { world } = context
  const instance = must(world.instances.get(instanceId), instanceId)
  const reason = `Host EC2 (instance ${instance.ec2InstanceId}) terminated.`
  for (const taskId of [...(world.liveByInstance.get(instanceId) ?? [])]) {
    const task = must(world.tasks.get(taskId), taskId)
    context.decide({
      id: nextDecisionId(context.world),
      atMs: context.nowMs,
      kind: 'stop',
      rule: 'INS-4',
      about: [...ownersOf(task), { kind: 'task', id: taskId }, { kind: 'containerInstance', id: instanceId }],
      clusterName: instance.clusterName,
      serviceName: task.serviceName,
      taskId,
      cause: 'instanceTerminated',
      reason,
    })
    loseTask(context, taskId, { stopCode: 'TerminationNotice', stoppedReason: reason })
    if (context.endsSlice()) yield
  }
  context.emit({ kind: 'instanceTerminated', instanceId })
}

/** ASG-1: launches into the zone with the fewest, or terminates in the zone with the most, oldest first. */
export function* meetingDesiredCapacity(context: Context, group: AutoScalingGroup): Work<void> {
  const template = must(context.world.launchTemplates.get(group.launchTemplateName), group.launchTemplateName)
  const own = [...context.world.instances.values()].filter((one) => one.autoScalingGroupName === group.name)
  const byZone = group.availabilityZones.map((zone) => own.filter((one) => one.availabilityZone === zone))
  const counts = byZone.map((ofZone) => ofZone.length)
  for (let count = own.length; count < group.desiredCapacity; count++) {
    const zone = counts.indexOf(Math.min(...counts))
    launchInstance(context, {
      clusterName: template.clusterName,
      instanceType: template.instanceType as InstanceType,
      availabilityZone: must(group.availabilityZones[zone], 'a zone'),
      autoScalingGroupName: group.name,
    })
    counts[zone] = (counts[zone] ?? 0) + 1
    if (context.endsSlice()) yield
  }
  for (let count = own.length; count > group.desiredCapacity; count--) {
    const zone = counts.indexOf(Math.max(...counts))
    const ofZone = byZone[zone] ?? []
    const oldest = ofZone[ofZone.length - (counts[zone] ?? 0)]
    yield* terminatingInstance(context, must(oldest, 'an instance').id)
    counts[zone] = (counts[zone] ?? 0) - 1
    if (context.endsSlice()) yield
  }
}

export const capacityDue: DueRows<'instanceReady'> = {
  instanceReady: { phase: 'instance', run: onInstanceReady },
}
