import type { Context } from '../world/context.ts'
import { DEFINITIONS_MAX } from '../world/labLimits.ts'
import type { LaunchType } from '../world/task/task.ts'
import { definitionKey, type ContainerDefinition, type TaskDefinition } from '../world/definition/taskDefinition.ts'
import type { World } from '../world/world.ts'
import { apiTime, definitionArn, definitionNameOf } from '../api/arns.ts'
import { ApiError, type Output } from '../api/command.ts'
import type { definitionOperations } from '../api/definition/definitionOperations.ts'
import type { Given, Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import { fitsFargate, networkModeOf, refuseDefinition, remarksOn } from './taskDefinitionRules.ts'
import { withSizes, type ContainerInput, type TaskDefinitionInput } from '../api/definition/taskDefinitionShape.ts'

const DEFAULT_STOP_TIMEOUT_MS = 30_000

export const definitionHandlers: Handlers<typeof definitionOperations> = {
  RegisterTaskDefinition(context, { input: written, raw, kept }) {
    const input = withSizes(written)
    refuseDefinition(input, raw)
    if (context.world.taskDefinitions.size >= DEFINITIONS_MAX) {
      throw new ApiError(
        'LimitExceededException',
        `The lab holds ${String(DEFINITIONS_MAX)} task definition revisions at most, the INACTIVE ones included.`,
      )
    }
    const definition = newDefinition(context, { input, raw, kept })
    context.emit({ kind: 'definitionRegistered', definition })
    return { taskDefinition: definitionJson(definition) }
  },
  DeregisterTaskDefinition(context, { input }) {
    const definition = definitionNamed(context.world, input.taskDefinition)
    if (!definitionNameOf(input.taskDefinition).includes(':')) {
      throw new ApiError(
        'InvalidParameterException',
        `Invalid revision number. Number: ${input.taskDefinition}`,
        'taskDefinition',
      )
    }
    const key = definitionKey(definition)
    if (definition.status === 'ACTIVE') {
      context.emit({ kind: 'definitionDeregistered', definitionKey: key, atMs: context.nowMs })
    }
    return { taskDefinition: definitionJson(context.world.taskDefinitions.get(key) ?? definition) }
  },
  DescribeTaskDefinition(world, { input }) {
    return { taskDefinition: definitionJson(definitionNamed(world, input.taskDefinition)) }
  },
  ListTaskDefinitions(world, given) {
    const { familyPrefix, status = 'ACTIVE', sort } = given.input
    const arns = [...world.taskDefinitions.values()]
      .filter((one) => familyPrefix === undefined || one.family === familyPrefix)
      .filter((one) => one.status === status)
      .map((one) => definitionArn(definitionKey(one)))
    return pageOf('taskDefinitionArns', { arns: sort === 'DESC' ? arns.reverse() : arns, given })
  },
}

/**
 * By `family:revision`, ARN, or family alone, which means its latest ACTIVE revision (DEF-2).
 *
 * @throws ApiError  ClientException when there is none
 */
function definitionNamed(world: World, given: string): TaskDefinition {
  const name = definitionNameOf(given)
  const found = name.includes(':') ? world.taskDefinitions.get(name) : latestActive(world, name)
  if (found === undefined)
    throw new ApiError('ClientException', 'Unable to describe task definition.', 'taskDefinition')
  return found
}

/** DEF-3: an INACTIVE revision starts nothing new. @throws ApiError  ClientException */
export function activeDefinitionNamed(world: World, given: string): TaskDefinition {
  const name = definitionNameOf(given)
  const found = name.includes(':') ? world.taskDefinitions.get(name) : latestActive(world, name)
  if (found === undefined) throw new ApiError('ClientException', 'TaskDefinition not found.', 'taskDefinition')
  if (found.status === 'INACTIVE') throw new ApiError('ClientException', 'TaskDefinition is inactive', 'taskDefinition')
  return found
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

function latestActive(world: World, family: string): TaskDefinition | undefined {
  for (let revision = world.latestRevisions.get(family) ?? 0; revision > 0; revision--) {
    const definition = world.taskDefinitions.get(definitionKey({ family, revision }))
    if (definition?.status === 'ACTIVE') return definition
  }
  return undefined
}

function newDefinition(context: Context, { input, raw, kept: keptPaths }: Given<TaskDefinitionInput>): TaskDefinition {
  const revision = (context.world.latestRevisions.get(input.family) ?? 0) + 1
  const networkMode = networkModeOf(input)
  const requires = input.requiresCompatibilities ?? []
  return {
    family: input.family,
    revision,
    status: 'ACTIVE',
    networkMode,
    requiresCompatibilities: requires,
    compatibilities: fitsFargate(input) ? ['EC2', 'FARGATE'] : ['EC2'],
    cpuUnits: input.cpu ?? null,
    memoryMib: input.memory ?? null,
    containers: input.containerDefinitions.map(containerOf),
    registeredAtMs: context.nowMs,
    deregisteredAtMs: null,
    source: raw,
    fieldsWithoutEffect: keptPaths,
    remarks: remarksOn(input),
    ordinal: 0,
  }
}

function containerOf(input: ContainerInput): ContainerDefinition {
  const check = input.healthCheck
  return {
    name: input.name,
    image: input.image,
    cpuUnits: input.cpu ?? 0,
    memoryMib: input.memory ?? null,
    memoryReservationMib: input.memoryReservation ?? null,
    essential: input.essential ?? true,
    portMappings: (input.portMappings ?? []).map((one) => ({
      containerPort: one.containerPort,
      hostPort: one.hostPort ?? 0,
      protocol: one.protocol ?? 'tcp',
    })),
    healthCheck:
      check === undefined
        ? null
        : {
            command: check.command,
            intervalMs: (check.interval ?? 30) * 1_000,
            timeoutMs: (check.timeout ?? 5) * 1_000,
            retries: check.retries ?? 3,
            startPeriodMs: (check.startPeriod ?? 0) * 1_000,
          },
    stopTimeoutMs: input.stopTimeout === undefined ? DEFAULT_STOP_TIMEOUT_MS : input.stopTimeout * 1_000,
  }
}

function definitionJson(definition: TaskDefinition): Output {
  return {
    taskDefinitionArn: definitionArn(definitionKey(definition)),
    ...definition.source,
    networkMode: definition.networkMode,
    revision: definition.revision,
    status: definition.status,
    compatibilities: definition.compatibilities,
    registeredAt: apiTime(definition.registeredAtMs),
    ...(definition.deregisteredAtMs !== null && { deregisteredAt: apiTime(definition.deregisteredAtMs) }),
  }
}
