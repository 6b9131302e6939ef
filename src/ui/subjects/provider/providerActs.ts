import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import { clusterOptionsOf } from '../../../model/world/cluster/clusterOptions.ts'
import { MANAGED_SCALING, type CapacityProvider } from '../../../model/world/provider/capacityProvider.ts'
import type { StrategyItem } from '../../../model/world/provider/strategy.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'

/** A capacity provider as its form has it. */
export interface ProviderWanted {
  readonly name: string
  readonly groupName: string
  readonly isScaled: boolean
  readonly targetCapacity: number
  readonly warmupSeconds: number
  readonly isProtecting: boolean
  readonly isDraining: boolean
  /** The cluster that it is put on, beside those that are there; `null` for none. */
  readonly clusterName: string | null
  /** Whether tasks that name nothing go there: it is the cluster's default strategy then. */
  readonly isDefault: boolean
}

/** What the form begins with. */
export function wantedProvider(provider: CapacityProvider | null, world: World): ProviderWanted {
  const { isEnabled, targetCapacity, instanceWarmupPeriodSeconds } = provider?.managedScaling ?? MANAGED_SCALING
  const groupName = provider?.autoScalingGroupName ?? freeGroups(world)[0] ?? ''
  return {
    name: provider?.name ?? `${groupName}-provider`,
    groupName,
    isScaled: provider === null || isEnabled,
    targetCapacity,
    warmupSeconds: instanceWarmupPeriodSeconds,
    isProtecting: provider?.hasManagedTerminationProtection ?? false,
    isDraining: provider?.hasManagedDraining ?? true,
    clusterName: provider === null ? clusterOf(world, groupName) : null,
    isDefault: false,
  }
}

/** Groups of which no provider is made yet: one group has one provider. */
export function freeGroups({ autoScalingGroups, capacityProviders }: World): readonly string[] {
  const taken = new Set([...capacityProviders.values()].map((one) => one.autoScalingGroupName))
  return [...autoScalingGroups.keys()].filter((name) => !taken.has(name))
}

/** The cluster in which a group's instances register. */
export function clusterOf({ autoScalingGroups, launchTemplates, clusters }: World, groupName: string): string | null {
  const template = launchTemplates.get(autoScalingGroups.get(groupName)?.launchTemplateName ?? '')
  return template !== undefined && clusters.has(template.clusterName) ? template.clusterName : null
}

/** Creates it, and puts it on its cluster with those that are there. */
export function createProviderActs(wanted: ProviderWanted, world: World): readonly Act[] {
  const { name, groupName, clusterName, isDefault } = wanted
  const create = act('ecs', 'CreateCapacityProvider', {
    name,
    autoScalingGroupProvider: { autoScalingGroupArn: groupName, ...settingsOf(wanted) },
  })
  if (clusterName === null) return [create]
  const { capacityProviders, defaultStrategy = [] } = clusterOptionsOf(world, clusterName)
  const strategy = isDefault ? [{ capacityProvider: name, weight: 1, base: 0 }] : defaultStrategy
  return [create, putProvidersAct(clusterName, [...capacityProviders, name], strategy)]
}

export function updateProviderAct(wanted: ProviderWanted): Act {
  return act('ecs', 'UpdateCapacityProvider', { name: wanted.name, autoScalingGroupProvider: settingsOf(wanted) })
}

export function deleteProviderAct(name: string): Act {
  return act('ecs', 'DeleteCapacityProvider', { capacityProvider: name })
}

function settingsOf({ isScaled, targetCapacity, warmupSeconds, isProtecting, isDraining }: ProviderWanted) {
  return {
    managedScaling: isScaled
      ? { status: onOff(true), targetCapacity, instanceWarmupPeriod: warmupSeconds }
      : { status: onOff(false) },
    managedTerminationProtection: onOff(isProtecting),
    managedDraining: onOff(isDraining),
  }
}

function onOff(isOn: boolean): 'ENABLED' | 'DISABLED' {
  return isOn ? 'ENABLED' : 'DISABLED'
}

/** All capacity providers of a cluster, and by which of them tasks are started that name nothing. */
export function putProvidersAct(
  cluster: string,
  capacityProviders: readonly string[],
  strategy: readonly StrategyItem[],
): Act {
  return act('ecs', 'PutClusterCapacityProviders', {
    cluster,
    capacityProviders,
    defaultCapacityProviderStrategy: strategy,
  })
}

/** By which providers a service starts its tasks from the new deployment on, which the change begins. */
export function serviceStrategyAct({ clusterName, name }: Service, strategy: readonly StrategyItem[]): Act {
  return act('ecs', 'UpdateService', {
    cluster: clusterName,
    service: name,
    capacityProviderStrategy: strategy,
    forceNewDeployment: true,
  })
}
