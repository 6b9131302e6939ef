import { assert, must } from '../../../base/assert.ts'
import { portKey } from '../capacity/ports.ts'
import type { Address } from '../network/addresses.ts'
import { serviceKey } from '../service/service.ts'
import { lifecycleTable } from './lifecycleTable.ts'
import type { TaskStep } from './taskSteps.ts'
import { failureOf } from '../deployment/taskFailure.ts'
import type { HealthStatus, PortBinding, StopCode, Task } from './task.ts'
import { changeDeployment, meetRevision } from '../service/serviceChanges.ts'
import { schedulingOf } from '../service/scheduling.ts'
import { afterFailedStart, withoutFailedStarts } from '../service/startThrottle.ts'
import type { Appliers } from '../appliers.ts'
import { copyDeployment, copyInstance, copyTask, type Mutable } from '../copies.ts'
import type { WritableWorld } from '../world.ts'

export type TaskChange =
  | { readonly kind: 'taskCreated'; readonly task: Task }
  | TaskMoved
  /** A task that waited in PROVISIONING has its instance (CPR-5). */
  | {
      readonly kind: 'taskPlaced'
      readonly taskId: string
      readonly instanceId: string
      readonly availabilityZone: string
      readonly ports: readonly PortBinding[]
    }
  | {
      readonly kind: 'taskStopAsked'
      readonly taskId: string
      readonly stopCode: StopCode
      readonly stoppedReason: string
      readonly atMs: number
    }
  /** Its instance's agent is away, so its step lasts until it is back (INS-5): `null`; then the step ends at a time again. */
  | { readonly kind: 'taskStepPlanned'; readonly taskId: string; readonly nextStepAtMs: number | null }
  | {
      readonly kind: 'taskHealthSet'
      readonly taskId: string
      readonly healthStatus: HealthStatus
      readonly isHealthy: boolean
    }
  | { readonly kind: 'taskForgotten'; readonly taskId: string }

/** A task took a step of its lifecycle. Times that the step stamps are derived from `step` and `atMs`. */
export interface TaskMoved {
  readonly kind: 'taskMoved'
  readonly taskId: string
  readonly step: TaskStep
  readonly atMs: number
  readonly nextStepAtMs: number | null
  /** Set with `running`: when it will count as healthy. */
  readonly healthyAtMs?: number
  /** Set with the end of a task whose containers ended one by one: when the first essential one did. */
  readonly executionStoppedAtMs?: number
  /** Set with `attachingNetwork`. */
  readonly address?: Address
}

type Of<K extends TaskChange['kind']> = Extract<TaskChange, { kind: K }>

