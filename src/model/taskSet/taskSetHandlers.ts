import { taskSetArn } from '../api/arns.ts'
import { activeServiceNamed, serviceNamed } from '../api/service/serviceNamed.ts'
import { ApiError, type Output } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import { strategyFor } from '../api/provider/providerShapes.ts'
import type { taskSetOperations } from '../api/taskSet/taskSetOperations.ts'
import { isTaskSetNamed, taskSetNamed } from '../api/taskSet/taskSetNamed.ts'
import type { InputOf } from '../api/shape.ts'
import { refuseLaunchType } from '../definition/definitionHandlers.ts'
import { activeDefinitionNamed } from '../definition/definitionNamed.ts'
import { networkFor } from '../network/network.ts'
import { beginTaskSet, changeTaskSet, type NewTaskSet } from '../service/beginTaskSet.ts'
import { loadBalancersGiven } from '../service/loadBalancersGiven.ts'
import { taskSetJson } from '../service/taskSetJson.ts'
import { refusePlatformVersion } from '../task/platformVersion.ts'
import { definitionKey } from '../world/definition/taskDefinition.ts'
import { ACTIVE_DEPLOYMENTS_MAX } from '../world/labLimits.ts'
import { launchTypeOf } from '../world/provider/strategy.ts'
import type { Service } from '../world/service/service.ts'
import { taskSetsOf, type TaskSetDeployment } from '../world/taskSet/taskSetsOf.ts'
import type { World } from '../world/world.ts'

type Inputs = { readonly [N in keyof typeof taskSetOperations]: InputOf<(typeof taskSetOperations)[N]['input']> }

export const taskSetHandlers: Handlers<typeof taskSetOperations> = {
  CreateTaskSet(context, { input }) {
    const service = externalNamed(context.world, input)
    const made = taskSetFrom(context.world, service, input)
    const id = beginTaskSet(context, service.key, made)
    return answerOf(context.world, service.key, id)
  },
  UpdateTaskSet(context, { input }) {
    const service = externalNamed(context.world, input)
    const deployment = taskSetNamed(service, input.taskSet)
    const scalePercent = percentOf(input.scale)
    if (scalePercent !== deployment.taskSet.scalePercent) {
      changeTaskSet(context, { service, deployment: refuseDraining(deployment) }, { scalePercent })
    }
    return answerOf(context.world, service.key, deployment.id)
  },
  UpdateServicePrimaryTaskSet(context, { input }) {
    const service = externalNamed(context.world, input)
    const { id } = refuseDraining(taskSetNamed(service, input.primaryTaskSet, 'primaryTaskSet'))
    context.emit({ kind: 'primaryTaskSetSet', serviceKey: service.key, deploymentId: id, atMs: context.nowMs })
    return answerOf(context.world, service.key, id)
  },
  DeleteTaskSet(context, { input }) {
    const service = externalNamed(context.world, input)
    const deployment = taskSetNamed(service, input.taskSet)
    const { isDraining, scalePercent } = deployment.taskSet
    if (scalePercent > 0 && input.force !== true && isDraining !== true) {
      throw refused('The task set cannot be deleted while it is scaled above 0.', 'force')
    }
    if (isDraining !== true) changeTaskSet(context, { service, deployment }, { isDraining: true })
    return answerOf(context.world, service.key, deployment.id)
  },
  DescribeTaskSets(world, { input }) {
    const service = serviceNamed(world, input.service, { cluster: input.cluster })
    const all = service.status === 'INACTIVE' ? [] : taskSetsOf(service)
    const asked = input.taskSets ?? []
    if (asked.length === 0) return { taskSets: all.map((one) => taskSetJson(service, one)), failures: [] }
    const taskSets: Output[] = []
    const failures: Output[] = []
    for (const given of asked) {
      const found = all.find((one) => isTaskSetNamed(service, one, given))
      if (found === undefined)
        failures.push({ arn: given.startsWith('arn:') ? given : taskSetArn(service, given), reason: 'MISSING' })
      else taskSets.push(taskSetJson(service, found))
    }
    return { taskSets, failures }
  },
}

/** TST-1 @throws ApiError  for a service whose task sets are not made by hand */
function externalNamed(world: World, { cluster, service: given }: { readonly [K in 'cluster' | 'service']: string }) {
  const service = activeServiceNamed(world, cluster, given)
  if (service.controller === 'EXTERNAL') return service
  const type = service.controller ?? 'ECS'
  throw refused(
    `Task sets of a service with the ${type} deployment controller are not managed by this operation.`,
    'service',
  )
}

/** To a thousandth. Nothing is asked for where no value is. */
function percentOf({ value = 0 }: Inputs['UpdateTaskSet']['scale']): number {
  return Math.round(value * 1_000) / 1_000
}

function refuseDraining(deployment: TaskSetDeployment): TaskSetDeployment {
  if (deployment.taskSet.isDraining !== true) return deployment
  throw refused('The task set is draining and cannot be changed.', 'taskSet')
}

/** What a task set is made with. @throws ApiError  for what ECS refuses of it */
function taskSetFrom(world: World, service: Service, input: Inputs['CreateTaskSet']): NewTaskSet {
  if (service.deployments.length >= ACTIVE_DEPLOYMENTS_MAX) {
    const message = `A service has ${String(ACTIVE_DEPLOYMENTS_MAX)} task sets at most.`
    throw new ApiError('LimitExceededException', message, 'service')
  }
  const definition = activeDefinitionNamed(world, input.taskDefinition)
  const providers = strategyFor(input, { world, clusterName: service.clusterName })
  const launchType = launchTypeOf(providers, input.launchType)
  refuseLaunchType(definition, launchType)
  refusePlatformVersion(launchType, input.platformVersion)
  const network = networkFor({ definition, launchType }, input.networkConfiguration)
  return {
    status: 'ACTIVE',
    definitionKey: definitionKey(definition),
    network,
    settings: {
      ...service.settings,
      platformVersion: input.platformVersion ?? (launchType === 'FARGATE' ? 'LATEST' : null),
      loadBalancers: loadBalancersGiven(world, input.loadBalancers ?? [], { definition, launchType }),
      serviceRegistries: input.serviceRegistries ?? [],
      ...(providers.length > 0 && { capacityProviderStrategy: providers }),
    },
    launchType,
    scalePercent: percentOf(input.scale ?? {}),
    externalId: input.externalId ?? null,
    startedBy: null,
  }
}

function answerOf(world: World, serviceKey: string, id: string): () => Output {
  return () => {
    const service = world.services.get(serviceKey)
    const deployment = taskSetsOf(service ?? { deployments: [] }).find((one) => one.id === id)
    return service === undefined || deployment === undefined ? {} : { taskSet: taskSetJson(service, deployment) }
  }
}

function refused(message: string, field: string): ApiError {
  return new ApiError('InvalidParameterException', message, field)
}
