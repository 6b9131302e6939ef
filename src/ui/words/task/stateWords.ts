import { lifecycleTable } from '../../../model/world/task/lifecycleTable.ts'
import { badTargetOf, type BadTarget, type TargetsWorld } from '../../../model/world/balancing/taskTargets.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'
import { hasFailed, TASK_LOOKS, visualOf } from '../../../look/taskLook.ts'
import { durationText } from '../../../look/time.ts'

type Targets = Omit<TargetsWorld, 'services'>

/** `Running, healthy`: what the tile shows, in words. */
export function stateWords(task: Task, world: Targets): string {
  const look = TASK_LOOKS[visualOf(task, world)].label
  const unnoticed = unnoticedTarget(task, world)
  return failureWords(task) ?? (unnoticed === null ? look : `${look}; ${TASK_LOOKS[unnoticed].word}`)
}

/** The same in the room of one column. */
export function shortStateWords(task: Task, world: Targets): string {
  return failureWords(task)?.toLowerCase() ?? TASK_LOOKS[unnoticedTarget(task, world) ?? visualOf(task, world)].word
}

/** What is wrong with the target of a task that counts as healthy, since ECS has not noticed yet (ALB-14). */
export function unnoticedTarget(task: Task, world: Targets): BadTarget['how'] | null {
  const isHealthy = task.step === 'running' && task.isHealthy && task.healthStatus !== 'UNHEALTHY'
  return isHealthy ? (badTargetOf(world, task.id)?.how ?? null) : null
}

/** What a task that ended by itself came to; `null` for any other. */
function failureWords(task: Task): string | null {
  if (task.step !== 'stopped' || !hasFailed(task)) return null
  return task.stopCode === 'TaskFailedToStart' ? TASK_LOOKS.failed.label : 'An essential container exited'
}

/** The API's word and, where the notes have another, theirs beside it (TSK-1). */
export function statusFacts(task: Task): readonly { readonly label: string; readonly value: string }[] {
  const { phase, lastStatus } = lifecycleTable[task.step]
  const own = { label: 'lastStatus', value: lastStatus }
  return phase === lastStatus ? [own] : [own, { label: 'phase', value: phase }]
}

/** The same on one line: `lastStatus PENDING, phase PROVISIONING`. */
export function statusWords(task: Task): string {
  return statusFacts(task)
    .map(({ label, value }) => `${label} ${value}`)
    .join(', ')
}

/** How long until its next step; `null` when that is not known, as while the agent that would tell of it is away (INS-5). */
export function nextStepInMs(task: Task, { nowMs, instances }: Pick<World, 'nowMs' | 'instances'>): number | null {
  const isHeard = instances.get(task.instanceId ?? '')?.agentConnected !== false
  if (!isHeard || task.nextStepAtMs === null || task.step === 'stopped') return null
  return task.nextStepAtMs > nowMs ? task.nextStepAtMs - nowMs : null
}

/** What is known to come next, or nothing. */
export function nextWords(task: Task, world: Targets, nowMs: number): string {
  const isFailing = task.healthStatus === 'UNHEALTHY' || badTargetOf(world, task.id) !== null
  const isForeseen = task.healthyAtMs !== null && task.healthyAtMs > nowMs && !isFailing
  if (task.step === 'running' && !task.isHealthy && isForeseen) {
    return `healthy in ${durationText(task.healthyAtMs - nowMs)}`
  }
  const leftMs = nextStepInMs(task, { instances: world.instances, nowMs })
  return leftMs === null ? '' : `next step in ${durationText(leftMs)}`
}
