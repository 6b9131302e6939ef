import type { Act } from '../model/api/command.ts'
import type { Service } from '../model/world/service/service.ts'
import type { World } from '../model/world/world.ts'
import { hasFront } from './mendedFronts.ts'
import type { Draws } from './randomDefinition.ts'
import { randomPercents } from './randomInputs.ts'

type Input = Record<string, unknown>

const ecs = (operation: string, input: Input): Act => ({ service: 'ecs', operation, input })

function externalServices(world: World): readonly Service[] {
  return [...world.services.values()].filter((one) => one.status === 'ACTIVE' && one.controller === 'EXTERNAL')
}

/** Somebody’s own controller at work: a service of it where there is none, task sets and what is done with them. */
export function randomTaskSetAct(draws: Draws, world: World): Act {
  const services = externalServices(world)
  if (services.length === 0 || draws.chance(8)) return ecs('CreateService', randomExternal(draws))
  const { clusterName: cluster, name: service, deployments } = draws.pick(services)
  const where = { cluster, service }
  if (deployments.length < 2 || draws.chance(25)) return ecs('CreateTaskSet', { ...where, ...randomSet(draws) })
  const taskSet = draws.pick(deployments).id
  const draw = draws.random.between(1, 10)
  if (draw <= 5) return ecs('UpdateTaskSet', { ...where, taskSet, scale: randomScale(draws) })
  if (draw <= 7) return ecs('UpdateServicePrimaryTaskSet', { ...where, primaryTaskSet: taskSet })
  if (draw <= 8) return ecs('DescribeTaskSets', where)
  return ecs('DeleteTaskSet', { ...where, taskSet, ...(draws.chance(70) && { force: true }) })
}

function randomExternal(draws: Draws): Input {
  return {
    cluster: 'yard',
    serviceName: 'sets',
    desiredCount: draws.random.between(0, 5),
    deploymentController: { type: 'EXTERNAL' },
    ...(draws.chance(40) && { deploymentConfiguration: randomPercents(draws) }),
  }
}

function randomSet(draws: Draws): Input {
  const isFargate = draws.chance(25)
  const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'] } }
  return {
    taskDefinition: isFargate ? 'far' : draws.pick(['web', 'api']),
    launchType: isFargate ? 'FARGATE' : 'EC2',
    ...(isFargate && { networkConfiguration }),
    ...(draws.chance(80) && { scale: randomScale(draws) }),
  }
}

function randomScale(draws: Draws): Input {
  return { value: draws.pick([0, 10, 33.3, 50, 50, 100, 100]), unit: 'PERCENT' }
}

/**
 * What brings a service to rest whose task sets another makes: fair percents, and no set whose target group is gone. Of
 * CodeDeploy's nobody but it deletes a task set: the service goes.
 */
export function mendedTaskSets(
  world: World,
  { clusterName: cluster, name: service, deployments, controller }: Service,
): readonly Act[] {
  // The instances that come to the rest are of no capacity provider.
  const lost = deployments.filter(
    ({ settings: { loadBalancers, capacityProviderStrategy }, taskSet }) =>
      !hasFront(world, loadBalancers) || (capacityProviderStrategy !== undefined && taskSet?.launchType === 'EC2'),
  )
  if (lost.length > 0 && controller === 'CODE_DEPLOY') return [ecs('DeleteService', { cluster, service, force: true })]
  const deploymentConfiguration = { minimumHealthyPercent: 50, maximumPercent: 200 }
  return [
    ...lost.map(({ id }) => ecs('DeleteTaskSet', { cluster, service, taskSet: id, force: true })),
    ecs('UpdateService', { cluster, service, desiredCount: 2, deploymentConfiguration, placementConstraints: [] }),
  ]
}
