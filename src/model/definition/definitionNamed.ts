import { definitionNameOf } from '../api/arns.ts'
import { ApiError, type ApiErrorName } from '../api/command.ts'
import { definitionKey, type TaskDefinition } from '../world/definition/taskDefinition.ts'
import type { World } from '../world/world.ts'

/**
 * By `family:revision`, ARN, or family alone, which means its latest ACTIVE revision (DEF-2).
 *
 * @throws ApiError  ClientException when there is none
 */
export function definitionNamed(world: World, given: string): TaskDefinition {
  const found = find(world, definitionName(given))
  if (found !== undefined) return found
  throw new ApiError('ClientException', 'Unable to describe task definition.', 'taskDefinition')
}

/**
 * DEF-3: a revision that is not ACTIVE starts nothing new.
 *
 * @param inactive  the error by which the operation refuses one: RunTask and the operations of services differ
 */
export function activeDefinitionNamed(
  world: World,
  given: string,
  inactive: ApiErrorName = 'ClientException',
): TaskDefinition {
  const found = find(world, definitionName(given))
  if (found === undefined) throw new ApiError('ClientException', 'TaskDefinition not found.', 'taskDefinition')
  if (found.status !== 'ACTIVE') throw new ApiError(inactive, 'TaskDefinition is inactive', 'taskDefinition')
  return found
}

/** `family:revision` or a family, of the same or of an ARN. @throws ApiError  when the revision is no number */
export function definitionName(given: string, field = 'taskDefinition'): string {
  const name = definitionNameOf(given, field)
  const revision = name.includes(':') ? name.slice(name.indexOf(':') + 1) : '1'
  if (/^[0-9]{1,10}$/.test(revision)) return name
  throw new ApiError('InvalidParameterException', `Invalid revision number. Number: ${revision.slice(0, 255)}`, field)
}

function find(world: World, name: string): TaskDefinition | undefined {
  return name.includes(':') ? world.taskDefinitions.get(name) : latestActive(world, name)
}

function latestActive(world: World, family: string): TaskDefinition | undefined {
  for (let revision = world.latestRevisions.get(family) ?? 0; revision > 0; revision--) {
    const definition = world.taskDefinitions.get(definitionKey({ family, revision }))
    if (definition?.status === 'ACTIVE') return definition
  }
  return undefined
}
