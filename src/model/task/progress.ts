import { must } from '../../base/assert.ts'
import type { Context, DueRows, ModelEvent } from '../world/context.ts'
import { foreseenLookMs, loadBalancersOf } from '../world/balancing/taskTargets.ts'
import { nextAddress } from '../world/network/addresses.ts'
import {
  ATTACH_NETWORK_MS,
  CLEAN_UP_MS,
  EC2_ACTIVATE_MS,
  FARGATE_ACTIVATE_MS,
  HEALTHY_AFTER_MS,
  SIGTERM_EXIT_MS,
  STOPPED_VISIBLE_MS,
} from '../world/durations.ts'
import type { TaskMoved } from '../world/task/taskChanges.ts'
import type { Mutable } from '../world/copies.ts'
import { nextStep } from '../world/task/lifecycle.ts'
import type { TaskEvent, TaskStep } from '../world/task/taskSteps.ts'
import type { StopCode, Task } from '../world/task/task.ts'
import type { TaskDefinition } from '../world/definition/taskDefinition.ts'
import type { World } from '../world/world.ts'
import { healthyByMs, stoppingLastsMs } from './containers/expected.ts'
import { livesOf, needsFollowing } from './containers/follow.ts'
import { isUnpulled } from './containers/pulling.ts'
import { sceneOf } from './containers/scene.ts'
import { beginInjection, failedInjectionMs } from './injecting/injecting.ts'
import { beginPull, endPull, toldPullMs, tryOnceMore } from './pulling/pulling.ts'
import { pullMs, UNTOLD_BYTES } from './pulling/pullTime.ts'

/** A task begins: it waits for its host if that takes time, else takes its first steps at once. */
export function beginTask(context: Context, task: Task): void {
  const definition = must(context.world.taskDefinitions.get(task.definitionKey), task.definitionKey)
  context.emit({ kind: 'taskCreated', task })
  // CPR-5: it goes on when it has an instance.
  if (task.awaited !== undefined) return
  if (task.nextStepAtMs === null) sendTask(context, task.id, hasInterface(definition) ? 'attachNetwork' : 'pull')
  else
    context.schedule(task.nextStepAtMs, {
      kind: 'taskStepDue',
      taskId: task.id,
      step: task.step,
      event: 'attachNetwork',
    })
}

/** What only some steps bring with them. */
type Stamps = Pick<TaskMoved, 'healthyAtMs' | 'address' | 'executionStoppedAtMs'>

/** Sends a task an event of its lifecycle now and plans the step after (TSK-1). */
export function sendTask(context: Context, taskId: string, event: TaskEvent): void {
  moveTask(context, taskId, { event })
}

/** Ends a task all of whose containers have stopped, the first essential one at a time that is told (CON-5). */
export function endTask(context: Context, taskId: string, executionStoppedAtMs: number): void {
  const { world } = context
  const task = must(world.tasks.get(taskId), taskId)
  const definition = must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)
  moveTask(context, taskId, { event: hasInterface(definition) ? 'cleanUp' : 'finish', executionStoppedAtMs })
}

function moveTask(context: Context, taskId: string, { event, ...more }: { readonly event: TaskEvent } & Stamps): void {
  const { world, nowMs } = context
  const task = must(world.tasks.get(taskId), taskId)
  const definition = must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)
  const step = nextStep(task.step, event)
  if (step === 'pulling' && beginInjection(context, task)) beginPull(context, task)
  if (step === 'activating') endPull(context, task)
  const plan = planAfter(world, { task, definition }, step)
  const nextStepAtMs = plan === null ? null : nowMs + plan.afterMs
  const moved: Mutable<TaskMoved> = { kind: 'taskMoved', taskId, step, atMs: nowMs, nextStepAtMs, ...more }
  const checkedMs = step === 'running' ? healthyAt(world, task, definition) : undefined
  const healthyAtMs = checkedMs === undefined ? undefined : countedAt(world, task, checkedMs)
  if (healthyAtMs !== undefined) moved.healthyAtMs = healthyAtMs
  if (step === 'pulling' && hasInterface(definition)) moved.address = nextAddress(world, task.availabilityZone)
  context.emit(moved)
  if (plan !== null && nextStepAtMs !== null) schedulePlan(context, { taskId, step, plan, atMs: nextStepAtMs })
  if (checkedMs !== undefined) context.schedule(checkedMs, { kind: 'taskHealthDue', taskId })
  if (step === 'stopped') context.schedule(nowMs + STOPPED_VISIBLE_MS, { kind: 'taskForgetDue', taskId })
}

interface Planned {
  readonly taskId: string
  readonly step: TaskStep
  readonly plan: Plan
  readonly atMs: number
}

