import type { Deployment, Service } from '../../model/world/service/service.ts'
import type { World } from '../../model/world/world.ts'
import { capitalized, counted, grouped, listed, spelled } from '../../look/numbers.ts'
import { durationText } from '../../look/time.ts'

/** What one sees on the stage now, without a word of what follows from it. */
export interface SceneWords {
  readonly headline: string
  readonly sentence: string
}

export function sceneWords({ deployments, desiredCount }: Service, world: Pick<World, 'tasks' | 'nowMs'>): SceneWords {
  const healthy = deployments.reduce((sum, one) => sum + one.healthyCount, 0)
  const active = deployments.reduce((sum, one) => sum + one.runningCount + one.pendingCount, 0)
  const parts = deployments.flatMap((one) => [...startingText(one, world), ...leavingText(one)])
  const sentence = parts.length > 0 ? `${capitalized(listed(parts))}.` : restText(deployments, desiredCount - active)
  return { headline: headlineOf(healthy, active), sentence }
}

function headlineOf(healthy: number, active: number): string {
  if (active === 0) return 'No task is running.'
  if (active === 1) return healthy === 1 ? 'The one task is healthy.' : 'The one task is not healthy yet.'
  if (healthy === active && active === 2) return 'Both tasks are healthy.'
  if (healthy === active) return `All ${spelled(active)} tasks are healthy.`
  if (healthy === 0) return `None of ${spelled(active)} tasks is healthy yet.`
  return `${capitalized(spelled(healthy))} of ${spelled(active)} tasks ${healthy === 1 ? 'is' : 'are'} healthy.`
}

function startingText(one: Deployment, world: Pick<World, 'tasks' | 'nowMs'>): readonly string[] {
  const { definitionKey, pendingCount, runningCount, healthyCount } = one
  const unready = runningCount - healthyCount
  const leftMs = healthyInMs(definitionKey, world)
  const rest = leftMs === null ? '' : `, healthy in ${durationText(leftMs)}`
  return [
    ...(pendingCount > 0
      ? [`${grouped(pendingCount)} ${definitionKey} ${are(pendingCount)} on the way to RUNNING`]
      : []),
    ...(unready > 0 ? [`${grouped(unready)} ${definitionKey} ${are(unready)} RUNNING${rest}`] : []),
  ]
}

function leavingText({ leavingCount, definitionKey }: Deployment): readonly string[] {
  return leavingCount > 0 ? [`${grouped(leavingCount)} ${definitionKey} ${are(leavingCount)} stopping`] : []
}

/** Until the next task of a revision turns healthy. */
function healthyInMs(definitionKey: string, { tasks, nowMs }: Pick<World, 'tasks' | 'nowMs'>): number | null {
  let soonest: number | null = null
  for (const task of tasks.values()) {
    if (task.definitionKey !== definitionKey || task.isHealthy || task.step !== 'running') continue
    if (task.healthyAtMs === null) continue
    soonest = Math.min(soonest ?? Infinity, task.healthyAtMs - nowMs)
  }
  return soonest
}

/** Nothing is on its way. */
/** @param missing  tasks that are wanted beyond those that are there */
function restText(deployments: readonly Deployment[], missing: number): string {
  const primary = deployments.find((one) => one.status === 'PRIMARY')
  if (primary === undefined || deployments.length < 2) {
    return missing > 0
      ? `${capitalized(counted(missing, 'task'))} ${are(missing)} still to start.`
      : 'Nothing is on its way.'
  }
  const { runningCount, definitionKey } = primary
  return runningCount === 0
    ? `The deployment of ${definitionKey} is under way, and none has started.`
    : `${counted(runningCount, `${definitionKey} task`)} ${are(runningCount)} among them.`
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are'
}
