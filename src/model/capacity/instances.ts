import { must } from '../../base/assert.ts'
import type { Work } from '../../base/work.ts'
import { nextDecisionId } from '../world/decision.ts'
import { ownersOf } from '../world/decisionBase.ts'
import type { Context, DueRows, Reactions, Waking } from '../world/context.ts'
import { isZoneOut } from '../world/fault/broken.ts'
import { refusedRegistration } from '../world/roles/agentRole.ts'
import { BOOT_MAX_MS, BOOT_MIN_MS, REGISTER_RETRY_MS } from '../world/durations.ts'
import { wearGroups } from '../network/wearGroups.ts'
import { reportHeldTasks } from '../task/progress.ts'
import { loseTask, type StopReason } from '../task/stopping.ts'
import {
  DEREGISTERED_REASON,
  RESERVED_PORTS,
  type ContainerInstance,
  type Resources,
} from '../world/capacity/containerInstance.ts'
import type { RefusedRegistration } from '../world/capacity/registrationDecision.ts'
import { resourcesOf, type InstanceType } from '../world/capacity/instanceTypes.ts'
import type { StopDecision } from '../world/task/stopDecision.ts'
import { explainStop } from '../task/explainStop.ts'

export interface LaunchRequest {
  readonly clusterName: string
  readonly instanceType: InstanceType
  readonly availabilityZone: string
  readonly autoScalingGroupName: string | null
  readonly isSpot?: boolean
  /** Left out, it wears the default one (NET-6). */
  readonly securityGroupIds?: readonly string[]
  /** By its name (ROL-7). */
  readonly instanceProfile?: string | undefined
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
    ...(request.isSpot === true && { isSpot: true }),
    ...(request.instanceProfile !== undefined && { instanceProfile: request.instanceProfile }),
    launchedAtMs: nowMs,
    registeredAtMs: null,
    readyAtMs: nowMs + bootMs,
    registered,
    remaining: registered,
    takenPorts: RESERVED_PORTS,
    tasksCount: 0,
    customAttributes: [],
    ordinal: world.counters.instances + 1,
  }
  context.emit({ kind: 'instanceLaunched', instance })
  wearGroups(context, instance.id, request.securityGroupIds ?? [])
  if (bootMs === 0) onInstanceReady(context, { instanceId: instance.id })
  else context.schedule(instance.readyAtMs, { kind: 'instanceReady', instanceId: instance.id })
  return instance
}

/** The agent registers the instance with its cluster (INS-1), unless it was terminated while it booted. */
function onInstanceReady(context: Context, { instanceId }: { readonly instanceId: string }): undefined {
  const instance = context.world.instances.get(instanceId)
  // In a zone that is out it boots when that is back (FLT-2).
  if (instance === undefined || instance.registeredAtMs !== null || isZoneOut(context.world, instance.availabilityZone))
    return
  // ROL-7: it goes on trying, and gets in once its role may.
  const refusal = refusedRegistration(context.world, instance)
  if (refusal !== null) refuseRegistration(context, instance, refusal)
  else context.emit({ kind: 'instanceRegistered', instanceId, atMs: context.nowMs })
}

/** What keeps it out is told once, until it is something else. */
function refuseRegistration(context: Context, instance: ContainerInstance, refusal: RefusedRegistration): void {
  const { world, nowMs } = context
  const { id: instanceId, clusterName, refusal: before } = instance
  if (before?.cause === refusal.cause && before.message === refusal.message && before.roleArn === refusal.roleArn)
    return
  context.emit({ kind: 'registrationRefused', instanceId, refusal })
  context.decide({
    id: nextDecisionId(world),
    atMs: nowMs,
    kind: 'registration',
    rule: 'ROL-7',
    about: [{ kind: 'containerInstance', id: instanceId }],
    clusterName,
    serviceName: null,
    instanceId,
    ...refusal,
  })
}

/** Ends an EC2 instance and, with it, its tasks at once (INS-4). One that was deregistered has none (INS-6). */
export function* terminatingInstance(context: Context, instance: ContainerInstance): Work<void> {
  const reason = { stopCode: 'TerminationNotice', stoppedReason: terminated(instance) } as const
  yield* losingTasks(context, instance, { ...reason, rule: 'INS-4', cause: 'instanceTerminated' })
  context.emit({ kind: 'instanceTerminated', instanceId: instance.id })
}

