import { sendTask } from '../task/moving.ts'
import { deregisterTarget, registerTarget } from '../balancing/registration.ts'
import {
  addressFor,
  countsAsHealthy,
  loadBalancersOf,
  lookAtOrAfter,
  ripeAtMs,
  targetsOfTask,
  troubleOf,
} from '../world/balancing/taskTargets.ts'
import { targetsOf } from '../world/balancing/pools.ts'
import type { Context, DueRows, Reactions, Waking } from '../world/context.ts'
import { DEREGISTER_AFTER_MS, TARGET_LOOK_MS } from '../world/durations.ts'
import { TARGETS_MAX } from '../world/labLimits.ts'
import { serviceKey } from '../world/service/service.ts'
import { poolIdOf, type ServiceLoadBalancer } from '../world/service/serviceLoadBalancer.ts'
import { lifecycleTable } from '../world/task/lifecycleTable.ts'
import { liveTasks } from '../world/task/liveTasks.ts'
import type { Task } from '../world/task/task.ts'
import type { World } from '../world/world.ts'
import { askServicePass } from './askPass.ts'
import { sayEvent } from './serviceEvents.ts'

/** ALB-13: a task is registered while it is ACTIVATING, its address and ports known. */
function isRegistrable({ step, desiredStatus }: Task): boolean {
  return desiredStatus === 'RUNNING' && (step === 'activating' || step === 'running')
}

function isLeaving({ step, desiredStatus }: Task): boolean {
  return desiredStatus === 'STOPPED' || lifecycleTable[step].phase === 'STOPPED'
}

/** One look of ECS at the targets of a task (ALB-12): registers, judges, takes out. What is there already stays. */
function onLookDue(context: Context, { taskId }: { readonly taskId: string }): undefined {
  const { world } = context
  const task = world.tasks.get(taskId)
  if (task === undefined) return
  if (isLeaving(task)) return leave(context, task) as undefined
  if (!isRegistrable(task) || loadBalancersOf(world, task).length === 0) return
  if (!world.targetsByTask.has(taskId)) registerAll(context, task)
  judge(context, taskId)
}

function siblings(world: World, task: Task): readonly Task[] {
  return liveTasks(world, serviceKey(task.clusterName, task.serviceName ?? ''))
}

/** Registers all tasks of the service that are to be, so that one event tells of them. */
function registerAll(context: Context, task: Task): void {
  const { world, nowMs } = context
  const due = siblings(world, task).filter(
    (one) => one.id === task.id || (isRegistrable(one) && one.stepAtMs === nowMs && !world.targetsByTask.has(one.id)),
  )
  const counts = new Map<string, number>()
  for (const one of due) {
    for (const to of loadBalancersOf(world, one)) if (registerOne(context, one, to)) add(counts, poolIdOf(to))
  }
  for (const [poolId, count] of counts) say(context, task, `registered ${counted(world, poolId, count)}`)
}

function add(counts: Map<string, number>, poolId: string): void {
  counts.set(poolId, (counts.get(poolId) ?? 0) + 1)
}

function counted(world: World, poolId: string, count: number): string {
  if (world.classicLoadBalancers.has(poolId)) return `${String(count)} instances in (elb ${poolId})`
  return `${String(count)} targets in (target-group ${poolId})`
}

function registerOne(context: Context, task: Task, to: ServiceLoadBalancer): boolean {
  const { world, nowMs } = context
  const poolId = poolIdOf(to)
  const address = addressFor(world, task, to)
  const isThere = world.targetGroups.has(poolId) || world.classicLoadBalancers.has(poolId)
  if (address === null || !isThere || targetsOf(world, poolId).length >= TARGETS_MAX) {
    const error = isThere ? 'TooManyTargets' : 'TargetGroupNotFound'
    say(context, task, `failed to register targets in target-group ${poolId} with (error ${error})`)
    context.schedule(nowMs + TARGET_LOOK_MS, { kind: 'taskTargetsDue', taskId: task.id })
    return false
  }
  registerTarget(context, { poolId, ...address, zone: task.availabilityZone, taskId: task.id })
  return true
}

function say(context: Context, task: Task, words: string): void {
  sayOf(context, task, `(service ${task.serviceName ?? ''}) ${words}.`)
}

function sayOf(context: Context, task: Task, message: string): void {
  const key = serviceKey(task.clusterName, task.serviceName ?? '')
  sayEvent(context, { serviceKey: key, decisionId: null }, message)
}

