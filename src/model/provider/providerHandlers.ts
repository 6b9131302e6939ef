import { capacityProviderArn } from '../api/arns.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import { ApiError, type ApiErrorName } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import type { providerOperations } from '../api/provider/providerOperations.ts'
import { strategyOf } from '../api/provider/providerShapes.ts'
import { oneClusterJson, putOptions } from '../cluster/clusterHandlers.ts'
import { groupNameOf } from '../capacity/groupNameOf.ts'
import { clusterOptionsOf } from '../world/cluster/clusterOptions.ts'
import type { Context } from '../world/context.ts'
import { CAPACITY_PROVIDERS_MAX } from '../world/labLimits.ts'
import {
  FARGATE_PROVIDERS,
  isFargateProvider,
  MANAGED_SCALING,
  type CapacityProvider,
  type ManagedScaling,
} from '../world/provider/capacityProvider.ts'
import type { World } from '../world/world.ts'
import { providerJson } from './providerJson.ts'
import { refuseProvidersInUse } from './providersInUse.ts'

/** Of one cluster (Amazon ECS quotas). */
const OF_CLUSTER_MAX = 20
const PAGE = 100

type Input<N extends 'CreateCapacityProvider' | 'UpdateCapacityProvider'> = Parameters<
  Handlers<typeof providerOperations>[N]
>[1]['input']
type Given = Omit<NonNullable<Input<'UpdateCapacityProvider'>['autoScalingGroupProvider']>, never>

export const providerHandlers: Handlers<typeof providerOperations> = {
  CreateCapacityProvider(context, { input }) {
    const { world } = context
    const given = input.autoScalingGroupProvider
    refuseName(world, input.name)
    if (given === undefined) throw refused('ClientException', NO_GROUP, 'autoScalingGroupProvider')
    const value: CapacityProvider = {
      name: input.name,
      autoScalingGroupName: groupGiven(world, given.autoScalingGroupArn),
      ...settingsFrom(given, {
        managedScaling: MANAGED_SCALING,
        hasManagedTerminationProtection: false,
        hasManagedDraining: true,
      }),
      createdAtMs: context.nowMs,
      isUpdated: false,
    }
    refuseProtection(world, value)
    put(context, value)
    return () => ({ capacityProvider: providerJson(world, value, 'CREATE_COMPLETE') })
  },
  UpdateCapacityProvider(context, { input }) {
    const { world } = context
    const before = providerNamed(world, input.name, 'name')
    const value = { ...before, ...settingsFrom(input.autoScalingGroupProvider ?? {}, before), isUpdated: true }
    refuseProtection(world, value)
    put(context, value)
    return () => ({ capacityProvider: providerJson(world, value) })
  },
  DeleteCapacityProvider(context, { input }) {
    const { world } = context
    const provider = providerNamed(world, nameOf(input.capacityProvider), 'capacityProvider')
    const cluster = [...world.clusterOptions].find(([, one]) => one.capacityProviders.includes(provider.name))
    if (cluster !== undefined) {
      const message = `The specified capacity provider cannot be deleted because it is associated with cluster: ${cluster[0]}. Remove the capacity provider from the cluster and try again.`
      throw refused('ClientException', message, 'capacityProvider')
    }
    context.emit({ kind: 'gone', table: 'capacityProviders', key: provider.name })
    return () => ({ capacityProvider: { ...providerJson(world, provider, 'DELETE_COMPLETE'), status: 'INACTIVE' } })
  },
  DescribeCapacityProviders(world, given) {
    const { capacityProviders: named } = given.input
    const names = named?.map(nameOf) ?? [...FARGATE_PROVIDERS, ...world.capacityProviders.keys()]
    const known = names.filter((name) => isFargateProvider(name) || world.capacityProviders.has(name))
    const page = pageOf('capacityProviders', { arns: known, given, size: PAGE })
    return {
      ...page,
      capacityProviders: (page.capacityProviders as readonly string[]).map((name) =>
        providerJson(world, world.capacityProviders.get(name) ?? name),
      ),
      failures: names
        .filter((name) => !known.includes(name))
        .map((name) => ({ arn: capacityProviderArn(name), reason: 'MISSING' })),
    }
  },
  PutClusterCapacityProviders(context, { input }) {
    const { world } = context
    const { name: clusterName } = clusterNamed(world, input.cluster)
    const providers = [...new Set(input.capacityProviders.map(nameOf))]
    if (providers.length > OF_CLUSTER_MAX) {
      const message = `A cluster can be associated with a maximum of ${String(OF_CLUSTER_MAX)} capacity providers.`
      throw refused('InvalidParameterException', message, 'capacityProviders')
    }
    for (const [index, name] of providers.entries()) {
      if (isFargateProvider(name) || world.capacityProviders.has(name)) continue
      throw refused('InvalidParameterException', NOT_FOUND, `capacityProviders[${String(index)}]`)
    }
    const strategy = strategyOf(input.defaultCapacityProviderStrategy, {
      world,
      clusterName,
      field: 'defaultCapacityProviderStrategy',
      providers,
    })
    const { defaultStrategy: _before, ...options } = clusterOptionsOf(world, clusterName)
    refuseProvidersInUse(
      world,
      clusterName,
      options.capacityProviders.filter((one) => !providers.includes(one)),
    )
    putOptions(context, clusterName, {
      ...options,
      capacityProviders: providers,
      ...(strategy.length > 0 && { defaultStrategy: strategy }),
    })
    return () => oneClusterJson(world, clusterName)
  },
}

