import { ApiError } from '../api/command.ts'
import type { definitionOperations } from '../api/definition/definitionOperations.ts'
import { withSizes } from '../api/definition/taskDefinitionShape.ts'
import type { Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import { definitionKey, type TaskDefinition } from '../world/definition/taskDefinition.ts'
import { DEFINITIONS_MAX } from '../world/labLimits.ts'
import type { LaunchType } from '../world/task/launchType.ts'
import type { World } from '../world/world.ts'
import { definitionJson } from './definitionJson.ts'
import { listedArns, listedFamilies } from './definitionLists.ts'
import { definitionName, definitionNamed } from './definitionNamed.ts'
import { deleteLater, wantedOf } from './deletion.ts'
import { newDefinition } from './newDefinition.ts'
import { refuseDefinition } from './taskDefinitionRules.ts'

export const definitionHandlers: Handlers<typeof definitionOperations> = {
  RegisterTaskDefinition(context, { input: written, raw, kept }) {
    const input = withSizes(written)
    refuseDefinition(input, raw)
    refuseFull(context.world, input.family)
    const definition = newDefinition(context, { input, raw, kept })
    context.emit({ kind: 'definitionRegistered', definition })
    return () => ({ taskDefinition: definitionJson(definition) })
  },
  DeregisterTaskDefinition(context, { input }) {
    if (!definitionName(input.taskDefinition).includes(':')) {
      throw new ApiError('ClientException', 'Revision is missing.', 'taskDefinition')
    }
    const definition = definitionNamed(context.world, input.taskDefinition)
    const key = definitionKey(definition)
    if (definition.status === 'DELETE_IN_PROGRESS') {
      throw new ApiError(
        'ClientException',
        'The task definition could not be deregistered because it is in the process of being deleted.',
        'taskDefinition',
      )
    }
    if (definition.status === 'ACTIVE') {
      context.emit({ kind: 'definitionDeregistered', definitionKey: key, atMs: context.nowMs })
    }
    return { taskDefinition: definitionJson(context.world.taskDefinitions.get(key) ?? definition) }
  },
  DeleteTaskDefinitions(context, { input }) {
    const wanted = input.taskDefinitions.map((one) => wantedOf(context.world, one))
    const keys = wanted.flatMap((one) => ('definition' in one ? [definitionKey(one.definition)] : []))
    for (const key of new Set(keys)) {
      const definition = context.world.taskDefinitions.get(key)
      if (definition !== undefined) deleteLater(context, definition)
    }
    return {
      taskDefinitions: keys.flatMap((key) => {
        const definition = context.world.taskDefinitions.get(key)
        return definition === undefined ? [] : [definitionJson(definition)]
      }),
      failures: wanted.flatMap((one) => ('failure' in one ? [one.failure] : [])),
    }
  },
  DescribeTaskDefinition(world, { input }) {
    return { taskDefinition: definitionJson(definitionNamed(world, input.taskDefinition)) }
  },
  ListTaskDefinitions(world, given) {
    const { familyPrefix, status = 'ACTIVE', sort = 'ASC' } = given.input
    return pageOf('taskDefinitionArns', { arns: listedArns(world, { familyPrefix, status }, sort), given })
  },
  ListTaskDefinitionFamilies(world, given) {
    const { familyPrefix, status = 'ALL' } = given.input
    return pageOf('families', { arns: listedFamilies(world, { familyPrefix, status }), given })
  },
}

/** DET-8: revisions that are there, and families whose numbers go on though no revision of theirs is left. */
function refuseFull({ taskDefinitions, latestRevisions }: World, family: string): void {
  const what = taskDefinitions.size >= DEFINITIONS_MAX ? 'task definition revisions' : 'task definition families'
  const isFull = taskDefinitions.size >= DEFINITIONS_MAX || latestRevisions.size >= DEFINITIONS_MAX
  if (!isFull || (taskDefinitions.size < DEFINITIONS_MAX && latestRevisions.has(family))) return
  throw new ApiError(
    'LimitExceededException',
    `The lab holds ${String(DEFINITIONS_MAX)} ${what} at most, the INACTIVE and deleted ones included.`,
  )
}

/** @throws ApiError  InvalidParameterException when the definition cannot run there (FGT-2) */
export function refuseLaunchType(definition: TaskDefinition, launchType: LaunchType): void {
  if (definition.compatibilities.includes(launchType)) return
  throw new ApiError(
    'InvalidParameterException',
    `Task definition does not support launch_type ${launchType}.`,
    'launchType',
  )
}
