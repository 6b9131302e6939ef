import { gpusOf } from '../world/definition/gpus.ts'
import { memberOfIn } from './demands.ts'
import type { ContainerInput, TaskDefinitionInput } from '../api/definition/taskDefinitionShape.ts'
import type { Given } from '../api/operation.ts'
import type { Context } from '../world/context.ts'
import type { ContainerDefinition, PortMapping, TaskDefinition } from '../world/definition/taskDefinition.ts'
import { compatibilitiesOf } from './compatibilities.ts'
import { dependenciesOf, routerAmong } from './containerOrder.ts'
import { networkModeOf } from '../api/definition/networkMode.ts'

const DEFAULT_STOP_TIMEOUT_MS = 30_000
const DEFAULT_ATTEMPT_PERIOD_S = 300

/** The next revision of a family, of what was registered. */
export function newDefinition(context: Context, { input, raw, kept }: Given<TaskDefinitionInput>): TaskDefinition {
  return {
    family: input.family,
    revision: (context.world.latestRevisions.get(input.family) ?? 0) + 1,
    status: 'ACTIVE',
    networkMode: networkModeOf(input),
    requiresCompatibilities: input.requiresCompatibilities ?? [],
    compatibilities: compatibilitiesOf(input),
    cpuUnits: input.cpu ?? null,
    memoryMib: input.memory ?? null,
    containers: input.containerDefinitions.map((one) => containerOf(one, routerAmong(input.containerDefinitions))),
    placementConstraints: memberOfIn(input),
    registeredAtMs: context.nowMs,
    deregisteredAtMs: null,
    deleteRequestedAtMs: null,
    source: raw,
    fieldsWithoutEffect: kept,
    ordinal: 0,
  }
}

function containerOf(input: ContainerInput, router: string | null): ContainerDefinition {
  const check = input.healthCheck
  const dependsOn = dependenciesOf(input, router)
  const policy = input.restartPolicy
  return {
    name: input.name,
    image: input.image,
    cpuUnits: input.cpu ?? 0,
    memoryMib: input.memory ?? null,
    memoryReservationMib: input.memoryReservation ?? null,
    gpus: gpusOf(input),
    essential: input.essential ?? true,
    portMappings: (input.portMappings ?? []).flatMap(portOf),
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
    // What was not asked for is left out: nearly all containers have none of it.
    ...(dependsOn.length > 0 && { dependsOn }),
    ...(input.startTimeout !== undefined && { startTimeoutMs: input.startTimeout * 1_000 }),
    ...(input.versionConsistency === 'disabled' && { versionConsistency: 'disabled' }),
    ...(policy?.enabled === true && {
      restartPolicy: {
        ignoredExitCodes: policy.ignoredExitCodes ?? [],
        restartAttemptPeriodMs: (policy.restartAttemptPeriod ?? DEFAULT_ATTEMPT_PERIOD_S) * 1_000,
      },
    }),
  }
}

/** A range of ports is kept without effect (DEF-5). */
function portOf(mapping: NonNullable<ContainerInput['portMappings']>[number]): readonly PortMapping[] {
  const { containerPort, hostPort = 0, protocol = 'tcp' } = mapping
  return containerPort === undefined ? [] : [{ containerPort, hostPort, protocol }]
}
