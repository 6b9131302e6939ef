import { assert, must } from '../../../base/assert.ts'
import { portKey } from '../capacity/ports.ts'
import { nextAddress } from '../network/addresses.ts'
import { serviceKey } from '../service/service.ts'
import { DeploymentCounts } from './deploymentCounts.ts'
import { startsOf, type TasksStarted } from './tasksStarted.ts'
import type { TaskStep } from './taskSteps.ts'
import { failureOf } from '../deployment/taskFailure.ts'
import type { HealthStatus, PortBinding, StopCode, Task } from './task.ts'
import { changeDeployment, meetRevision } from '../service/serviceChanges.ts'
import { schedulingOf } from '../service/scheduling.ts'
import { afterFailedStart, withoutFailedStarts } from '../service/startThrottle.ts'
import type { Appliers } from '../appliers.ts'
import { keepDecision } from '../decided.ts'
import { copyDeployment, copyInstance, copyTask, type Mutable } from '../copies.ts'
import type { WritableWorld } from '../world.ts'

export type TaskChange =
  | { readonly kind: 'taskCreated'; readonly task: Task }
  | TasksStarted
  | TasksMoved
  /** A task that waited in PROVISIONING has its instance (CPR-5). */
  | {
      readonly kind: 'taskPlaced'
      readonly taskId: string
      readonly instanceId: string
      readonly availabilityZone: string
      readonly ports: readonly PortBinding[]
    }
  | {
      readonly kind: 'tasksStopAsked'
      readonly taskIds: readonly string[]
      readonly stopCode: StopCode
      readonly stoppedReason: string
      readonly atMs: number
    }
  /** Its instance's agent is away, so its step lasts until it is back (INS-5): `null`; then the step ends at a time again. */
  | { readonly kind: 'taskStepPlanned'; readonly taskId: string; readonly nextStepAtMs: number | null }
  | {
      readonly kind: 'tasksHealthSet'
      readonly taskIds: readonly string[]
      readonly healthStatus: HealthStatus
      readonly isHealthy: boolean
    }
  | { readonly kind: 'tasksForgotten'; readonly taskIds: readonly string[] }

/** Tasks took the same step of their lifecycle at once. Times that the step stamps are derived from `step` and `atMs`. */
export interface TasksMoved {
  readonly kind: 'tasksMoved'
  readonly taskIds: readonly string[]
  readonly step: TaskStep
  readonly atMs: number
  readonly nextStepAtMs: number | null
  /** Set with `running`: when it will count as healthy. */
  readonly healthyAtMs?: number
  /** Set with the end of a task whose containers ended one by one: when the first essential one did. */
  readonly executionStoppedAtMs?: number
  /** Set where each gets the next address of its zone's subnet now (NET-1). */
  readonly areAddressed?: true
}

type Of<K extends TaskChange['kind']> = Extract<TaskChange, { kind: K }>

function applyTasksStarted(world: WritableWorld, change: TasksStarted): void {
  const counts = new DeploymentCounts(world)
  for (const { task, placement } of startsOf(change)) {
    keepDecision(world, placement)
    create(world, task, counts)
  }
  counts.finish()
}

function applyTaskCreated(world: WritableWorld, { task }: Of<'taskCreated'>): void {
  const counts = new DeploymentCounts(world)
  create(world, task, counts)
  counts.finish()
}

/** A task exists: it holds its place on the instance and counts in its deployment from now on. */
function create(world: WritableWorld, task: Task, counts: DeploymentCounts): void {
  assert(!world.tasks.has(task.id), 'DET-6: task ids are unique')
  world.tasks.set(task.id, task)
  meetRevision(world, task.definitionKey)
  if (task.serviceName !== null) world.liveByService.get(serviceKey(task.clusterName, task.serviceName))?.add(task.id)
  if (task.instanceId !== null) {
    world.liveByInstance.get(task.instanceId)?.add(task.id)
    holdOnInstance(world, task, 1)
  }
  if (task.awaited !== undefined) setOf(world.waitingTasks, task.clusterName).add(task.id)
  counts.add(null, task)
}

