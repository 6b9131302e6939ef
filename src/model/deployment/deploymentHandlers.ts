import { apiTime, deploymentArn, deploymentOfArn, type DeploymentArnKind } from '../api/arns.ts'
import { ApiError, type Output } from '../api/command.ts'
import type { deploymentOperations } from '../api/deployment/deploymentOperations.ts'
import type { Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import { serviceNamed } from '../api/service/serviceNamed.ts'
import { continueHook } from './shifting/shifting.ts'
import { askServicePass } from '../service/askPass.ts'
import { SCHEDULER_DELAY_MS } from '../world/durations.ts'
import { serviceKey, type Service } from '../world/service/service.ts'
import type { ServiceDeployment } from '../world/deployment/serviceDeployment.ts'
import type { World } from '../world/world.ts'
import { briefJson, serviceDeploymentJson, serviceRevisionJson } from './deploymentJson.ts'

/** How many ListServiceDeployments answers at once when it is not told. */
const LISTED_DEPLOYMENTS = 20

/** The history of a service, deployment by deployment (DEP-13). */
export const deploymentHandlers: Handlers<typeof deploymentOperations> = {
  ListServiceDeployments(world, given) {
    const { cluster, service: name, status = [], createdAt = {} } = given.input
    const service = serviceNamed(world, name, { cluster })
    const { before = Infinity, after = -Infinity } = createdAt
    const listed = (world.serviceDeployments.get(service.key) ?? []).filter((one) => {
      const atSeconds = apiTime(one.createdAtMs)
      const isMeant = status.length === 0 || status.includes(one.status)
      return isMeant && atSeconds < before && atSeconds > after
    })
    const briefs = new Map(listed.map((one) => [deploymentArn('service-deployment', service, one.id), one]))
    const { serviceDeployments, ...page } = pageOf('serviceDeployments', {
      arns: [...briefs.keys()],
      given,
      size: LISTED_DEPLOYMENTS,
    })
    const shown = (serviceDeployments as readonly string[]).flatMap((arn) => briefs.get(arn) ?? [])
    return { serviceDeployments: shown.map((one) => briefJson(service, one)), ...page }
  },
  DescribeServiceDeployments(world, { input }) {
    const { found, failures } = asked(world, input.serviceDeploymentArns, 'service-deployment')
    return { serviceDeployments: found.map(([service, one]) => serviceDeploymentJson(service, one)), failures }
  },
  DescribeServiceRevisions(world, { input }) {
    const { found, failures } = asked(world, input.serviceRevisionArns, 'service-revision')
    return { serviceRevisions: found.map(([service, one]) => serviceRevisionJson(world, service, one)), failures }
  },
  StopServiceDeployment(context, { input: { serviceDeploymentArn: arn, stopType } }) {
    const { key, newest, own } = deploymentNamed(context.world, arn)
    if (stopType === 'ABORT') {
      const message = 'ECS StopServiceDeployment API with ABORT stopType is not supported.'
      throw new ApiError('UnsupportedFeatureException', message, 'stopType')
    }
    // DEP-36: in CLEAN_UP there is no way back.
    if (own.end !== null || own !== newest || own.shift?.stage === 'CLEAN_UP') {
      const message = `Service deployment is ${own.status} and cannot be stopped.`
      throw new ApiError('ConflictException', message, 'serviceDeploymentArn')
    }
    // DEP-19: one that is rolled back already goes on with that.
    if (own.status === 'PENDING' || own.status === 'IN_PROGRESS') {
      context.emit({ kind: 'rollbackRequested', serviceKey: key, atMs: context.nowMs })
      askServicePass(context, key, SCHEDULER_DELAY_MS)
    }
    return { serviceDeploymentArn: arn }
  },
  ContinueServiceDeployment(context, { input: { serviceDeploymentArn: arn, hookId, action = 'CONTINUE' } }) {
    const { key, newest, own } = deploymentNamed(context.world, arn)
    if (own !== newest || !continueHook(context, key, { hookId, action })) {
      const message = `Service deployment has no lifecycle hook ${hookId} that awaits an action.`
      throw new ApiError('ClientException', message, 'hookId')
    }
    return { serviceDeploymentArn: arn }
  },
}

interface Named {
  readonly key: string
  readonly newest: ServiceDeployment | undefined
  readonly own: ServiceDeployment
}

/** @throws ApiError  ServiceDeploymentNotFoundException */
function deploymentNamed(world: World, arn: string): Named {
  const { clusterName, name, id } = deploymentOfArn(arn, 'service-deployment', 'serviceDeploymentArn')
  const key = serviceKey(clusterName, name)
  const history = world.serviceDeployments.get(key) ?? []
  const own = history.find((one) => one.id === id)
  if (own !== undefined) return { key, newest: history[0], own }
  throw new ApiError('ServiceDeploymentNotFoundException', 'Service deployment not found.', 'serviceDeploymentArn')
}

interface Found {
  readonly found: readonly (readonly [Service, ServiceDeployment])[]
  readonly failures: readonly Output[]
}

const FIELDS = {
  'service-deployment': 'serviceDeploymentArns',
  'service-revision': 'serviceRevisionArns',
} as const satisfies Record<DeploymentArnKind, string>

/** What the ARNs name, in their order, and which of them name nothing that is kept. */
function asked(world: World, arns: readonly string[], kind: DeploymentArnKind): Found {
  const found: (readonly [Service, ServiceDeployment])[] = []
  const failures: Output[] = []
  for (const arn of arns) {
    const { clusterName, name, id } = deploymentOfArn(arn, kind, FIELDS[kind])
    const service = world.services.get(serviceKey(clusterName, name))
    const history = service === undefined ? [] : (world.serviceDeployments.get(service.key) ?? [])
    const own = history.find((one) => (kind === 'service-revision' ? one.revisionId : one.id) === id)
    if (service === undefined || own === undefined) failures.push({ arn, reason: 'MISSING' })
    else found.push([service, own])
  }
  return { found, failures }
}
