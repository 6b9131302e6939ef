import type { RevisionCounts } from '../../model/metrics/history.ts'
import type { Task } from '../../model/task/task.ts'
import { capitalized, counted, grouped, listed, spelled } from '../words/numbers.ts'
import { durationText } from '../words/time.ts'

/** What one sees on the stage now, without a word of what follows from it. */
export interface SceneWords {
  readonly headline: string
  readonly sentence: string
}

interface Scene {
  /** Newest first. */
  readonly revisions: readonly RevisionCounts[]
  readonly tasks: Iterable<Task>
  readonly serviceName: string
  readonly nowMs: number
}

export function sceneWords(scene: Scene): SceneWords {
  const { revisions } = scene
  const healthy = revisions.reduce((sum, one) => sum + one.healthy, 0)
  const active = revisions.reduce((sum, one) => sum + one.running + one.pending, 0)
  const parts = revisions.flatMap((one) => [...startingText(one, scene), ...leavingText(one)])
  return { headline: headlineOf(healthy, active), sentence: parts.length > 0 ? `${capitalized(listed(parts))}.` : restText(revisions) }
}

function headlineOf(healthy: number, active: number): string {
  if (active === 0) return 'No task is running.'
  if (active === 1) return healthy === 1 ? 'The one task is healthy.' : 'The one task is not healthy yet.'
  if (healthy === active) return `All ${spelled(active)} tasks are healthy.`
  return `${capitalized(spelled(healthy))} of ${spelled(active)} tasks ${healthy === 1 ? 'is' : 'are'} healthy.`
}

function startingText(one: RevisionCounts, scene: Scene): readonly string[] {
  const { definitionKey } = one
  const unready = one.running - one.healthy
  const leftMs = healthyInMs(definitionKey, scene)
  const rest = leftMs === null ? '' : `, healthy in ${durationText(leftMs)}`
  return [
    ...(one.pending > 0 ? [`${grouped(one.pending)} ${definitionKey} ${are(one.pending)} on the way to RUNNING`] : []),
    ...(unready > 0 ? [`${grouped(unready)} ${definitionKey} ${are(unready)} RUNNING${rest}`] : []),
  ]
}

function leavingText({ leaving, definitionKey }: RevisionCounts): readonly string[] {
  return leaving > 0 ? [`${grouped(leaving)} ${definitionKey} ${are(leaving)} stopping`] : []
}

/** Until the next task of a revision turns healthy. */
function healthyInMs(definitionKey: string, { tasks, nowMs }: Scene): number | null {
  let soonest: number | null = null
  for (const task of tasks) {
    if (task.definitionKey !== definitionKey || task.isHealthy || task.step !== 'running') continue
    if (task.healthyAtMs === null) continue
    soonest = Math.min(soonest ?? Infinity, task.healthyAtMs - nowMs)
  }
  return soonest
}

/** Nothing is under way. */
function restText(revisions: readonly RevisionCounts[]): string {
  const primary = revisions.find((one) => one.isPrimary)
  const isRolling = revisions.length > 1
  if (primary === undefined || !isRolling) return 'Nothing is left to do.'
  const running = primary.running
  return running === 0
    ? `The deployment of ${primary.definitionKey} is under way, and none has started.`
    : `${counted(running, `${primary.definitionKey} task`)} ${are(running)} among them.`
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are'
}