function terminated({ ec2InstanceId }: ContainerInstance): string {
  return `Host EC2 (instance ${ec2InstanceId}) terminated.`
}

/** Its zone lost its power: its tasks end, and its agent is gone until it is started again (FLT-2). */
export function* stoppingInstance(context: Context, instance: ContainerInstance): Work<void> {
  const { id: instanceId } = instance
  const stoppedReason = `Host EC2 (instance ${instance.ec2InstanceId}) stopped.`
  const reason = { stopCode: 'TerminationNotice', stoppedReason } as const
  yield* losingTasks(context, instance, { ...reason, rule: 'FLT-2', cause: 'instanceStopped' })
  setAgentConnected(context, instance, false)
  context.emit({ kind: 'instancePowerSet', instanceId, isStopped: true })
}

/** Its zone has power again: it starts, or goes on booting, and its agent connects (FLT-4). */
export function startInstance(
  context: Context,
  { id: instanceId, registeredAtMs, readyAtMs }: ContainerInstance,
): void {
  context.emit({ kind: 'instancePowerSet', instanceId, isStopped: false })
  if (registeredAtMs !== null) context.emit({ kind: 'agentConnectionSet', instanceId, agentConnected: true })
  else if (readyAtMs <= context.nowMs) onInstanceReady(context, { instanceId })
}

/** INS-5: its agent loses its way to ECS, or finds it again and reports what its tasks came to meanwhile. */
export function setAgentConnected(context: Context, instance: ContainerInstance, agentConnected: boolean): void {
  if (instance.agentConnected === agentConnected) return
  context.emit({ kind: 'agentConnectionSet', instanceId: instance.id, agentConnected })
  if (agentConnected) reportHeldTasks(context, instance.id)
}

/** Takes an instance out of its cluster, and ends what ECS knows of its tasks (INS-6). */
export function* deregisteringInstance(context: Context, instance: ContainerInstance): Work<void> {
  const reason = { stopCode: 'UserInitiated', stoppedReason: DEREGISTERED_REASON } as const
  yield* losingTasks(context, instance, { ...reason, rule: 'INS-6', cause: 'instanceDeregistered' })
  context.emit({ kind: 'instanceDeregistered', instanceId: instance.id })
}

type Loss = StopReason & Pick<StopDecision, 'rule' | 'cause'>

/** Of the tasks of an instance that ECS loses sight of each is STOPPED at once (TSK-6). */
function* losingTasks(context: Context, instance: ContainerInstance, { rule, cause, ...reason }: Loss): Work<void> {
  const { world, nowMs } = context
  for (const taskId of [...(world.liveByInstance.get(instance.id) ?? [])]) {
    const task = must(world.tasks.get(taskId), taskId)
    context.decide(
      {
        id: nextDecisionId(world),
        atMs: nowMs,
        kind: 'stop',
        rule,
        about: [...ownersOf(task), { kind: 'task', id: taskId }, { kind: 'containerInstance', id: instance.id }],
        clusterName: instance.clusterName,
        serviceName: task.serviceName,
        taskId,
        cause,
        reason: reason.stoppedReason,
      },
      explainStop(world, task),
    )
    loseTask(context, taskId, reason)
    if (context.endsSlice()) yield
  }
}

/** What may let an agent in that was refused: roles, what hangs on them, profiles. */
const OF_ROLES: ReadonlySet<string> = new Set(['roles', 'managedPolicies', 'instanceProfiles', 'goneIdentities'])

/** The agents that were refused try again, a minute at most after something was said of roles. */
function retryRegistering({ world, nowMs, schedule }: Waking, { table }: { readonly table: string }): void {
  if (!OF_ROLES.has(table)) return
  for (const { id, registeredAtMs, readyAtMs } of world.instances.values()) {
    if (registeredAtMs === null && readyAtMs <= nowMs)
      schedule(nowMs + REGISTER_RETRY_MS, { kind: 'instanceReady', instanceId: id })
  }
}

export const registeringReactions: Reactions = { put: retryRegistering, gone: retryRegistering }

export const capacityDue: DueRows<'instanceReady'> = {
  instanceReady: { phase: 'instance', run: onInstanceReady },
}
