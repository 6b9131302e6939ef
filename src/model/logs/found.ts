import { ApiError } from '../api/command.ts'
import { streamKey, type LogGroup, type LogStream } from '../world/logs/logGroup.ts'
import { ACCOUNT, LAB_EPOCH_SECONDS, REGION, type World } from '../world/world.ts'

const ARN = `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:`

export function groupArn(name: string): string {
  return `${ARN}${name}`
}

export function streamArn({ groupName, name }: Pick<LogStream, 'groupName' | 'name'>): string {
  return `${groupArn(groupName)}:log-stream:${name}`
}

/** CloudWatch Logs counts in ms since 1970. */
export function epochMsOf(atMs: number): number {
  return LAB_EPOCH_SECONDS * 1_000 + atMs
}

export function labMsOf(epochMs: number): number {
  return epochMs - LAB_EPOCH_SECONDS * 1_000
}

/** @throws ApiError  ResourceNotFoundException */
export function groupNamed({ logGroups }: Pick<World, 'logGroups'>, name: string): LogGroup {
  const found = logGroups.get(name)
  if (found !== undefined) return found
  throw new ApiError('ResourceNotFoundException', 'The specified log group does not exist.', 'logGroupName')
}

interface GroupAsked {
  readonly logGroupName?: string | undefined
  readonly logGroupIdentifier?: string | undefined
}

/** By its name or its ARN. @throws ApiError  ResourceNotFoundException */
export function groupAsked(world: Pick<World, 'logGroups'>, asked: GroupAsked): LogGroup {
  const { logGroupName, logGroupIdentifier = '' } = asked
  const given = logGroupName ?? logGroupIdentifier
  return groupNamed(world, given.startsWith(ARN) ? given.slice(ARN.length).replace(/:\*$/, '') : given)
}

/** @throws ApiError  ResourceNotFoundException */
export function streamNamed({ logStreams }: Pick<World, 'logStreams'>, group: LogGroup, name: string): LogStream {
  const found = logStreams.get(streamKey(group.name, name))
  if (found !== undefined) return found
  throw new ApiError('ResourceNotFoundException', 'The specified log stream does not exist.', 'logStreamName')
}
