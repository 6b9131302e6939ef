import { must } from '../base/assert.ts'
import type { TaskStep } from '../model/world/task/lifecycle.ts'
import type { Task } from '../model/world/task/task.ts'
import type { TaskMoved } from '../model/world/task/taskChanges.ts'
import type { World } from '../model/world/world.ts'
import type { Report } from './scan.ts'

/** TSK-1 as a list: where a task may go from each step, and how long it is there (TIM-3 to TIM-8). */
const LEGAL: Readonly<Record<TaskStep, readonly TaskStep[]>> = {
  waitingForCapacity: ['attachingNetwork', 'pulling', 'stopped'],
  attachingNetwork: ['pulling', 'cleaningUp', 'stopped'],
  pulling: ['activating', 'stopping', 'stopped'],
  activating: ['running', 'stopping', 'stopped'],
  running: ['draining', 'stopping', 'stopped'],
  draining: ['stopping', 'stopped'],
  stopping: ['cleaningUp', 'stopped'],
  cleaningUp: ['stopped'],
  stopped: [],
}

const LASTS_MS: Readonly<Record<Task['launchType'], Readonly<Partial<Record<TaskStep, number>>>>> = {
  EC2: { waitingForCapacity: 0, attachingNetwork: 10_000, pulling: 7_000, activating: 1_000, cleaningUp: 12_000 },
  FARGATE: {
    waitingForCapacity: 7_700,
    attachingNetwork: 10_000,
    pulling: 15_300,
    activating: 3_000,
    cleaningUp: 12_000,
  },
}

/**
 * A step of a task is one that its life has, taken at its time, and none is left out.
 *
 * @param isOrphan  whether the task's instance is being terminated
 */
export function checkMove(
  world: World,
  { change, isOrphan }: { readonly change: TaskMoved; readonly isOrphan: boolean },
  report: Report,
): void {
  const task = must(world.tasks.get(change.taskId), change.taskId)
  const say: Report = (problem) => report(`${problem}: ${task.step} to ${change.step} (task ${task.id})`)
  if (!LEGAL[task.step].includes(change.step)) say('TSK-1 no such step')
  const definition = must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)
  const hasInterface = definition.networkMode === 'awsvpc'
  const isLost = isOrphan && change.step === 'stopped'
  // A host on Fargate is given back at once; what was attached is detached first.
  const mayEnd =
    isLost || task.step === 'waitingForCapacity' || task.step === (hasInterface ? 'cleaningUp' : 'stopping')
  if (change.step === 'stopped' && !mayEnd) say('TSK-6 only a task whose instance is gone leaves steps out')
  if (change.step === 'pulling' && hasInterface !== (task.step === 'attachingNetwork')) say('TSK-1 the interface first')
  // Their own containers end these steps (CON-4, CON-5).
  if (world.containers.has(task.id) && ['activating', 'stopping'].includes(task.step)) return
  const isForward = task.desiredStatus === 'RUNNING' || task.step === 'cleaningUp'
  // CPR-5: until its provider has room, for as long as that takes.
  const isAwaited =
    task.step === 'waitingForCapacity' && task.launchType === 'EC2' && task.capacityProviderName !== undefined
  const lastsMs = isAwaited ? undefined : LASTS_MS[task.launchType][task.step]
  const tookMs = world.nowMs - task.stepAtMs
  // Its agent was away when the step was over, and is back (INS-5).
  const wasHeld = task.nextStepAtMs === null && task.step !== 'waitingForCapacity'
  const isTime = (ms: number): boolean => (wasHeld ? tookMs >= ms : tookMs === ms)
  if (isForward && !isLost && lastsMs !== undefined && !isTime(lastsMs)) say(`TIM-3 to TIM-8 took ${String(tookMs)} ms`)
  if (task.step === 'stopping' && !isLost) {
    const longest = Math.max(...definition.containers.map((one) => Math.min(one.stopTimeoutMs, 3_000)))
    if (!isTime(longest)) say(`TIM-7 took ${String(tookMs)} ms`)
  }
}