function applyTaskPlaced(world: WritableWorld, { taskId, ...place }: Of<'taskPlaced'>): void {
  const { awaited: _over, ...task } = must(world.tasks.get(taskId), taskId)
  const after: Task = {
    ...task,
    instanceId: place.instanceId,
    availabilityZone: place.availabilityZone,
    ports: place.ports,
  }
  world.tasks.set(taskId, after)
  leaveQueue(world, task)
  world.liveByInstance.get(place.instanceId)?.add(taskId)
  holdOnInstance(world, after, 1)
}

function leaveQueue(world: WritableWorld, { clusterName, id }: Pick<Task, 'clusterName' | 'id'>): void {
  const waiting = world.waitingTasks.get(clusterName)
  waiting?.delete(id)
  if (waiting?.size === 0) world.waitingTasks.delete(clusterName)
}

function setOf(table: Map<string, Set<string>>, key: string): Set<string> {
  const known = table.get(key) ?? new Set()
  table.set(key, known)
  return known
}

/** A step of the lifecycle: stamps its times, and at STOPPED gives everything back (TSK-3). */
function applyTasksMoved(world: WritableWorld, change: TasksMoved): void {
  const counts = new DeploymentCounts(world)
  for (const taskId of change.taskIds) {
    const before = must(world.tasks.get(taskId), taskId)
    const after = copyTask(before)
    after.step = change.step
    after.stepAtMs = change.atMs
    after.nextStepAtMs = change.nextStepAtMs
    after.healthyAtMs = change.healthyAtMs ?? before.healthyAtMs
    after.isHealthy = before.isHealthy && change.step === 'running'
    if (change.areAddressed === true) after.privateIp = giveAddress(world, before)
    stamp(after, change)
    world.tasks.set(taskId, after)
    if (change.step === 'stopped') release(world, after)
    if (change.step === 'running') forgetFailedStarts(world, after)
    counts.add(before, after)
  }
  counts.finish()
}

/** SVC-15: what has come to RUNNING once is no start that fails. */
function forgetFailedStarts(world: WritableWorld, { clusterName, serviceName }: Task): void {
  const key = serviceKey(clusterName, serviceName ?? '')
  const scheduling = world.scheduling.get(key)
  if (scheduling?.failedStarts !== undefined) world.scheduling.set(key, withoutFailedStarts(scheduling))
}

function applyTasksStopAsked(world: WritableWorld, change: Of<'tasksStopAsked'>): void {
  for (const taskId of change.taskIds) {
    const task = must(world.tasks.get(taskId), taskId)
    assert(task.desiredStatus === 'RUNNING', 'TSK-7: stopping twice is once')
    const after = copyTask(task)
    after.desiredStatus = 'STOPPED'
    after.stopCode = change.stopCode
    after.stoppedReason = change.stoppedReason
    after.stoppingAtMs = change.atMs
    world.tasks.set(taskId, after)
    countFailure(world, after, change)
  }
}

/** What its deployment counts as failed: a start that came to nothing, and a task that is replaced for its health. */
function countFailure(world: WritableWorld, task: Task, { stopCode, atMs }: Of<'tasksStopAsked'>): void {
  if (task.serviceName === null || task.deploymentId === null) return
  const failure = failureOf(task, stopCode)
  if (failure === null) return
  const key = serviceKey(task.clusterName, task.serviceName)
  changeDeployment(world, { serviceKey: key, deploymentId: task.deploymentId }, (deployment) => {
    const counts = copyDeployment(deployment)
    counts.failedTasks += 1
    return counts
  })
  const isPrimary = world.services.get(key)?.deployments[0]?.id === task.deploymentId
  if (failure === 'start' && isPrimary) world.scheduling.set(key, afterFailedStart(schedulingOf(world, key), atMs))
}

function applyTaskStepPlanned(world: WritableWorld, { taskId, nextStepAtMs }: Of<'taskStepPlanned'>): void {
  const after = copyTask(must(world.tasks.get(taskId), taskId))
  after.nextStepAtMs = nextStepAtMs
  world.tasks.set(taskId, after)
}

