import { must } from '../../base/assert.ts'
import { foreseenLookMs, loadBalancersOf } from '../world/balancing/taskTargets.ts'
import type { TaskDefinition } from '../world/definition/taskDefinition.ts'
import {
  ATTACH_NETWORK_MS,
  CLEAN_UP_MS,
  EC2_ACTIVATE_MS,
  FARGATE_ACTIVATE_MS,
  HEALTHY_AFTER_MS,
  SIGTERM_EXIT_MS,
} from '../world/durations.ts'
import type { Task } from '../world/task/task.ts'
import type { TaskEvent, TaskStep } from '../world/task/taskSteps.ts'
import type { World } from '../world/world.ts'
import { healthyByMs, stoppingLastsMs } from './containers/expected.ts'
import { needsFollowing } from './containers/follow.ts'
import { sceneOf } from './containers/scene.ts'
import { failedInjectionMs } from './injecting/injecting.ts'
import { toldPullMs } from './pulling/pulling.ts'
import { pullMs, UNTOLD_BYTES } from './pulling/pullTime.ts'

/**
 * Whether two tasks surely make the same move: of one deployment, in the same step, and nothing is known of either of them
 * alone. What `isSameMove` finds out slowly.
 */
export function areAlike(world: World, one: Task, other: Task): boolean {
  return (
    one.deploymentId !== null &&
    one.deploymentId === other.deploymentId &&
    one.definitionKey === other.definitionKey &&
    one.step === other.step &&
    !isKnownAlone(world, one) &&
    !isKnownAlone(world, other)
  )
}

function isKnownAlone({ containers, pulls, injections, targetsByTask }: World, { id }: Task): boolean {
  if (containers.size + pulls.size + injections.size + targetsByTask.size === 0) return false
  return containers.has(id) || pulls.has(id) || injections.has(id) || targetsByTask.has(id)
}

/** What is sent to a task. */
export interface Sent {
  readonly event: TaskEvent
  readonly executionStoppedAtMs?: number
}

interface Next extends Defined {
  readonly step: TaskStep
}

/** What a task does when it takes a step: all of it is the same for the tasks of one change. */
export interface Move {
  readonly step: TaskStep
  readonly plan: Plan | null
  /** Of one that comes to RUNNING: when its checks have passed, and when it counts as healthy. */
  readonly checkedMs: number | undefined
  readonly healthyAtMs: number | undefined
  readonly executionStoppedAtMs: number | undefined
  readonly areAddressed: boolean
}

interface Next extends Defined {
  readonly step: TaskStep
}

/** What a task does when it goes on to a step. */
export function moveOf(world: World, next: Next, { executionStoppedAtMs }: Sent): Move {
  const { task, definition, step } = next
  const checkedMs = step === 'running' ? healthyAt(world, task, definition) : undefined
  return {
    step,
    plan: planAfter(world, next, step),
    checkedMs,
    healthyAtMs: checkedMs === undefined ? undefined : countedAt(world, task, checkedMs),
    executionStoppedAtMs,
    areAddressed: step === 'pulling' && hasInterface(definition),
  }
}

export function isSameMove(one: Move, other: Move): boolean {
  return (
    one.step === other.step &&
    one.plan?.afterMs === other.plan?.afterMs &&
    one.plan?.event === other.plan?.event &&
    one.checkedMs === other.checkedMs &&
    one.healthyAtMs === other.healthyAtMs &&
    one.executionStoppedAtMs === other.executionStoppedAtMs &&
    one.areAddressed === other.areAddressed
  )
}

export interface Plan {
  readonly afterMs: number
  /** `null` where what its containers come to ends it (CON-3), about then. */
  readonly event: TaskEvent | null
}

export interface Defined {
  readonly task: Task
  readonly definition: TaskDefinition
}

/** How long a step lasts and what ends it; `null` when only a decision ends it (TIM-3 to TIM-8). */
export function planAfter(world: World, { task, definition }: Defined, step: TaskStep): Plan | null {
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

export function endsWithContainers(step: TaskStep): boolean {
  return step === 'activating' || step === 'stopping'
}

/** Containers begin to be looked after as they are made; a task that is stopped before has none. */
function hasLives(world: World, { task, definition }: Defined, step: TaskStep): boolean {
  if (world.containers.has(task.id)) return true
  return step === 'activating' && needsFollowing(world, task, definition)
}

export function hasInterface(definition: TaskDefinition): boolean {
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
export function longestCheckMs({ containers }: TaskDefinition): number | null {
  let longestMs: number | null = null
  for (const { essential, healthCheck } of containers) {
    if (essential && healthCheck !== null) longestMs = Math.max(longestMs ?? 0, healthCheck.intervalMs)
  }
  return longestMs
}
