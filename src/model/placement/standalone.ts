import { ApiError } from '../api/command.ts'
import type { StandaloneInput } from '../api/placement/placementOperations.ts'
import { refuseLaunchType } from '../definition/definitionHandlers.ts'
import { activeDefinitionNamed } from '../definition/definitionNamed.ts'
import { networkFor } from '../network/network.ts'
import { launchOf } from '../task/launchOf.ts'
import { overridesFor } from '../task/overridesFor.ts'
import { refusePlatformVersion } from '../task/platformVersion.ts'
import { definitionKey } from '../world/definition/taskDefinition.ts'
import { PROVISIONING_MAX, TASKS_MAX } from '../world/labLimits.ts'
import type { StrategyItem } from '../world/provider/strategy.ts'
import type { LaunchType } from '../world/task/launchType.ts'
import { unassumableRole, unassumableText } from '../world/roles/unassumable.ts'
import type { TaskOverrides } from '../world/task/overrides.ts'
import type { World } from '../world/world.ts'
import type { TaskRequest } from './startTask.ts'

const STARTED_BY_MAX = 128

interface Where {
  readonly clusterName: string
  readonly launchType: LaunchType
  readonly providers?: readonly StrategyItem[]
  readonly platformVersion?: string | undefined
}

/** A task of no service, as RunTask and StartTask ask for it. @throws ApiError */
export function standaloneRequest(
  world: World,
  { clusterName, launchType, providers = [], platformVersion }: Where,
  input: StandaloneInput,
): Omit<TaskRequest, 'strategies' | 'constraints'> {
  const definition = activeDefinitionNamed(world, input.taskDefinition, 'InvalidParameterException')
  refuseLaunchType(definition, launchType)
  const { startedBy = null } = input
  if (startedBy !== null && startedBy.length > STARTED_BY_MAX)
    throw invalid('startedBy', `startedBy longer than ${String(STARTED_BY_MAX)}.`)
  const network = networkFor({ definition, launchType }, input.networkConfiguration)
  refusePlatformVersion(launchType, platformVersion)
  const overrides = overridesFor({ definition, launchType }, input.overrides)
  refuseUnassumable(world, definitionKey(definition), overrides)
  return {
    clusterName,
    serviceName: null,
    group: input.group ?? `family:${definition.family}`,
    deploymentId: null,
    startedBy,
    launchType,
    ...(providers.length > 0 && { providers }),
    definitionKey: definitionKey(definition),
    network,
    launch: launchOf({ overrides, enableExecuteCommand: input.enableExecuteCommand ?? false, platformVersion }),
  }
}

/** ROL-15. @throws ApiError  ClientException */
function refuseUnassumable(world: World, key: string, overrides: TaskOverrides | null): void {
  const role = unassumableRole(world, key, overrides)
  if (role !== null) throw new ApiError('ClientException', unassumableText(role))
}

export function refuseTooManyTasks(world: World, more: number): void {
  if (world.tasks.size + more <= TASKS_MAX) return
  throw new ApiError(
    'LimitExceededException',
    `The lab holds ${String(TASKS_MAX)} tasks at most, those stopped in the last hour included.`,
  )
}

interface Waiting {
  readonly clusterName: string
  readonly providers: readonly StrategyItem[]
  readonly count: number
}

/** CPR-5: no more tasks of a cluster wait in PROVISIONING than its quota. @throws ApiError  ClientException */
export function refuseTooManyWaiting(world: World, { clusterName, providers, count }: Waiting): void {
  if (providers.length === 0 || (world.waitingTasks.get(clusterName)?.size ?? 0) + count <= PROVISIONING_MAX) return
  const message = `You've reached the limit of ${String(PROVISIONING_MAX)} tasks in the PROVISIONING state for the cluster.`
  throw new ApiError('ClientException', message)
}

function invalid(field: string, message: string): ApiError {
  return new ApiError('InvalidParameterException', message, field)
}
