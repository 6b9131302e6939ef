import type { TaskDefinition } from '../definition/taskDefinition.ts'
import { LOG_GROUPS_MAX } from '../labLimits.ts'
import { drawnHex } from '../task/drawnIds.ts'
import type { Task } from '../task/task.ts'
import type { World } from '../world.ts'
import { logSettingOf, routerOf, type LogSetting } from './logSetting.ts'

/** Where in CloudWatch Logs the lines of a task's container go. */
export interface LogDestination {
  readonly region: string
  readonly groupName: string
  readonly streamName: string
  /** Whether a group that is not there is made. */
  readonly createsGroup: boolean
  /** The container that sends them on, by FireLens; `null` where the log driver sends them itself. */
  readonly router: string | null
}

export interface Logging {
  readonly task: Pick<Task, 'id' | 'launchType'>
  readonly definition: TaskDefinition
  readonly name: string
}

/** `null` where they go elsewhere, or nowhere. */
export function logDestinationOf(logging: Logging): LogDestination | null {
  const setting = logSettingOf(logging.definition, logging.name)
  switch (setting?.driver) {
    case 'awslogs':
      return byDriver(logging, setting)
    case 'awsfirelens':
      return byRouter(logging, setting)
    default:
      return null
  }
}

/** LOG-8: `prefix/container/task`; without a prefix, which an instance takes, Docker's id of the container. */
function byDriver({ task, name }: Logging, { options }: LogSetting): LogDestination {
  const prefix = options['awslogs-stream-prefix'] ?? ''
  const named = prefix === '' ? runtimeId(task, name) : `${prefix}/${name}/${task.id}`
  return {
    region: options['awslogs-region'] ?? '',
    groupName: options['awslogs-group'] ?? '',
    streamName: options['awslogs-stream'] ?? named,
    createsGroup: options['awslogs-create-group'] === 'true',
    router: null,
  }
}

/** LOG-12: Fluent Bit's output for CloudWatch Logs, whose tag FireLens makes of container and task. */
function byRouter({ task, definition, name }: Logging, { options }: LogSetting): LogDestination | null {
  const router = routerOf(definition)
  const isCloudWatch = options.Name === 'cloudwatch_logs' || options.Name === 'cloudwatch'
  if (router === null || !isCloudWatch) return null
  return {
    region: options.region ?? '',
    groupName: options.log_group_name ?? '',
    streamName: options.log_stream_name ?? `${options.log_stream_prefix ?? ''}${name}-firelens-${task.id}`,
    createsGroup: options.auto_create_group === 'true' || options.auto_create_group === 'On',
    router,
  }
}

/** Docker's id on EC2; on Fargate the task's, and a number. */
export function runtimeId({ id, launchType }: Pick<Task, 'id' | 'launchType'>, name: string): string {
  if (launchType === 'EC2') return drawnHex(id, `runtime ${name}`, 64)
  return `${id}-${String(Number.parseInt(drawnHex(id, `runtime ${name}`, 8), 16)).padStart(10, '0')}`
}

type Logs = Pick<World, 'logRegions' | 'logGroups'>

/** LOG-1: whether what is logged to a region is kept, and its groups have to be there. */
export function isToldRegion({ logRegions }: Pick<World, 'logRegions'>, region: string): boolean {
  return logRegions.has(region)
}

/** Whether a lab keeps the lines of some container of a definition. */
export function isLogged(world: Logs, definition: TaskDefinition): boolean {
  if (world.logRegions.size === 0) return false
  return definition.containers.some(({ name }) => {
    const to = logDestinationOf({ task: { id: '', launchType: 'EC2' }, definition, name })
    return to !== null && isToldRegion(world, to.region)
  })
}

export type LogProblem = 'no group' | 'too many groups'

/** What of the groups keeps a log driver from making its stream; a router starts all the same, and tells it in its own log. */
export function logProblemOf(world: Logs, to: LogDestination): LogProblem | null {
  if (!isToldRegion(world, to.region) || world.logGroups.has(to.groupName)) return null
  if (!to.createsGroup) return 'no group'
  return world.logGroups.size >= LOG_GROUPS_MAX ? 'too many groups' : null
}
