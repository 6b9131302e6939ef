import { deploymentArn } from '../model/api/arns.ts'
import type { Act } from '../model/api/command.ts'
import { HOOK_STAGES } from '../model/world/deployment/shifting/stages.ts'
import type { World } from '../model/world/world.ts'
import { hasFront } from './mendedFronts.ts'
import type { Draws } from './randomDefinition.ts'
import { randomPercents } from './randomInputs.ts'

type Input = Record<string, unknown>

/** Percents, and often a circuit breaker. */
export function randomDeploymentConfiguration(draws: Draws): Input {
  return {
    ...(draws.chance(80) && randomPercents(draws)),
    ...(draws.chance(50) && { deploymentCircuitBreaker: randomBreaker(draws) }),
    ...(draws.chance(25) && { alarms: randomAlarms(draws) }),
    ...(draws.chance(15) && { bakeTimeInMinutes: draws.random.between(0, 3) }),
    ...(draws.chance(30) && randomShifting(draws)),
  }
}

/** Of those that random alarms are named by, now and then one that is not there. */
function randomAlarms(draws: Draws): Input {
  return {
    alarmNames: [draws.pick(['high', 'low', 'queue', 'none'])],
    enable: draws.chance(80),
    rollback: draws.chance(60),
  }
}

const LAMBDAS = [
  'arn:aws:lambda:us-east-1:123456789012:function:one',
  'arn:aws:lambda:us-east-1:123456789012:function:two',
]

/** Short ones, so that they end while somebody looks. */
function randomShifting(draws: Draws): Input {
  const strategy = draws.pick(['BLUE_GREEN', 'BLUE_GREEN', 'LINEAR', 'CANARY', 'ROLLING'])
  return {
    strategy,
    bakeTimeInMinutes: draws.pick([0, 0, 1, 2]),
    ...(strategy === 'LINEAR' && {
      linearConfiguration: { stepPercent: draws.pick([30, 50]), stepBakeTimeInMinutes: 0 },
    }),
    ...(strategy === 'CANARY' && { canaryConfiguration: { canaryPercent: 12.5, canaryBakeTimeInMinutes: 1 } }),
    ...(strategy !== 'ROLLING' && draws.chance(40) && { lifecycleHooks: [randomHook(draws)] }),
  }
}

function randomHook(draws: Draws): Input {
  const lifecycleStages = [draws.pick(HOOK_STAGES)]
  const timeoutConfiguration = { timeoutInMinutes: 1, action: draws.pick(['ROLLBACK', 'CONTINUE']) }
  if (draws.chance(40)) return { targetType: 'PAUSE', lifecycleStages, timeoutConfiguration }
  return { hookTargetArn: draws.pick(LAMBDAS), roleArn: 'hooks', lifecycleStages, timeoutConfiguration }
}

/** What a Lambda function answers, or what is said to a pause that somebody waits at. */
export function randomHookAct(draws: Draws, world: World): Act {
  const paused = [...world.services.values()].flatMap((service) => {
    const [newest] = world.serviceDeployments.get(service.key) ?? []
    const hook = newest?.shift?.hooks.find(({ status }) => status === 'AWAITING_ACTION')
    if (newest === undefined || hook === undefined) return []
    return [{ serviceDeploymentArn: deploymentArn('service-deployment', service, newest.id), hookId: hook.id }]
  })
  if (paused.length > 0 && draws.chance(60)) {
    const input = { ...draws.pick(paused), action: draws.pick(['CONTINUE', 'ROLLBACK']) }
    return { service: 'ecs', operation: 'ContinueServiceDeployment', input }
  }
  const hookStatus = draws.pick(['SUCCEEDED', 'SUCCEEDED', 'FAILED', 'IN_PROGRESS'])
  const input = { hookTargetArn: draws.pick(LAMBDAS), hookStatus, callBackDelay: draws.pick([5, 30]) }
  return { service: 'lab', operation: 'SetLifecycleHookAnswer', input }
}

function randomBreaker(draws: Draws): Input {
  return {
    enable: draws.chance(80),
    rollback: draws.chance(70),
    ...(draws.chance(30) && { resetOnHealthyTask: draws.chance(50) }),
    // A percentage above 100 is refused.
    ...(draws.chance(60) && {
      thresholdConfiguration: {
        type: draws.pick(['COUNT', 'COUNT', 'BOUNDED_PERCENT', 'UNBOUNDED_PERCENT']),
        value: draws.pick([1, 1, 2, 10, 50, 100, 101]),
      },
    }),
  }
}

/** StopServiceDeployment of the newest deployment of some service, now and then of an older one. */
export function randomStop(draws: Draws, world: World): Act {
  const services = [...world.services.values()]
  const service = services.length === 0 ? undefined : draws.pick(services)
  const history = world.serviceDeployments.get(service?.key ?? '') ?? []
  const { id = 'none' } = (draws.chance(90) ? history[0] : history.at(-1)) ?? {}
  const where = { clusterName: service?.clusterName ?? 'yard', name: service?.name ?? 'web' }
  const stopType = draws.chance(20) ? { stopType: draws.pick(['ABORT', 'ROLLBACK']) } : {}
  return {
    service: 'ecs',
    operation: 'StopServiceDeployment',
    input: { serviceDeploymentArn: deploymentArn('service-deployment', where, id), ...stopType },
  }
}

/** What makes each service's deployment go on, or begin anew where it has failed: nothing watches it. */
export function mendedDeployment(world: World, serviceKey: string): Input {
  const deployments = world.services.get(serviceKey)?.deployments ?? []
  const hasFailed = deployments[0]?.rolloutState === 'FAILED'
  // Tasks whose target group is deleted are never healthy: at a lower limit above 0 they could never go.
  const areLost = deployments.some((one) => !hasFront(world, one.settings.loadBalancers))
  const [newest] = world.serviceDeployments.get(serviceKey) ?? []
  const isStuck =
    newest?.status === 'ROLLBACK_REQUESTED' || newest?.shift?.hooks.some((one) => one.status !== 'SUCCEEDED')
  return {
    deploymentConfiguration: {
      minimumHealthyPercent: areLost ? 0 : 50,
      maximumPercent: 200,
      strategy: 'ROLLING',
      deploymentCircuitBreaker: { enable: false, rollback: false },
      alarms: { alarmNames: [], enable: false, rollback: false },
    },
    ...((hasFailed || isStuck === true) && { forceNewDeployment: true }),
  }
}
