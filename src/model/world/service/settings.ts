import type { DeploymentAlarms } from '../deployment/deploymentAlarms.ts'
import type { CircuitBreaker } from '../deployment/circuitBreaker.ts'
import type { LifecycleHook, Shifting } from '../deployment/shifting/strategy.ts'
import type { StrategyItem } from '../provider/strategy.ts'
import type { ServiceLoadBalancer } from './serviceLoadBalancer.ts'

type Given = Readonly<Record<string, unknown>>

/** What a service was given beside what its tasks are made of. What the lab does not act on is told again in AWS's form. */
export interface ServiceSettings {
  /** As it was given, `LATEST` when it was not; `null` where tasks are on EC2. */
  readonly platformVersion: string | null
  /** The name or ARN of the role that was given. */
  readonly role: string | null
  /** Left out where a launch type says where tasks run (CPR-2). */
  readonly capacityProviderStrategy?: readonly StrategyItem[]
  readonly healthCheckGracePeriodSeconds: number
  readonly enableExecuteCommand: boolean
  readonly availabilityZoneRebalancing: 'ENABLED' | 'DISABLED'
  readonly loadBalancers: readonly ServiceLoadBalancer[]
  readonly serviceRegistries: readonly Given[]
  readonly serviceConnectConfiguration: Given | null
  readonly volumeConfigurations: readonly Given[]
  readonly monitoring: Given | null
  readonly deploymentCircuitBreaker: CircuitBreaker
  readonly alarms: DeploymentAlarms | null
  readonly bakeTimeInMinutes: number
  /** Left out where deployments are rolling updates. */
  readonly shifting?: Shifting
}

/** What a service has of them that was given none. */
export const FRESH_SETTINGS: ServiceSettings = {
  platformVersion: null,
  role: null,
  healthCheckGracePeriodSeconds: 0,
  enableExecuteCommand: false,
  availabilityZoneRebalancing: 'ENABLED',
  loadBalancers: [],
  serviceRegistries: [],
  serviceConnectConfiguration: null,
  volumeConfigurations: [],
  monitoring: null,
  deploymentCircuitBreaker: { enable: false, rollback: false },
  alarms: null,
  bakeTimeInMinutes: 0,
}

export const NO_ALARMS: DeploymentAlarms = { alarmNames: [], enable: false, rollback: false }

interface Configured {
  readonly settings: ServiceSettings
  readonly deploymentConfiguration: { readonly maximumPercent: number; readonly minimumHealthyPercent: number }
}

/** A service's DeploymentConfiguration as ECS answers it. */
export function deploymentConfigurationOf({ settings, deploymentConfiguration }: Configured): Given {
  const { shifting } = settings
  return {
    deploymentCircuitBreaker: settings.deploymentCircuitBreaker,
    maximumPercent: deploymentConfiguration.maximumPercent,
    minimumHealthyPercent: deploymentConfiguration.minimumHealthyPercent,
    alarms: settings.alarms ?? NO_ALARMS,
    strategy: shifting?.strategy ?? 'ROLLING',
    bakeTimeInMinutes: settings.bakeTimeInMinutes,
    ...(shifting !== undefined && shiftingMembers(shifting)),
  }
}

function shiftingMembers({ lifecycleHooks, linearConfiguration, canaryConfiguration }: Shifting): Given {
  return {
    ...(lifecycleHooks.length > 0 && { lifecycleHooks: lifecycleHooks.map(hookJson) }),
    ...(linearConfiguration !== undefined && { linearConfiguration }),
    ...(canaryConfiguration !== undefined && { canaryConfiguration }),
  }
}

function hookJson({ hookTargetArn, roleArn, timeoutInMinutes, timeoutAction, ...hook }: LifecycleHook): Given {
  return {
    ...hook,
    ...(hookTargetArn !== null && { hookTargetArn }),
    ...(roleArn !== null && { roleArn }),
    timeoutConfiguration: { timeoutInMinutes, action: timeoutAction },
  }
}
