import { must } from '../../base/assert.ts'
import { loadBalancersOf } from '../world/balancing/taskTargets.ts'
import type { Context, DueRows, ModelEvent } from '../world/context.ts'
import type { TasksStarted } from '../world/task/tasksStarted.ts'
import type { TaskStep } from '../world/task/taskSteps.ts'
import type { HealthStatus, Task } from '../world/task/task.ts'
import type { World } from '../world/world.ts'
import { COHORT_MAX, kept, moveTasks, sendTask } from './moving.ts'
import { tryOnceMore } from './pulling/pulling.ts'
import { endsWithContainers, hasInterface, longestCheckMs, planAfter } from './stepPlan.ts'

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
      taskIds: [task.id],
      step: task.step,
      event: 'attachNetwork',
    })
}

/** Tasks begin that wait for their hosts on Fargate (TIM-6). */
export function beginTasks(context: Context, started: TasksStarted): void {
  const { taskIds, firstTask } = started
  context.emit(started)
  const { step, nextStepAtMs } = firstTask
  context.schedule(must(nextStepAtMs, 'when a host is found'), {
    kind: 'taskStepDue',
    taskIds,
    step,
    event: 'attachNetwork',
  })
}

function onTaskStepDue(context: Context, due: Extract<ModelEvent, { kind: 'taskStepDue' }>): undefined {
  moveTasks(
    context,
    kept(due.taskIds, (taskId) => goesOn(context, taskId, due.step)),
    { event: due.event },
  )
}

/** Whether the step that a task was in ends now. */
function goesOn(context: Context, taskId: string, step: TaskStep): boolean {
  const { world } = context
  const task = world.tasks.get(taskId)
  // A step is entered once, so a task that is still in it since then is the one that was meant.
  if (task?.step !== step || task.nextStepAtMs !== context.nowMs) return false
  // Since it was planned its containers have got lives of their own (CON-3).
  if (endsWithContainers(step) && world.containers.has(taskId)) return false
  // What happens on an instance ECS learns from its agent alone (INS-5).
  const isHeld = task.instanceId !== null && world.instances.get(task.instanceId)?.agentConnected === false
  if (isHeld) context.emit({ kind: 'taskStepPlanned', taskId, nextStepAtMs: null })
  return !isHeld && (step !== 'pulling' || !pullsOn(context, task))
}

/** PUL-4: what had failed until the last try comes after all. */
function pullsOn(context: Context, task: Task): boolean {
  const lastsMs = tryOnceMore(context, task)
  if (lastsMs === null) return false
  const atMs = context.nowMs + lastsMs
  context.emit({ kind: 'taskStepPlanned', taskId: task.id, nextStepAtMs: atMs })
  context.schedule(atMs, { kind: 'taskStepDue', taskIds: [task.id], step: 'pulling', event: 'activate' })
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

/** Tasks count as healthy from now on (DEP-4); their checks, if they have any, have passed. */
function onTaskHealthDue(context: Context, { taskIds }: { readonly taskIds: readonly string[] }): undefined {
  const outcomes = taskIds.map((taskId) => healthNow(context.world, taskId))
  for (const outcome of new Set(outcomes)) {
    if (outcome === null) continue
    const own = kept(taskIds, (_taskId, i) => outcomes[i] === outcome)
    context.emit({ kind: 'tasksHealthSet', taskIds: own, ...outcome })
  }
}

interface Health {
  readonly healthStatus: HealthStatus
  readonly isHealthy: boolean
}

const CHECKED: Health = { healthStatus: 'HEALTHY', isHealthy: true }
const UNCHECKED: Health = { healthStatus: 'UNKNOWN', isHealthy: true }
/** Its targets are not healthy yet. */
const CHECKED_ALONE: Health = { healthStatus: 'HEALTHY', isHealthy: false }

/** `null` where its health is not to change now. */
function healthNow(world: World, taskId: string): Health | null {
  const task = world.tasks.get(taskId)
  if (task?.step !== 'running' || task.isHealthy) return null
  const definition = must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)
  // Of containers with lives of their own each check is looked at (CON-8).
  if (world.containers.has(taskId) && longestCheckMs(definition) !== null) return null
  const isChecked = longestCheckMs(definition) !== null
  // Behind a load balancer its targets have to be healthy too (ALB-12).
  const isHealthy = loadBalancersOf(world, task).length === 0
  if (isHealthy) return isChecked ? CHECKED : UNCHECKED
  return isChecked && task.healthStatus !== 'HEALTHY' ? CHECKED_ALONE : null
}

/** Takes tasks into those that are due already. */
function joinTasks(
  into: { taskIds: readonly string[] },
  { taskIds }: { readonly taskIds: readonly string[] },
): boolean {
  if (into.taskIds.length + taskIds.length > COHORT_MAX) return false
  into.taskIds = [...into.taskIds, ...taskIds]
  return true
}

export const taskDue: DueRows<'taskStepDue' | 'taskHealthDue' | 'taskForgetDue'> = {
  taskStepDue: {
    phase: 'task',
    join: (into, due) => into.step === due.step && into.event === due.event && joinTasks(into, due),
    run: onTaskStepDue,
  },
  taskHealthDue: { phase: 'health', join: joinTasks, run: onTaskHealthDue },
  taskForgetDue: {
    phase: 'forget',
    isEndless: true,
    join: joinTasks,
    run: (context, due) => {
      const taskIds = kept(due.taskIds, (taskId) => context.world.tasks.has(taskId))
      if (taskIds.length > 0) context.emit({ kind: 'tasksForgotten', taskIds })
      return undefined
    },
  },
}
