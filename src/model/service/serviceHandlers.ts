import type { Context } from '../world/context.ts'
import { SCHEDULER_DELAY_MS } from '../world/durations.ts'
import { DESIRED_COUNT_MAX, DESIRED_TOTAL_MAX, SERVICES_MAX } from '../world/labLimits.ts'
import { askServicePass } from './askPass.ts'
import { createdOnce } from './createdOnce.ts'
import { sayEvent } from './serviceEvents.ts'
import { serviceKey, type Service } from '../world/service/service.ts'
import { definitionKey } from '../world/definition/taskDefinition.ts'
import type { ServiceFields } from '../world/service/serviceChanges.ts'
import type { World } from '../world/world.ts'
import { nameInCluster, serviceArn } from '../api/arns.ts'
import { ApiError, type Output } from '../api/command.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import { activeServiceNamed, serviceNamed, serviceNotFound } from '../api/service/serviceNamed.ts'
import { activeDefinitionNamed, refuseLaunchType } from '../definition/definitionHandlers.ts'
import { networkFor } from '../network/network.ts'
import type { Answering, Given, Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import { constraintsOf, refuseFargatePlacement, strategiesOf } from '../api/placement/placementShape.ts'
import type { serviceOperations, UpdateServiceInput } from '../api/service/serviceOperations.ts'
import { serviceJson } from './serviceJson.ts'

/** How many ListServices answers at once when it is not told. */
const LISTED_SERVICES = 10

export const serviceHandlers: Handlers<typeof serviceOperations> = {
  CreateService: createdOnce((context, { input, kept: keptPaths }) => {
    const { world } = context
    const cluster = clusterNamed(world, input.cluster)
    const key = serviceKey(cluster.name, input.serviceName)
    const existing = world.services.get(key)
    if (existing !== undefined && existing.status !== 'INACTIVE') {
      const what =
        existing.status === 'DRAINING'
          ? 'Unable to Start a service that is still Draining.'
          : 'Creation of service was not idempotent.'
      throw new ApiError('InvalidParameterException', what, 'serviceName')
    }
    if ([...world.services.values()].filter((one) => one.status !== 'INACTIVE').length >= SERVICES_MAX) {
      throw new ApiError('LimitExceededException', `The lab holds ${String(SERVICES_MAX)} services at most.`)
    }
    const definition = activeDefinitionNamed(world, input.taskDefinition)
    const launchType = input.launchType ?? 'EC2'
    refuseLaunchType(definition, launchType)
    refuseFargatePlacement(launchType, input)
    const service = newService(context, {
      key,
      clusterName: cluster.name,
      name: input.serviceName,
      launchType,
      desiredCount: Math.min(input.desiredCount, DESIRED_COUNT_MAX),
      deploymentConfiguration: {
        minimumHealthyPercent: input.deploymentConfiguration?.minimumHealthyPercent ?? 100,
        maximumPercent: input.deploymentConfiguration?.maximumPercent ?? 200,
      },
      placementStrategy: strategiesOf(input.placementStrategy ?? []),
      placementConstraints: constraintsOf(input.placementConstraints ?? []),
      network: networkFor({ definition, launchType }, input.networkConfiguration),
      fieldsWithoutEffect: keptPaths,
    })
    refuseTooMuchWanted(world, { key, desiredCount: service.desiredCount })
    context.emit({ kind: 'serviceCreated', service })
    startDeployment(context, key, definitionKey(definition))
    sayIfCut(context, key, input.desiredCount)
    askServicePass(context, key, SCHEDULER_DELAY_MS)
    return answer(context, key)
  }),
  UpdateService(context, given) {
    const { input } = given
    const service = activeServiceNamed(context.world, input.cluster, input.service)
    const plan = planUpdate(context.world, service, given)
    const desiredCount = plan.fields.desiredCount ?? 0
    if (desiredCount > service.desiredCount) refuseTooMuchWanted(context.world, { key: service.key, desiredCount })
    if (Object.keys(plan.fields).length > 0) {
      context.emit({ kind: 'serviceUpdated', serviceKey: service.key, fields: { ...plan.fields, isSteady: false } })
    }
    if (plan.deploys !== null) startDeployment(context, service.key, plan.deploys)
    sayIfCut(context, service.key, input.desiredCount)
    askServicePass(context, service.key, SCHEDULER_DELAY_MS)
    return answer(context, service.key)
  },
  DeleteService(context, { input }) {
    const service = serviceNamed(context.world, input.service, { cluster: input.cluster })
    if (service.status !== 'ACTIVE') throw serviceNotFound()
    if (service.desiredCount > 0 && input.force !== true) {
      throw new ApiError(
        'InvalidParameterException',
        'The service cannot be stopped while it is scaled above 0.',
        'force',
      )
    }
    const fields: ServiceFields = { status: 'DRAINING', desiredCount: 0, isSteady: false }
    context.emit({ kind: 'serviceUpdated', serviceKey: service.key, fields })
    askServicePass(context, service.key, SCHEDULER_DELAY_MS)
    return answer(context, service.key)
  },
  DescribeServices(world, { input }) {
    const cluster = clusterNamed(world, input.cluster)
    const services: Output[] = []
    const failures: Output[] = []
    for (const given of input.services) {
      const name = nameInCluster(given, 'service', { cluster: cluster.name, field: 'services' })
      const service = world.services.get(serviceKey(cluster.name, name))
      if (service === undefined) failures.push({ arn: serviceArn(cluster.name, name), reason: 'MISSING' })
      else services.push(serviceJson(service))
    }
    return { services, failures }
  },
  ListServices(world, given) {
    const { input } = given
    const cluster = clusterNamed(world, input.cluster)
    const listed = [...world.services.values()].filter(
      (one) =>
        one.clusterName === cluster.name &&
        // SVC-8: what drains can still be described, and is not listed.
        one.status === 'ACTIVE' &&
        (input.launchType === undefined || one.launchType === input.launchType) &&
        input.schedulingStrategy !== 'DAEMON',
    )
    const arns = listed.map((one) => serviceArn(cluster.name, one.name))
    return pageOf('serviceArns', { arns, given, size: LISTED_SERVICES })
  },
}

/** SVC-11: all services together want no more than the lab can hold. @throws ApiError  LimitExceededException */
function refuseTooMuchWanted(world: World, wanted: Pick<Service, 'key' | 'desiredCount'>): void {
  let total = wanted.desiredCount
  for (const one of world.services.values()) if (one.key !== wanted.key) total += one.desiredCount
  if (total <= DESIRED_TOTAL_MAX) return
  throw new ApiError(
    'LimitExceededException',
    `The services of the lab want ${String(DESIRED_TOTAL_MAX)} tasks together at most, and this would make it ${String(total)}.`,
    'desiredCount',
  )
}

type Fresh = 'status' | 'deployments' | 'events' | 'createdAtMs' | 'isSteady' | 'waiting' | 'load'

function newService(context: Context, wanted: Omit<Service, Fresh>): Service {
  return {
    ...wanted,
    status: 'ACTIVE',
    deployments: [],
    events: [],
    createdAtMs: context.nowMs,
    isSteady: false,
    waiting: null,
    load: null,
  }
}

/** SVC-3: which fields change, and whether that starts a deployment. A changed count or percent alone does not. */
function planUpdate(
  world: World,
  service: Service,
  { input, kept: keptPaths }: Given<UpdateServiceInput>,
): { readonly fields: ServiceFields; readonly deploys: string | null } {
  const { launchType } = service
  const current = service.deployments[0]?.definitionKey ?? ''
  const definition =
    input.taskDefinition === undefined
      ? world.taskDefinitions.get(current)
      : activeDefinitionNamed(world, input.taskDefinition)
  if (definition === undefined) throw new ApiError('ClientException', 'TaskDefinition not found.', 'taskDefinition')
  refuseLaunchType(definition, launchType)
  refuseFargatePlacement(launchType, input)
  const network =
    input.networkConfiguration === undefined && service.network !== null && definition.networkMode === 'awsvpc'
      ? service.network
      : networkFor({ definition, launchType }, input.networkConfiguration)
  const percents = input.deploymentConfiguration
  const newlyKept = keptPaths.filter((path) => !service.fieldsWithoutEffect.includes(path))
  const fields: ServiceFields = {
    ...(input.desiredCount !== undefined && { desiredCount: Math.min(input.desiredCount, DESIRED_COUNT_MAX) }),
    ...(percents !== undefined && {
      deploymentConfiguration: {
        minimumHealthyPercent: percents.minimumHealthyPercent ?? service.deploymentConfiguration.minimumHealthyPercent,
        maximumPercent: percents.maximumPercent ?? service.deploymentConfiguration.maximumPercent,
      },
    }),
    ...(input.placementStrategy !== undefined && { placementStrategy: strategiesOf(input.placementStrategy) }),
    ...(input.placementConstraints !== undefined && {
      placementConstraints: constraintsOf(input.placementConstraints),
    }),
    ...(network !== service.network && { network }),
    ...(newlyKept.length > 0 && { fieldsWithoutEffect: [...service.fieldsWithoutEffect, ...newlyKept] }),
  }
  const key = definitionKey(definition)
  const isNew = input.forceNewDeployment === true || key !== current || input.networkConfiguration !== undefined
  return { fields, deploys: isNew ? key : null }
}

/** SVC-9: a count above the quota is cut to it, and the service's events say so. */
function sayIfCut(context: Context, key: string, asked: number | undefined): void {
  if (asked === undefined || asked <= DESIRED_COUNT_MAX) return
  const name = context.world.services.get(key)?.name ?? ''
  const taken = String(DESIRED_COUNT_MAX)
  sayEvent(
    context,
    { serviceKey: key, decisionId: null },
    `(service ${name}) was asked for ${String(asked)} tasks. The lab takes ${taken} a service, the ECS quota.`,
  )
}

function startDeployment(context: Context, key: string, definition: string): void {
  const deploymentId = `ecs-svc/${digits(context, 19)}`
  context.emit({
    kind: 'deploymentStarted',
    serviceKey: key,
    deploymentId,
    definitionKey: definition,
    atMs: context.nowMs,
  })
}

function digits(context: Context, count: number): string {
  let text = String(context.random.between(1, 9))
  while (text.length < count) text += String(context.random.between(0, 9))
  return text
}

/** Made when it is read: a service with a thousand deployments at one instant has a thousand such answers. */
function answer(context: Context, key: string): Answering {
  return () => {
    const service = context.world.services.get(key)
    return service === undefined ? {} : { service: serviceJson(service) }
  }
}
