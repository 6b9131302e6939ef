import { durationText } from '../../../look/time.ts'
import { act } from '../../../model/api/act.ts'
import type { ContainerInstance } from '../../../model/world/capacity/containerInstance.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'
import { afterText, labMs, listIn, TRIAL_MS, type RemedyTrial } from '../remedy/remedy.ts'

/** What the code of a task is answered then. */
export function codeTrial({ id, clusterName }: Task): RemedyTrial {
  return {
    of: `code of ${id}`,
    read: act('lab', 'DescribeAppCalls', { cluster: clusterName, task: id }),
    said: (tried) => {
      const denied = listIn(tried, 'calls').filter(({ isAllowed }) => isAllowed !== true)
      const [first] = denied
      return first === undefined ? 'its next calls are allowed' : `still denied: ${String(first.action)}`
    },
  }
}

/** When the agent of an instance has registered. */
export function agentTrial({ id, clusterName }: ContainerInstance, { nowMs }: World): RemedyTrial {
  return {
    of: `agent of ${id}`,
    read: act('ecs', 'DescribeContainerInstances', { cluster: clusterName, containerInstances: [id] }),
    said: (tried) => {
      const registeredAt = listIn(tried, 'containerInstances')[0]?.registeredAt
      return typeof registeredAt === 'number'
        ? `registered ${afterText(labMs(registeredAt) - nowMs)}`
        : `not registered after ${durationText(TRIAL_MS)}`
    },
  }
}
