import { ApiError } from '../api/command.ts'
import type { UpdateServiceInput } from '../api/service/serviceOperations.ts'
import { ruleAt } from '../world/balancing/ruleAt.ts'
import {
  CANARY_DEFAULT,
  HOOK_TIMEOUT_DEFAULT,
  LINEAR_DEFAULT,
  type LifecycleHook,
  type Shifting,
} from '../world/deployment/shifting/strategy.ts'
import type { ServiceLoadBalancer } from '../world/service/serviceLoadBalancer.ts'
import type { ServiceSettings } from '../world/service/settings.ts'
import type { World } from '../world/world.ts'

type Given = NonNullable<UpdateServiceInput['deploymentConfiguration']>

interface Of {
  readonly world: World
  readonly loadBalancers: readonly ServiceLoadBalancer[]
  readonly before: Pick<ServiceSettings, 'shifting' | 'bakeTimeInMinutes'> | null
}

const AT = 'deploymentConfiguration'

/**
 * DEP-30: how a service shifts traffic after an act; `undefined` where its deployments are rolling updates.
 *
 * @throws ApiError  InvalidParameterException, for what ECS refuses of it
 */
export function shiftingGiven(given: Given = {}, { world, loadBalancers, before }: Of): Shifting | undefined {
  const strategy = given.strategy ?? before?.shifting?.strategy ?? 'ROLLING'
  refuseOther(given, strategy)
  if (strategy === 'ROLLING') return undefined
  refuseBalancers(world, strategy, loadBalancers)
  const then = before?.shifting
  if (strategy === 'BLUE_GREEN' && given.bakeTimeInMinutes === undefined && then?.strategy !== 'BLUE_GREEN') {
    throw refused(
      'bakeTimeInMinutes is required when using the BLUE_GREEN deployment strategy',
      `${AT}.bakeTimeInMinutes`,
    )
  }
  const hooks = given.lifecycleHooks
  return {
    strategy,
    lifecycleHooks: hooks === undefined ? (then?.lifecycleHooks ?? []) : hooks.map(hookGiven),
    ...(strategy === 'LINEAR' && { linearConfiguration: linearGiven(given, then) }),
    ...(strategy === 'CANARY' && { canaryConfiguration: canaryGiven(given, then) }),
  }
}

function linearGiven({ linearConfiguration: given = {} }: Given, before: Shifting | undefined) {
  const { stepPercent, stepBakeTimeInMinutes } = before?.linearConfiguration ?? LINEAR_DEFAULT
  refuseFraction(given.stepPercent, `${AT}.linearConfiguration.stepPercent`)
  return {
    stepPercent: given.stepPercent ?? stepPercent,
    stepBakeTimeInMinutes: given.stepBakeTimeInMinutes ?? stepBakeTimeInMinutes,
  }
}

function canaryGiven({ canaryConfiguration: given = {} }: Given, before: Shifting | undefined) {
  const { canaryPercent, canaryBakeTimeInMinutes } = before?.canaryConfiguration ?? CANARY_DEFAULT
  refuseFraction(given.canaryPercent, `${AT}.canaryConfiguration.canaryPercent`)
  return {
    canaryPercent: given.canaryPercent ?? canaryPercent,
    canaryBakeTimeInMinutes: given.canaryBakeTimeInMinutes ?? canaryBakeTimeInMinutes,
  }
}

/** A load balancer's weights are whole and end below a thousand. */
function refuseFraction(percent: number | undefined, field: string): void {
  if (percent === undefined || Math.round(percent * 10) / 10 === percent) return
  throw refused(`Percentages of traffic are multiples of 0.1, but this was ${String(percent)}.`, field)
}