/** The end of a step: by time, or by what its containers come to, which begin or stop to live with it. */
function schedulePlan(context: Context, { taskId, step, plan, atMs }: Planned): void {
  if (plan.event !== null) return context.schedule(atMs, { kind: 'taskStepDue', taskId, step, event: plan.event })
  const { world, nowMs } = context
  if (step === 'stopping') return context.schedule(nowMs, { kind: 'containersDue', taskId })
  const task = must(world.tasks.get(taskId), taskId)
  const definition = must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)
  context.emit({ kind: 'containersFollowed', taskId, containers: livesOf(world, task, definition) })
  const isPulled = !sceneOf(world, task).members.some((one) => one.uninjected !== null || isUnpulled(one))
  context.schedule(isPulled ? atMs : nowMs, { kind: 'containersDue', taskId })
}

export interface StopReason {
  readonly stopCode: StopCode
  readonly stoppedReason: string
}

/** Asks a task to stop (TSK-5). Stopping twice is once (TSK-7). */
export function stopTask(context: Context, taskId: string, reason: StopReason): void {
  const task = must(context.world.tasks.get(taskId), taskId)
  if (task.desiredStatus === 'STOPPED') return
  context.emit({ kind: 'taskStopAsked', taskId, ...reason, atMs: context.nowMs })
  // What has no container yet has nothing to signal.
  if (task.step === 'waitingForCapacity') sendTask(context, taskId, 'finish')
  else if (task.step === 'attachingNetwork') sendTask(context, taskId, 'cleanUp')
  // ALB-13: its containers get their signal once its load balancers have let it go.
  else if (task.step === 'running' && context.world.targetsByTask.has(taskId)) sendTask(context, taskId, 'drain')
  else sendTask(context, taskId, 'stop')
}

/** Ends a task whose instance is gone: nothing is left to signal (TSK-6). */
export function loseTask(context: Context, taskId: string, reason: StopReason): void {
  const task = must(context.world.tasks.get(taskId), taskId)
  if (task.desiredStatus === 'RUNNING') {
    context.emit({ kind: 'taskStopAsked', taskId, ...reason, atMs: context.nowMs })
  }
  sendTask(context, taskId, 'finish')
}

function onTaskStepDue(context: Context, due: Extract<ModelEvent, { kind: 'taskStepDue' }>): undefined {
  const task = context.world.tasks.get(due.taskId)
  // A step is entered once, so a task that is still in it since then is the one that was meant.
  if (task?.step !== due.step || task.nextStepAtMs !== context.nowMs) return
  // Since it was planned its containers have got lives of their own (CON-3).
  if (endsWithContainers(task.step) && context.world.containers.has(task.id)) return
  // What happens on an instance ECS learns from its agent alone (INS-5).
  const isHeld = task.instanceId !== null && context.world.instances.get(task.instanceId)?.agentConnected === false
  if (isHeld) context.emit({ kind: 'taskStepPlanned', taskId: task.id, nextStepAtMs: null })
  else if (due.step !== 'pulling' || !pullsOn(context, task)) sendTask(context, due.taskId, due.event)
}

/** PUL-4: what had failed until the last try comes after all. */
function pullsOn(context: Context, task: Task): boolean {
  const lastsMs = tryOnceMore(context, task)
  if (lastsMs === null) return false
  const atMs = context.nowMs + lastsMs
  context.emit({ kind: 'taskStepPlanned', taskId: task.id, nextStepAtMs: atMs })
  context.schedule(atMs, { kind: 'taskStepDue', taskId: task.id, step: 'pulling', event: 'activate' })
  return true
}

/** The agent of an instance is back: it reports what its tasks came to meanwhile (INS-5). */
export function reportHeldTasks(context: Context, instanceId: string): void {
  const { world } = context
  for (const taskId of [...(world.liveByInstance.get(instanceId) ?? [])]) {
    const task = must(world.tasks.get(taskId), taskId)
    const definition = must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)
    if (world.containers.has(taskId)) context.schedule(context.nowMs, { kind: 'containersDue', taskId })
    const plan = planAfter(world, { task, definition }, task.step)
    if (plan === null || plan.event === null || task.nextStepAtMs !== null) continue
    // PUL-4: the agent's last try is over as well.
    if (task.step === 'pulling') tryOnceMore(context, task)
    sendTask(context, taskId, plan.event)
  }
}

