import { durationText } from '../../../look/time.ts'
import { act } from '../../../model/api/act.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'
import { afterText, labMs, listIn, TRIAL_MS, type RemedyTrial } from '../remedy/remedy.ts'

/** Whether a task that is there goes on. */
export function lifeTrial({ id, clusterName, startedAtMs }: Task, { nowMs }: World): RemedyTrial {
  return {
    of: `life of ${id}`,
    read: act('ecs', 'DescribeTasks', { cluster: clusterName, tasks: [id] }),
    said: (tried) => {
      const [{ startedAt, stoppedAt, lastStatus } = {}] = listIn(tried, 'tasks')
      if (typeof startedAt === 'number' && startedAtMs === null) return `RUNNING ${afterText(labMs(startedAt) - nowMs)}`
      if (typeof stoppedAt === 'number') return `STOPPED ${afterText(labMs(stoppedAt) - nowMs)}`
      return `still ${String(lastStatus)} after ${durationText(TRIAL_MS)}`
    },
  }
}
