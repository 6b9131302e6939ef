import { deploymentArn } from '../model/api/arns.ts'
import type { Act } from '../model/api/command.ts'
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
  const isRequested = world.serviceDeployments.get(serviceKey)?.[0]?.status === 'ROLLBACK_REQUESTED'
  return {
    deploymentConfiguration: {
      minimumHealthyPercent: areLost ? 0 : 50,
      maximumPercent: 200,
      deploymentCircuitBreaker: { enable: false, rollback: false },
      alarms: { alarmNames: [], enable: false, rollback: false },
    },
    ...((hasFailed || isRequested) && { forceNewDeployment: true }),
  }
}