/** The task counts as healthy from now on (DEP-4); its checks, if it has any, have passed. */
function onTaskHealthDue(context: Context, { taskId }: { readonly taskId: string }): undefined {
  const { world } = context
  const task = world.tasks.get(taskId)
  if (task?.step !== 'running' || task.isHealthy) return
  const definition = must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)
  // Of containers with lives of their own each check is looked at (CON-8).
  if (world.containers.has(taskId) && longestCheckMs(definition) !== null) return
  const healthStatus = longestCheckMs(definition) === null ? 'UNKNOWN' : 'HEALTHY'
  // Behind a load balancer its targets have to be healthy too (ALB-12).
  const isHealthy = loadBalancersOf(world, task).length === 0
  if (isHealthy || healthStatus !== task.healthStatus) {
    context.emit({ kind: 'taskHealthSet', taskId, healthStatus, isHealthy })
  }
}

interface Plan {
  readonly afterMs: number
  /** `null` where what its containers come to ends it (CON-3), about then. */
  readonly event: TaskEvent | null
}

interface Defined {
  readonly task: Task
  readonly definition: TaskDefinition
}

/** How long a step lasts and what ends it; `null` when only a decision ends it (TIM-3 to TIM-8). */
function planAfter(world: World, { task, definition }: Defined, step: TaskStep): Plan | null {
  const isFargate = task.launchType === 'FARGATE'
  const isFollowed = endsWithContainers(step) && hasLives(world, { task, definition }, step)
  switch (step) {
    case 'attachingNetwork':
      return { afterMs: ATTACH_NETWORK_MS, event: 'pull' }
    case 'pulling':
      return {
        afterMs: failedInjectionMs(world, task) ?? toldPullMs(world, task) ?? pullMs(task, UNTOLD_BYTES),
        event: 'activate',
      }
    case 'activating':
      return { afterMs: isFargate ? FARGATE_ACTIVATE_MS : EC2_ACTIVATE_MS, event: isFollowed ? null : 'run' }
    case 'stopping':
      if (isFollowed) return { afterMs: stoppingLastsMs(sceneOf(world, task)), event: null }
      return { afterMs: stopDurationMs(definition), event: hasInterface(definition) ? 'cleanUp' : 'finish' }
    case 'cleaningUp':
      return { afterMs: CLEAN_UP_MS, event: 'finish' }
    case 'waitingForCapacity':
    case 'running':
    case 'draining':
    case 'stopped':
      return null
  }
}

function endsWithContainers(step: TaskStep): boolean {
  return step === 'activating' || step === 'stopping'
}

/** Containers begin to be looked after as they are made; a task that is stopped before has none. */
function hasLives(world: World, { task, definition }: Defined, step: TaskStep): boolean {
  if (world.containers.has(task.id)) return true
  return step === 'activating' && needsFollowing(world, task, definition)
}

function hasInterface(definition: TaskDefinition): boolean {
  return definition.networkMode === 'awsvpc'
}

/** The slowest container decides; one that heeds SIGTERM needs no SIGKILL (TSK-5). */
function stopDurationMs(definition: TaskDefinition): number {
  let slowestMs = 0
  for (const one of definition.containers) slowestMs = Math.max(slowestMs, Math.min(one.stopTimeoutMs, SIGTERM_EXIT_MS))
  return slowestMs
}

/** DEP-4: 40 s after RUNNING without checks, else when the last essential container's first check has passed. */
function healthyAt(world: World, task: Task, definition: TaskDefinition): number | undefined {
  const checkMs = longestCheckMs(definition)
  if (checkMs !== null && world.containers.has(task.id)) return healthyByMs(sceneOf(world, task))
  return world.nowMs + (checkMs ?? HEALTHY_AFTER_MS)
}

/** Behind a load balancer ECS counts it as healthy when it looks at its targets (ALB-12); else as soon as it is. */
function countedAt(world: World, task: Task, checkedMs: number): number | undefined {
  if (loadBalancersOf(world, task).length === 0) return checkedMs
  const isChecked = longestCheckMs(must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)) !== null
  return foreseenLookMs(world, { ...task, startedAtMs: world.nowMs }, isChecked ? checkedMs : world.nowMs)
}

/** The longest interval of an essential container's checks; `null` when none is checked. */
function longestCheckMs({ containers }: TaskDefinition): number | null {
  let longestMs: number | null = null
  for (const { essential, healthCheck } of containers) {
    if (essential && healthCheck !== null) longestMs = Math.max(longestMs ?? 0, healthCheck.intervalMs)
  }
  return longestMs
}

export const taskDue: DueRows<'taskStepDue' | 'taskHealthDue' | 'taskForgetDue'> = {
  taskStepDue: { phase: 'task', run: onTaskStepDue },
  taskHealthDue: { phase: 'health', run: onTaskHealthDue },
  taskForgetDue: {
    phase: 'forget',
    isEndless: true,
    run: (context, { taskId }) => {
      if (context.world.tasks.has(taskId)) context.emit({ kind: 'taskForgotten', taskId })
      return undefined
    },
  },
}
