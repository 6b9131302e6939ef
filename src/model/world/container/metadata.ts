import { taskRoleOf } from '../roles/rolesInUse.ts'
import type { Task } from '../task/task.ts'
import type { World } from '../world.ts'

/** Where a container of a task can ask about itself, and with whose credentials it calls AWS (CON-9). */
export interface Asking {
  /** Whether `$ECS_CONTAINER_METADATA_URI_V4` leads anywhere. */
  readonly metadata: 'there' | 'no network' | 'old platform'
  /** `169.254.170.2$AWS_CONTAINER_CREDENTIALS_RELATIVE_URI`, which is set when the task has a role. */
  readonly taskRoleArn: string | null
  /** 169.254.169.254, the instance's own: its metadata, and the credentials of its profile. */
  readonly instance: boolean
}

/** Of Linux. 1.0.0 is the newest of Windows, which has the endpoint. */
const WITHOUT_V4: ReadonlySet<string> = new Set(['1.1.0', '1.2.0', '1.3.0'])

export function askingOf({ taskDefinitions }: World, task: Task): Asking {
  const definition = taskDefinitions.get(task.definitionKey)
  const hasNetwork = definition?.networkMode !== 'none'
  const isOld = task.launchType === 'FARGATE' && WITHOUT_V4.has(task.launch?.platformVersion ?? '')
  return {
    metadata: !hasNetwork ? 'no network' : isOld ? 'old platform' : 'there',
    taskRoleArn: taskRoleOf({ taskDefinitions }, task),
    instance: hasNetwork && task.instanceId !== null,
  }
}
