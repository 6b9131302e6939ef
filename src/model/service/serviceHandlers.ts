import type { Context } from '../world/context.ts'
import { SCHEDULER_DELAY_MS } from '../world/durations.ts'
import { DESIRED_COUNT_MAX, DESIRED_TOTAL_MAX, SERVICES_MAX } from '../world/labLimits.ts'
import { askServicePass } from './askPass.ts'
import { createdOnce } from './createdOnce.ts'
import { roomToWant } from './desiredCount.ts'
import { sayEvent } from './serviceEvents.ts'
import { drawDeploymentId } from './drawDeploymentId.ts'
import {
  beginFirstTaskSet,
  controllerGiven,
  externalService,
  planOtherUpdate,
  refuseOfOther,
} from './otherControllers.ts'
import { settingsFrom } from './settingsFrom.ts'
import { planUpdate } from './planUpdate.ts'
import { serviceKey, type Service } from '../world/service/service.ts'
import { definitionKey, type TaskDefinition } from '../world/definition/taskDefinition.ts'
import type { ServiceFields } from '../world/service/serviceChanges.ts'
import { launchTypeOf } from '../world/provider/strategy.ts'
import type { World } from '../world/world.ts'
import { missingServiceArn, nameInCluster, serviceArn } from '../api/arns.ts'
import { ApiError, type Output } from '../api/command.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import { activeServiceNamed, serviceNamed } from '../api/service/serviceNamed.ts'
import { refuseLaunchType } from '../definition/definitionHandlers.ts'
import { activeDefinitionNamed } from '../definition/definitionNamed.ts'
import { networkFor } from '../network/network.ts'
import type { Answering, Given, Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import { strategyFor } from '../api/provider/providerShapes.ts'
import { constraintsOf, refuseFargatePlacement, strategiesOf } from '../api/placement/placementShape.ts'
import type { CreateServiceInput, serviceOperations } from '../api/service/serviceOperations.ts'
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
    const controller = controllerGiven(input)
    if (controller !== undefined) refuseOfOther(controller, input)
    if (controller === 'EXTERNAL') {
      const service = externalService(context, { key, clusterName: cluster.name }, { input, kept: keptPaths })
      begin(context, service, { input, start: () => undefined })
      return answer(context, key)
    }
    if (input.taskDefinition === undefined) {
      throw new ApiError('InvalidParameterException', 'TaskDefinition can not be blank.', 'taskDefinition')
    }
    const definition = activeDefinitionNamed(world, input.taskDefinition)
    const service = newService(context, { key, clusterName: cluster.name, definition }, { input, kept: keptPaths })
    const startFirst = controller === undefined ? startDeployment : beginFirstTaskSet
    begin(context, service, { input, start: () => startFirst(context, key, definitionKey(definition)) })
    return answer(context, key)
  }),
  UpdateService(context, given) {
    const { input } = given
    const service = activeServiceNamed(context.world, input.cluster, input.service)
    const { controller } = service
    const plan =
      controller === undefined
        ? planUpdate(context.world, service, given)
        : { fields: planOtherUpdate({ ...service, controller }, given), deploys: null }
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
    // SVC-8: what is being deleted, or is, is answered as it stands.
    if (service.status !== 'ACTIVE') return answer(context, service.key)
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
      if (service === undefined) failures.push({ arn: missingServiceArn(given), reason: 'MISSING' })
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
function refuseTooMuchWanted(world: World, { key, desiredCount }: Pick<Service, 'key' | 'desiredCount'>): void {
  const room = roomToWant(world, key)
  if (desiredCount <= room) return
  const total = DESIRED_TOTAL_MAX - room + desiredCount
  throw new ApiError(
    'LimitExceededException',
    `The services of the lab want ${String(DESIRED_TOTAL_MAX)} tasks together at most, and this would make it ${String(total)}.`,
    'desiredCount',
  )
}

interface Beginning {
  readonly input: CreateServiceInput
  /** Makes its first deployment. */
  readonly start: () => void
}

function begin(context: Context, service: Service, { input, start }: Beginning): void {
  refuseTooMuchWanted(context.world, service)
  context.emit({ kind: 'serviceCreated', service })
  start()
  sayIfCut(context, service.key, input.desiredCount)
  askServicePass(context, service.key, SCHEDULER_DELAY_MS)
}

interface Named extends Pick<Service, 'key' | 'clusterName'> {
  readonly definition: TaskDefinition
}

function newService(
  context: Context,
  { definition, ...names }: Named,
  { input, kept }: Pick<Given<CreateServiceInput>, 'input' | 'kept'>,
): Service {
  const { world } = context
  const controller = controllerGiven(input)
  const providers = strategyFor(input, { world, clusterName: names.clusterName })
  const launchType = launchTypeOf(providers, input.launchType)
  refuseLaunchType(definition, launchType)
  refuseFargatePlacement(launchType, input)
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = input.deploymentConfiguration ?? {}
  const strategies = strategiesOf(input.placementStrategy ?? [])
  const placementConstraints = constraintsOf(input.placementConstraints ?? [], definition)
  const network = networkFor({ definition, launchType }, input.networkConfiguration)
  return {
    ...names,
    name: input.serviceName,
    status: 'ACTIVE',
    launchType,
    ...(controller !== undefined && { controller }),
    desiredCount: Math.min(input.desiredCount, DESIRED_COUNT_MAX),
    deploymentConfiguration: { minimumHealthyPercent, maximumPercent },
    placementStrategy: strategies,
    placementConstraints,
    network,
    settings: settingsFrom(input, {
      definition,
      launchType,
      maximumPercent,
      strategies,
      constraints: placementConstraints,
      providers,
      world,
      before: null,
    }),
    deployments: [],
    events: [],
    createdAtMs: context.nowMs,
    isSteady: false,
    waiting: null,
    load: null,
    fieldsWithoutEffect: kept,
  }
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
  const deploymentId = drawDeploymentId(context)
  context.emit({
    kind: 'deploymentStarted',
    serviceKey: key,
    deploymentId,
    definitionKey: definition,
    atMs: context.nowMs,
  })
}

/** Made when it is read: a service with a thousand deployments at one instant has a thousand such answers. */
function answer(context: Context, key: string): Answering {
  return () => {
    const service = context.world.services.get(key)
    return service === undefined ? {} : { service: serviceJson(service) }
  }
}