/** Whether it counts as healthy from now on, or no more; and when ECS has to look again. */
function judge(context: Context, taskId: string): void {
  const { world, nowMs } = context
  const task = world.tasks.get(taskId)
  const [target] = targetsOfTask(world, taskId)
  if (task?.step !== 'running' || target === undefined) return
  const trouble = troubleOf(world, task)
  const isHealthy = countsAsHealthy(world, task, nowMs)
  const isNoticed = trouble !== null && trouble.noticedAtMs <= nowMs
  const isLook = lookAtOrAfter(target.registeredAtMs, nowMs) === nowMs
  if (isLook && isHealthy !== task.isHealthy && (isHealthy || isNoticed)) {
    context.emit({ kind: 'tasksHealthSet', taskIds: [taskId], healthStatus: task.healthStatus, isHealthy })
  }
  const ask = (atMs: number): void => context.schedule(atMs, { kind: 'taskTargetsDue', taskId })
  if (isNoticed) askServicePass(context, serviceKey(task.clusterName, task.serviceName ?? ''), 0)
  else if (trouble !== null) ask(trouble.noticedAtMs)
  else if (world.tasks.get(taskId)?.isHealthy === false) {
    const ripeMs = Math.max(ripeAtMs(world, task), nowMs + (isLook ? 1 : 0))
    if (Number.isFinite(ripeMs) && (ripeMs > nowMs || !isLook)) ask(lookAtOrAfter(target.registeredAtMs, ripeMs))
  }
}

/** ALB-13: ten seconds after the stop its targets are taken out; once all have drained it gets its stop signal. */
function leave(context: Context, task: Task): void {
  const { world, nowMs } = context
  const own = targetsOfTask(world, task.id)
  if (own.length === 0) {
    if (task.step === 'draining') sendTask(context, task.id, 'stop')
    return
  }
  const dueAtMs = (task.stoppingAtMs ?? nowMs) + DEREGISTER_AFTER_MS
  if (nowMs < dueAtMs) return context.schedule(dueAtMs, { kind: 'taskTargetsDue', taskId: task.id })
  deregisterAll(context, task)
}

/** With those of the service that stopped at the same time, so that one event tells of them. */
function deregisterAll(context: Context, task: Task): void {
  const { world } = context
  const due = siblings(world, task).filter((one) => one.id !== task.id && one.stoppingAtMs === task.stoppingAtMs)
  const counts = new Map<string, number>()
  const drained = new Map<string, number>()
  for (const one of [task, ...due]) {
    const staying = targetsOfTask(world, one.id).filter((target) => target.state !== 'draining')
    for (const { key, poolId } of staying) {
      add(counts, poolId)
      deregisterTarget(context, key)
    }
    if (staying.length > 0) add(drained, one.deploymentId ?? '')
  }
  for (const [poolId, count] of counts) say(context, task, `deregistered ${counted(world, poolId, count)}`)
  for (const [id, count] of drained) {
    const who = `(service ${task.serviceName ?? ''}, taskSet ${id})`
    sayOf(context, task, `${who} has begun draining connections on ${String(count)} tasks.`)
  }
}

function ask(waking: Waking, taskId: string, atMs: number): void {
  waking.schedule(Math.max(atMs, waking.nowMs), { kind: 'taskTargetsDue', taskId })
}

/** At the next look of ECS at its targets. */
function askLook(waking: Waking, taskId: string): void {
  const [target] = targetsOfTask(waking.world, taskId)
  if (target !== undefined) ask(waking, taskId, lookAtOrAfter(target.registeredAtMs, waking.nowMs))
}

function onMoved(waking: Waking, taskId: string): void {
  const { world, nowMs } = waking
  const task = world.tasks.get(taskId)
  if (task === undefined) return
  if (task.step === 'activating' && loadBalancersOf(world, task).length > 0) return ask(waking, taskId, nowMs)
  if (!world.targetsByTask.has(taskId)) return
  if (task.step === 'running') askLook(waking, taskId)
  else if (isLeaving(task)) ask(waking, taskId, (task.stoppingAtMs ?? nowMs) + DEREGISTER_AFTER_MS)
}

export const taskTargetReactions: Reactions = {
  tasksMoved: (waking, { taskIds, step }) => {
    if (step !== 'activating' && waking.world.targetsByTask.size === 0) return
    for (const taskId of taskIds) onMoved(waking, taskId)
  },
  targetProbed: (waking, { key }) => askLook(waking, waking.world.targets.get(key)?.taskId ?? ''),
  targetProbing: (waking, { key }) => askLook(waking, waking.world.targets.get(key)?.taskId ?? ''),
  targetGone: (waking, { taskId }) => {
    if (taskId !== null) ask(waking, taskId, waking.nowMs)
  },
  tasksHealthSet: (waking, { taskIds }) => {
    if (waking.world.targetsByTask.size === 0) return
    for (const taskId of taskIds) askLook(waking, taskId)
  },
}

export const taskTargetDue: DueRows<'taskTargetsDue'> = {
  taskTargetsDue: { phase: 'target', once: ({ taskId }) => `targets ${taskId}`, run: onLookDue },
}
