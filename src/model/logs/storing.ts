import { ApiError } from '../api/command.ts'
import type { Context } from '../world/context.ts'
import { LOG_GROUPS_MAX } from '../world/labLimits.ts'
import { streamKey, type LogGroup } from '../world/logs/logGroup.ts'
import { REGION, type World } from '../world/world.ts'

/** LOG-1, LOG-2: from the first group on the region is told. */
export function storeGroup(context: Context, name: string): void {
  const { world, nowMs } = context
  if (!world.logRegions.has(REGION)) {
    context.emit({ kind: 'put', table: 'logRegions', key: REGION, value: { name: REGION, toldAtMs: nowMs } })
  }
  const group: LogGroup = { name, createdAtMs: nowMs, retentionDays: null }
  context.emit({ kind: 'put', table: 'logGroups', key: name, value: group })
}

function isFull({ logGroups }: Pick<World, 'logGroups'>): boolean {
  return logGroups.size >= LOG_GROUPS_MAX
}

/** @throws ApiError  ResourceAlreadyExistsException, LimitExceededException */
export function refuseGroup(world: Pick<World, 'logGroups'>, name: string): void {
  if (world.logGroups.has(name)) {
    throw new ApiError('ResourceAlreadyExistsException', 'The specified log group already exists', 'logGroupName')
  }
  if (isFull(world)) {
    const message = `The lab keeps ${String(LOG_GROUPS_MAX)} log groups at most: delete some.`
    throw new ApiError('LimitExceededException', message, 'logGroupName')
  }
}

/** A stream that is there already is left as it is. @returns its key */
export function ensureStream({ world, nowMs, emit }: Context, groupName: string, name: string): string {
  const key = streamKey(groupName, name)
  if (!world.logStreams.has(key)) emit({ kind: 'logStreamCreated', groupName, name, atMs: nowMs })
  return key
}
