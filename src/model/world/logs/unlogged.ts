import type { TaskDefinition } from '../definition/taskDefinition.ts'
import { mayAs, type Call } from '../roles/access.ts'
import { appRoleOf, isAnybodyTold, NO_CREDENTIALS, startingRoleOf } from '../roles/rolesInUse.ts'
import type { Task } from '../task/task.ts'
import { ACCOUNT, type World } from '../world.ts'
import { logDestinationOf, logProblemOf, type LogDestination, type LogProblem } from './logDestination.ts'

interface Logging {
  readonly task: Task
  readonly definition: TaskDefinition
  readonly name: string
}

export type LogAction = 'logs:CreateLogStream' | 'logs:CreateLogGroup'

/** Why a container is not started for its log. */
export interface Unlogged {
  readonly problem: LogProblem | 'not allowed'
  /** What was asked for, and refused. */
  readonly action: LogAction
  readonly to: LogDestination
  /** In AWS's words: of the task on Fargate, of the container on an instance. */
  readonly reason: string
}

const BY_FARGATE =
  'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: '
const BY_DOCKER = 'CannotStartContainerError: Error response from daemon: failed to initialize logging driver: '

/**
 * LOG-9, ROL-12: why a container is not started for its log. Fargate makes the streams of all containers before it starts
 * the first, Docker each as it starts its container.
 */
export function unloggedOf(world: World, logging: Logging): Unlogged | null {
  if (world.logRegions.size === 0 && !isAnybodyTold(world)) return null
  const isFargate = logging.task.launchType === 'FARGATE'
  const names = isFargate ? logging.definition.containers.map(({ name }) => name) : [logging.name]
  for (const name of names) {
    const to = logDestinationOf({ ...logging, name })
    if (to === null || to.router !== null) continue
    const found = refusedBy(world, logging.task, to)
    if (found === null) continue
    const { said, ...refused } = found
    return { ...refused, to, reason: `${isFargate ? BY_FARGATE : BY_DOCKER}${said}` }
  }
  return null
}

/** Whether a container of a definition would not be started for its log. */
export function isUnlogged(world: World, task: Task, definition: TaskDefinition): boolean {
  return definition.containers.some(({ name }) => unloggedOf(world, { task, definition, name }) !== null)
}

type Refused = Pick<Unlogged, 'problem' | 'action'> & { readonly said: string }

const STREAM = 'failed to create Cloudwatch log stream: '
const GROUP = 'failed to create Cloudwatch log group: '

/** The driver asks for the stream first, and for the group where there is none and it may make it (Docker, awslogs). */
function refusedBy(world: World, task: Task, to: LogDestination): Refused | null {
  const problem = logProblemOf(world, to)
  const isMade = !world.logGroups.has(to.groupName) && to.createsGroup && world.logRegions.has(to.region)
  const stream = deniedOf(world, task, { to, action: 'logs:CreateLogStream' })
  if (stream !== null) return { problem: 'not allowed', action: 'logs:CreateLogStream', said: `${STREAM}${stream}` }
  if (problem === 'no group') {
    const said = `${STREAM}ResourceNotFoundException: The specified log group does not exist.`
    return { problem, action: 'logs:CreateLogStream', said }
  }
  const group = isMade ? deniedOf(world, task, { to, action: 'logs:CreateLogGroup' }) : null
  if (group !== null) return { problem: 'not allowed', action: 'logs:CreateLogGroup', said: `${GROUP}${group}` }
  if (problem === null) return null
  return { problem, action: 'logs:CreateLogGroup', said: `${GROUP}LimitExceededException: Resource limit exceeded.` }
}

/** ROL-12: whether what a container writes gets there. A driver writes as the role that made its stream, a router as the task. */
export function mayPutEvents(world: World, task: Task, to: LogDestination): boolean {
  if (!isAnybodyTold(world)) return true
  return deniedOf(world, task, { to, action: 'logs:PutLogEvents' }) === null
}

interface LogCall {
  readonly to: LogDestination
  readonly action: LogAction | 'logs:PutLogEvents'
}

/** In IAM's words. */
function deniedOf(world: World, task: Task, { to, action }: LogCall): string | null {
  const role = to.router === null ? startingRoleOf(world, task) : appRoleOf(world, task)
  if (role === null) return NO_CREDENTIALS
  const { message } = mayAs(world, role.arn, { ...logCall(to, action), session: role.session })
  return message === null ? null : `AccessDeniedException: ${message}`
}

/** What is asked of IAM before CloudWatch Logs does it. */
export function logCall(to: LogDestination, action: LogCall['action']): Call {
  const stream = action === 'logs:CreateLogGroup' ? '' : to.streamName
  return { action, resource: `arn:aws:logs:${to.region}:${ACCOUNT}:log-group:${to.groupName}:log-stream:${stream}` }
}
