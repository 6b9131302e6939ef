import { must } from '../base/assert.ts'
import type { TaskStep } from '../model/world/task/taskSteps.ts'
import type { Task } from '../model/world/task/task.ts'
import type { TasksMoved } from '../model/world/task/taskChanges.ts'
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
  EC2: { waitingForCapacity: 0, attachingNetwork: 10_000, activating: 1_000, cleaningUp: 12_000 },
  FARGATE: {
    waitingForCapacity: 7_700,
    attachingNetwork: 10_000,
    activating: 3_000,
    cleaningUp: 12_000,
  },
}

interface Move {
  readonly taskId: string
  readonly change: TasksMoved
  /** Whether the task's instance is being terminated. */
  readonly isOrphan: boolean
  /** When the task pulled once more what had come back by its last try (PUL-4). */
  readonly pulledAgainAtMs: number | undefined
}

/** A step of a task is one that its life has, taken at its time, and none is left out. */
export function checkMove(world: World, { taskId, change, isOrphan, pulledAgainAtMs }: Move, report: Report): void {
  const task = must(world.tasks.get(taskId), taskId)
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
  const isPull = task.step === 'pulling'
  const lastsMs = isAwaited || isPull ? undefined : LASTS_MS[task.launchType][task.step]
  const tookMs = world.nowMs - task.stepAtMs
  // Its agent was away when the step was over, and is back (INS-5).
  const wasHeld = task.nextStepAtMs === null && task.step !== 'waitingForCapacity'
  const isTime = (ms: number): boolean => (wasHeld ? tookMs >= ms : tookMs === ms)
  if (isForward && !isLost && lastsMs !== undefined && !isTime(lastsMs)) say(`TIM-3 to TIM-8 took ${String(tookMs)} ms`)
  if (isPull && isForward && !isLost) {
    const pulledMs = world.nowMs - (pulledAgainAtMs ?? task.stepAtMs)
    const times = pullTimes(world, task, pulledAgainAtMs)
    // What came back while its agent was away took no longer than what is untold.
    const isRight = wasHeld ? pulledMs >= Math.min(UNTOLD_MS, ...times) : times.includes(pulledMs)
    if (!isRight) say(`PUL-1 took ${String(pulledMs)} ms`)
  }
  if (task.step === 'stopping' && !isLost) {
    const longest = Math.max(...definition.containers.map((one) => Math.min(one.stopTimeoutMs, 3_000)))
    if (!isTime(longest)) say(`TIM-7 took ${String(tookMs)} ms`)
  }
}

/** Of an image of which nothing was said, on an instance (TIM-3). */
const UNTOLD_MS = 7_000

/** From the first try to the last, by what was wrong (PUL-4). */
const TRIES_MS = { EC2: [14_700, 87_700], FARGATE: [3_100, 19_700, 197_700] } as const

/** PUL-1: how long a pull may take: what it brings, or the tries that failed; once more what it brings alone. */
function pullTimes(world: World, task: Task, pulledAgainAtMs: number | undefined): readonly number[] {
  const named = world.taskDefinitions.get(task.definitionKey)?.containers ?? []
  const pulled = world.pulls.get(task.id)?.containers ?? []
  const isUntold = named.some(({ name }) => !pulled.some((one) => one.name === name))
  const bytes = pulled.reduce((sum, one) => sum + one.bytes, isUntold ? 200_000_000 : 0)
  const isAsked = isUntold || pulled.some(({ from }) => from === 'registry')
  const perMbMs = task.launchType === 'FARGATE' ? 66.5 : 25
  const ownMs = isAsked || bytes > 0 ? 2_000 + Math.round((bytes / 1_000_000) * perMbMs) : 0
  const isTried = pulled.some(({ from }) => from !== 'registry')
  return isTried && pulledAgainAtMs === undefined ? [ownMs, ...TRIES_MS[task.launchType]] : [ownMs]
}