/** What belongs to another strategy than the one there is. */
function refuseOther({ linearConfiguration, canaryConfiguration, lifecycleHooks = [] }: Given, strategy: string): void {
  if (linearConfiguration !== undefined && strategy !== 'LINEAR') {
    const message = 'linearConfiguration is only valid with the LINEAR deployment strategy'
    throw refused(message, `${AT}.linearConfiguration`)
  }
  if (canaryConfiguration !== undefined && strategy !== 'CANARY') {
    const message = 'canaryConfiguration is only valid with the CANARY deployment strategy'
    throw refused(message, `${AT}.canaryConfiguration`)
  }
  if (lifecycleHooks.length > 0 && strategy === 'ROLLING') {
    throw refused('The lab has no lifecycleHooks of rolling updates.', `${AT}.lifecycleHooks`)
  }
}

function refuseBalancers(world: World, strategy: string, balancers: readonly ServiceLoadBalancer[]): void {
  const bare = balancers.findIndex((one) => one.advanced === undefined)
  if (bare >= 0) {
    const message =
      'advancedConfiguration field is required for all loadBalancers when using a non-ROLLING deployment strategy'
    throw refused(message, `loadBalancers[${String(bare)}].advancedConfiguration`)
  }
  if (strategy === 'BLUE_GREEN') return
  const message = `The ${strategy} deployment strategy needs an Application Load Balancer: the lab shifts parts of traffic nowhere else.`
  if (balancers.length === 0) throw refused(message, 'loadBalancers')
  balancers.forEach(({ advanced }, index) => {
    const rule = ruleAt(world, advanced?.productionListenerRule ?? '')
    const listener = world.listeners.get(rule?.listenerArn ?? '')
    if (world.loadBalancers.get(listener?.loadBalancerArn ?? '')?.type === 'application') return
    throw refused(message, `loadBalancers[${String(index)}].advancedConfiguration.productionListenerRule`)
  })
}

type GivenHook = NonNullable<Given['lifecycleHooks']>[number]

const LAMBDA_MAX_MINUTES = 1_440

function hookGiven(given: GivenHook, index: number): LifecycleHook {
  const { targetType = 'AWS_LAMBDA', hookTargetArn = null, roleArn = null, lifecycleStages = [] } = given
  const { timeoutInMinutes = HOOK_TIMEOUT_DEFAULT, action: timeoutAction = 'ROLLBACK' } =
    given.timeoutConfiguration ?? {}
  const at = `${AT}.lifecycleHooks[${String(index)}]`
  if (lifecycleStages.length === 0) throw refused('lifecycleStages can not be empty.', `${at}.lifecycleStages`)
  if (targetType === 'PAUSE') {
    const shift = lifecycleStages.find((one) => one === 'TEST_TRAFFIC_SHIFT' || one === 'PRODUCTION_TRAFFIC_SHIFT')
    if (shift !== undefined) throw refused(`PAUSE hooks cannot be configured at ${shift}.`, `${at}.lifecycleStages`)
    if (hookTargetArn !== null) throw refused('hookTargetArn is not applicable for PAUSE hooks.', `${at}.hookTargetArn`)
  } else {
    if (hookTargetArn === null)
      throw refused('hookTargetArn can not be blank for AWS_LAMBDA hooks.', `${at}.hookTargetArn`)
    if (roleArn === null) throw refused('roleArn can not be blank for AWS_LAMBDA hooks.', `${at}.roleArn`)
    if (timeoutInMinutes > LAMBDA_MAX_MINUTES) {
      const message = `AWS_LAMBDA hooks time out within ${String(LAMBDA_MAX_MINUTES)} minutes.`
      throw refused(message, `${at}.timeoutConfiguration.timeoutInMinutes`)
    }
  }
  const { hookDetails } = given
  return {
    targetType,
    hookTargetArn,
    roleArn,
    lifecycleStages,
    ...(hookDetails !== undefined && { hookDetails }),
    timeoutInMinutes,
    timeoutAction,
  }
}

function refused(message: string, field: string): ApiError {
  return new ApiError('InvalidParameterException', message, field)
}