/** A task exists: it holds its place on the instance and counts in its deployment from now on. */
function applyTaskCreated(world: WritableWorld, { task }: Of<'taskCreated'>): void {
  assert(!world.tasks.has(task.id), 'DET-6: task ids are unique')
  world.tasks.set(task.id, task)
  meetRevision(world, task.definitionKey)
  if (task.serviceName !== null) world.liveByService.get(serviceKey(task.clusterName, task.serviceName))?.add(task.id)
  if (task.instanceId !== null) {
    world.liveByInstance.get(task.instanceId)?.add(task.id)
    holdOnInstance(world, task, 1)
  }
  if (task.awaited !== undefined) setOf(world.waitingTasks, task.clusterName).add(task.id)
  count(world, task, { before: null, after: task })
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
function applyTaskMoved(world: WritableWorld, change: TaskMoved): void {
  const before = must(world.tasks.get(change.taskId), change.taskId)
  const after = copyTask(before)
  after.step = change.step
  after.stepAtMs = change.atMs
  after.nextStepAtMs = change.nextStepAtMs
  after.healthyAtMs = change.healthyAtMs ?? before.healthyAtMs
  after.privateIp = change.address?.privateIp ?? before.privateIp
  after.isHealthy = before.isHealthy && change.step === 'running'
  stamp(after, change)
  world.tasks.set(after.id, after)
  if (change.address !== undefined) giveAddress(world, change.taskId, change.address)
  if (change.step === 'stopped') release(world, after)
  if (change.step === 'running') forgetFailedStarts(world, after)
  count(world, after, { before, after })
}

/** SVC-15: what has come to RUNNING once is no start that fails. */
function forgetFailedStarts(world: WritableWorld, { clusterName, serviceName }: Task): void {
  const key = serviceKey(clusterName, serviceName ?? '')
  const scheduling = world.scheduling.get(key)
  if (scheduling?.failedStarts !== undefined) world.scheduling.set(key, withoutFailedStarts(scheduling))
}

function applyTaskStopAsked(world: WritableWorld, change: Of<'taskStopAsked'>): void {
  const task = must(world.tasks.get(change.taskId), change.taskId)
  assert(task.desiredStatus === 'RUNNING', 'TSK-7: stopping twice is once')
  const after = copyTask(task)
  after.desiredStatus = 'STOPPED'
  after.stopCode = change.stopCode
  after.stoppedReason = change.stoppedReason
  after.stoppingAtMs = change.atMs
  world.tasks.set(task.id, after)
  countFailure(world, after, change)
}

/** What its deployment counts as failed: a start that came to nothing, and a task that is replaced for its health. */
function countFailure(world: WritableWorld, task: Task, { stopCode, atMs }: Of<'taskStopAsked'>): void {
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

function applyTaskHealthSet(world: WritableWorld, change: Of<'taskHealthSet'>): void {
  const before = must(world.tasks.get(change.taskId), change.taskId)
  const after = copyTask(before)
  after.healthStatus = change.healthStatus
  after.isHealthy = change.isHealthy
  world.tasks.set(after.id, after)
  count(world, after, { before, after })
}

function applyTaskForgotten(world: WritableWorld, { taskId }: Of<'taskForgotten'>): void {
  assert(world.tasks.get(taskId)?.step === 'stopped', 'TSK-8: only a stopped task is forgotten')
  world.tasks.delete(taskId)
  world.containers.delete(taskId)
}

/** TSK-4: the stamps of api Task, in order. */
function stamp(task: Mutable<Task>, { step, atMs, executionStoppedAtMs = atMs }: TaskMoved): void {
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

function giveAddress(world: WritableWorld, taskId: string, { privateIp, given }: Address): void {
  assert(!world.addresses.has(privateIp), 'NET-1: an address has one holder')
  world.addresses.set(privateIp, taskId)
  const { decisions, instances } = world.counters
  world.counters = { decisions, instances, ips: given }
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

type Bucket = 'pendingCount' | 'runningCount' | 'leavingCount'

/** In which count of its deployment a task stands, by its step; in none once stopped. */
function bucketOf(step: TaskStep): Bucket | null {
  if (step === 'stopped') return null
  const { phase } = lifecycleTable[step]
  if (phase === 'PENDING' || phase === 'PROVISIONING') return 'pendingCount'
  return step === 'running' ? 'runningCount' : 'leavingCount'
}

function count(world: WritableWorld, task: Task, move: { readonly before: Task | null; readonly after: Task }): void {
  if (task.serviceName === null || task.deploymentId === null) return
  const from = move.before === null ? null : bucketOf(move.before.step)
  const to = bucketOf(move.after.step)
  const healthyDelta = Number(move.after.isHealthy) - Number(move.before?.isHealthy ?? false)
  if (from === to && healthyDelta === 0) return
  const where = { serviceKey: serviceKey(task.clusterName, task.serviceName), deploymentId: task.deploymentId }
  changeDeployment(world, where, (deployment) => {
    const counts = copyDeployment(deployment)
    counts.healthyCount += healthyDelta
    // They are counted in a row.
    if (healthyDelta > 0) counts.failedTasks = 0
    if (from !== null) counts[from] -= 1
    if (to !== null) counts[to] += 1
    return counts
  })
}

export const taskAppliers: Appliers<TaskChange> = {
  taskCreated: applyTaskCreated,
  taskMoved: applyTaskMoved,
  taskPlaced: applyTaskPlaced,
  taskStopAsked: applyTaskStopAsked,
  taskStepPlanned: applyTaskStepPlanned,
  taskHealthSet: applyTaskHealthSet,
  taskForgotten: applyTaskForgotten,
}