const NO_GROUP = 'An Auto Scaling group provider must be specified to create a capacity provider.'
const NOT_FOUND = 'The specified capacity provider was not found. Specify a valid capacity provider and try again.'

function put(context: Context, value: CapacityProvider): void {
  context.emit({ kind: 'put', table: 'capacityProviders', key: value.name, value })
}

function refuseName(world: World, name: string): void {
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name) || /^(aws|ecs|fargate)/i.test(name)) {
    const message =
      'The specified capacity provider name is invalid. Up to 255 characters are allowed, including letters (upper and lowercase), numbers, underscores, and hyphens. The name cannot be prefixed with "aws", "ecs", or "fargate". Specify a valid name and try again.'
    throw refused('ClientException', message, 'name')
  }
  if (world.capacityProviders.has(name)) {
    const message =
      'The specified capacity provider already exists. To change the configuration of an existing capacity provider, update the capacity provider.'
    throw refused('ClientException', message, 'name')
  }
  if (world.capacityProviders.size >= CAPACITY_PROVIDERS_MAX) {
    throw refused(
      'LimitExceededException',
      `The lab holds ${String(CAPACITY_PROVIDERS_MAX)} capacity providers at most.`,
    )
  }
}

function groupGiven(world: World, given: string): string {
  const field = 'autoScalingGroupProvider.autoScalingGroupArn'
  const name = groupNameOf(given)
  if (name === null || !world.autoScalingGroups.has(name)) {
    throw refused('ClientException', 'The specified Auto Scaling group could not be found.', field)
  }
  if ([...world.capacityProviders.values()].some((one) => one.autoScalingGroupName === name)) {
    const message =
      'The specified Auto Scaling group ARN is already being used by another capacity provider. Specify a unique Auto Scaling group ARN and try again.'
    throw refused('ClientException', message, field)
  }
  return name
}

type Settings = Pick<CapacityProvider, 'managedScaling' | 'hasManagedTerminationProtection' | 'hasManagedDraining'>

function settingsFrom(given: Given, before: Settings): Settings {
  const { managedTerminationProtection: protection, managedDraining: draining } = given
  return {
    managedScaling: scalingFrom(given.managedScaling, before.managedScaling),
    hasManagedTerminationProtection:
      protection === undefined ? before.hasManagedTerminationProtection : protection === 'ENABLED',
    hasManagedDraining: draining === undefined ? before.hasManagedDraining : draining === 'ENABLED',
  }
}

/** What is not given stays; to give it at all turns it on (api, ManagedScaling). */
function scalingFrom(given: Given['managedScaling'], before: ManagedScaling): ManagedScaling {
  if (given === undefined) return before
  const scaling = {
    isEnabled: given.status === undefined ? before.isEnabled : given.status === 'ENABLED',
    targetCapacity: given.targetCapacity ?? before.targetCapacity,
    minimumScalingStepSize: given.minimumScalingStepSize ?? before.minimumScalingStepSize,
    maximumScalingStepSize: given.maximumScalingStepSize ?? before.maximumScalingStepSize,
    instanceWarmupPeriodSeconds: given.instanceWarmupPeriod ?? before.instanceWarmupPeriodSeconds,
  }
  if (scaling.minimumScalingStepSize <= scaling.maximumScalingStepSize) return scaling
  const field = 'autoScalingGroupProvider.managedScaling.minimumScalingStepSize'
  const message = 'The minimum scaling step size must be less than or equal to the maximum scaling step size.'
  throw refused('InvalidParameterException', message, field)
}

/** CPR-8 @throws ApiError  ClientException */
function refuseProtection(world: World, provider: CapacityProvider): void {
  if (!provider.hasManagedTerminationProtection) return
  const field = 'autoScalingGroupProvider.managedTerminationProtection'
  const start =
    'The managed termination protection setting for the capacity provider is invalid. To enable managed termination protection for a capacity provider,'
  if (!provider.managedScaling.isEnabled) {
    throw refused('ClientException', `${start} managed scaling must be enabled.`, field)
  }
  if (world.autoScalingGroups.get(provider.autoScalingGroupName)?.isNewProtected !== true) {
    const why = 'the Auto Scaling group must have instance protection from scale in enabled.'
    throw refused('ClientException', `${start} ${why}`, field)
  }
}

/** @throws ApiError  ClientException */
function providerNamed(world: World, name: string, field: string): CapacityProvider {
  const provider = world.capacityProviders.get(name)
  if (provider === undefined) {
    if (isFargateProvider(name)) throw refused('ClientException', RESERVED, field)
    throw refused('ClientException', NOT_FOUND, field)
  }
  return provider
}

const RESERVED = 'The FARGATE and FARGATE_SPOT capacity providers are reserved and cannot be changed or deleted.'

/** Of a name, or of its ARN. */
function nameOf(given: string): string {
  const prefix = capacityProviderArn('')
  return given.startsWith(prefix) ? given.slice(prefix.length) : given
}

function refused(name: ApiErrorName, message: string, field: string | null = null): ApiError {
  return new ApiError(name, message, field)
}