function applyTasksHealthSet(world: WritableWorld, change: Of<'tasksHealthSet'>): void {
  const counts = new DeploymentCounts(world)
  for (const taskId of change.taskIds) {
    const before = must(world.tasks.get(taskId), taskId)
    const after = copyTask(before)
    after.healthStatus = change.healthStatus
    after.isHealthy = change.isHealthy
    world.tasks.set(taskId, after)
    counts.add(before, after)
  }
  counts.finish()
}

function applyTasksForgotten(world: WritableWorld, { taskIds }: Of<'tasksForgotten'>): void {
  for (const taskId of taskIds) {
    assert(world.tasks.get(taskId)?.step === 'stopped', 'TSK-8: only a stopped task is forgotten')
    world.tasks.delete(taskId)
    world.containers.delete(taskId)
  }
}

/** TSK-4: the stamps of api Task, in order. */
function stamp(task: Mutable<Task>, { step, atMs, executionStoppedAtMs = atMs }: TasksMoved): void {
  switch (step) {
    case 'pulling':
      task.pullStartedAtMs = atMs
      return
    case 'activating':
      task.pullStoppedAtMs = atMs
      return
    case 'running':
      task.startedAtMs = atMs
      return
    case 'cleaningUp':
      task.executionStoppedAtMs = executionStoppedAtMs
      return
    case 'stopped':
      task.stoppedAtMs = atMs
      task.executionStoppedAtMs ??= executionStoppedAtMs
      return
    case 'waitingForCapacity':
    case 'attachingNetwork':
    case 'draining':
    case 'stopping':
      return
  }
}

function giveAddress(world: WritableWorld, { id, availabilityZone }: Task): string {
  const { privateIp, given } = nextAddress(world, availabilityZone)
  world.addresses.set(privateIp, id)
  const { decisions, instances } = world.counters
  world.counters = { decisions, instances, ips: given }
  return privateIp
}

function release(world: WritableWorld, task: Task): void {
  if (task.privateIp !== null) world.addresses.delete(task.privateIp)
  if (task.serviceName !== null)
    world.liveByService.get(serviceKey(task.clusterName, task.serviceName))?.delete(task.id)
  if (task.awaited !== undefined) leaveQueue(world, task)
  if (task.instanceId === null) return
  world.liveByInstance.get(task.instanceId)?.delete(task.id)
  holdOnInstance(world, task, -1)
}

function holdOnInstance(world: WritableWorld, task: Task, sign: 1 | -1): void {
  const instance = must(world.instances.get(task.instanceId ?? ''), 'the instance of a task')
  const remaining = {
    cpuUnits: instance.remaining.cpuUnits - sign * task.cpuUnits,
    memoryMib: instance.remaining.memoryMib - sign * task.memoryMib,
  }
  assert(remaining.cpuUnits >= 0 && remaining.memoryMib >= 0, 'CAP-1, CAP-2: never more than registered')
  const after = copyInstance(instance)
  after.remaining = remaining
  after.takenPorts = portsAfter(instance.takenPorts, task, sign)
  after.tasksCount += sign
  world.instances.set(instance.id, after)
}

function portsAfter(taken: readonly string[], task: Task, sign: 1 | -1): readonly string[] {
  if (task.ports.length === 0) return taken
  const own = new Set(task.ports.map(portKey))
  if (sign === -1) return taken.filter((port) => !own.has(port))
  const isFree = own.size === task.ports.length && !taken.some((port) => own.has(port))
  assert(isFree, 'CAP-5: a host port has one holder')
  return [...taken, ...own]
}

export const taskAppliers: Appliers<TaskChange> = {
  taskCreated: applyTaskCreated,
  tasksStarted: applyTasksStarted,
  tasksMoved: applyTasksMoved,
  taskPlaced: applyTaskPlaced,
  tasksStopAsked: applyTasksStopAsked,
  taskStepPlanned: applyTaskStepPlanned,
  tasksHealthSet: applyTasksHealthSet,
  tasksForgotten: applyTasksForgotten,
}
