/** The capacity providers that every account has (api, CreateCluster). */
export const FARGATE_PROVIDERS = ['FARGATE', 'FARGATE_SPOT'] as const

export function isFargateProvider(name: string): boolean {
  return FARGATE_PROVIDERS.some((one) => one === name)
}

/** How ECS sizes the Auto Scaling group of a capacity provider. */
export interface ManagedScaling {
  readonly isEnabled: boolean
  /** Percent of its instances that are to be in use. */
  readonly targetCapacity: number
  readonly minimumScalingStepSize: number
  readonly maximumScalingStepSize: number
  readonly instanceWarmupPeriodSeconds: number
}

/** A capacity provider of an Auto Scaling group (CPR-1). */
export interface CapacityProvider {
  readonly name: string
  readonly autoScalingGroupName: string
  readonly managedScaling: ManagedScaling
  readonly hasManagedTerminationProtection: boolean
  readonly hasManagedDraining: boolean
  readonly createdAtMs: number
  /** Whether it was ever updated: its `updateStatus` says so. */
  readonly isUpdated: boolean
}

/** ECS's defaults (api, ManagedScaling). */
export const MANAGED_SCALING: ManagedScaling = {
  isEnabled: false,
  targetCapacity: 100,
  minimumScalingStepSize: 1,
  maximumScalingStepSize: 10_000,
  instanceWarmupPeriodSeconds: 300,
}
