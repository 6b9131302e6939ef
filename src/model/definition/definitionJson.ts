import { apiTime, CALLER_ARN, definitionArn } from '../api/arns.ts'
import type { Output } from '../api/command.ts'
import { taskDefinitionInput, withSizes, type ContainerInput } from '../api/definition/taskDefinitionShape.ts'
import { readInput } from '../api/readInput.ts'
import { definitionKey, type NetworkMode, type TaskDefinition } from '../world/definition/taskDefinition.ts'
import { networkModeOf } from '../api/definition/networkMode.ts'
import { requiredAttributesOf } from './requiredAttributes.ts'

/**
 * A definition as ECS answers it (DEF-7): what was registered, with its defaults filled in and its sizes as numbers,
 * and what ECS makes of it. Members stand in the order of AWS's model.
 */
export function definitionJson(definition: TaskDefinition): Output {
  const input = withSizes(readInput(taskDefinitionInput, definition.source).value)
  const attributes = requiredAttributesOf(input)
  const { containerDefinitions, cpu, memory, tags: _beside, ...rest } = input
  return {
    taskDefinitionArn: definitionArn(definitionKey(definition)),
    containerDefinitions: containerDefinitions.map((one) => containerJson(one, networkModeOf(input))),
    family: rest.family,
    ...given(rest, ['taskRoleArn', 'executionRoleArn', 'networkMode']),
    revision: definition.revision,
    volumes: rest.volumes ?? [],
    status: definition.status,
    ...(attributes.length > 0 && { requiresAttributes: attributes.map((name) => ({ name })) }),
    placementConstraints: rest.placementConstraints ?? [],
    compatibilities: definition.compatibilities,
    ...given(rest, ['runtimePlatform', 'requiresCompatibilities']),
    ...(cpu !== undefined && { cpu: String(cpu) }),
    ...(memory !== undefined && { memory: String(memory) }),
    ...given(rest, ['pidMode', 'ipcMode', 'proxyConfiguration']),
    registeredAt: apiTime(definition.registeredAtMs),
    ...(definition.deregisteredAtMs !== null && { deregisteredAt: apiTime(definition.deregisteredAtMs) }),
    ...(definition.deleteRequestedAtMs !== null && { deleteRequestedAt: apiTime(definition.deleteRequestedAtMs) }),
    registeredBy: CALLER_ARN,
    ...given(rest, ['ephemeralStorage', 'enableFaultInjection']),
  }
}

/** Those of the members that were given. */
function given<T extends object>(from: T, names: readonly (keyof T & string)[]): Output {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])))
}

function containerJson(container: ContainerInput, mode: NetworkMode): Output {
  const completed: Output = {
    ...container,
    cpu: container.cpu ?? 0,
    portMappings: (container.portMappings ?? []).map((one) => portJson(one, mode)),
    essential: container.essential ?? true,
    environment: container.environment ?? [],
    mountPoints: container.mountPoints ?? [],
    volumesFrom: container.volumesFrom ?? [],
    ...(container.healthCheck !== undefined && {
      healthCheck: { interval: 30, timeout: 5, retries: 3, ...container.healthCheck },
    }),
    systemControls: container.systemControls ?? [],
  }
  return given(completed, CONTAINER_MEMBERS)
}

const CONTAINER_MEMBERS = Object.keys(taskDefinitionInput.members.containerDefinitions.shape.element.members)

function portJson(mapping: NonNullable<ContainerInput['portMappings']>[number], mode: NetworkMode): Output {
  const { containerPort, hostPort = mode === 'bridge' ? 0 : containerPort, protocol = 'tcp', ...rest } = mapping
  const ports = containerPort === undefined ? {} : { containerPort, hostPort }
  return { ...ports, protocol, ...rest }
}
