import { uuidOf } from '../api/arns.ts'
import type { codeDeployOperations } from '../api/codeDeploy/codeDeployOperations.ts'
import { ApiError, type ApiErrorName } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import type { InputOf } from '../api/shape.ts'
import {
  deploymentGroupKey,
  isUnderWay,
  type CodeDeployment,
  type DeploymentGroup,
} from '../world/codeDeploy/codeDeploy.ts'
import { LIFECYCLE_EVENTS } from '../world/codeDeploy/lifecycleEvents.ts'
import type { Context } from '../world/context.ts'
import { CODE_DEPLOY_MAX } from '../world/labLimits.ts'
import { serviceKey } from '../world/service/service.ts'
import type { World } from '../world/world.ts'
import { apiTime } from '../api/arns.ts'
import { appSpecFrom } from './appSpec.ts'
import { groupJson, infoJson, targetIdOf, targetJson } from './codeDeployJson.ts'
import { decideCodeDeploy } from './decideCodeDeploy.ts'
import { goOn, rest } from './deploying.ts'
import { drawId } from './drawId.ts'
import { failDeployment } from './failing.ts'
import { alarmsGiven, groupGiven, refuseNetwork, rollbackGiven } from './groupGiven.ts'
import { pairOf } from './listenerTraffic.ts'
import { putDeployment } from './stored.ts'

export const codeDeployHandlers: Handlers<typeof codeDeployOperations> = {
  CreateApplication(context, { input }) {
    const { applicationName: name } = input
    const { codeDeployApplications: all } = context.world
    if (all.has(name))
      throw refused('ApplicationAlreadyExistsException', `Application already exists: ${name}`, 'applicationName')
    refuseMore(all.size, 'ApplicationLimitExceededException')
    const value = { name, createdAtMs: context.nowMs }
    context.emit({ kind: 'put', table: 'codeDeployApplications', key: name, value })
    return { applicationId: uuidOf(`application ${name}`) }
  },
  CreateDeploymentGroup(context, { input }) {
    const { world } = context
    const key = deploymentGroupKey(applicationNamed(world, input.applicationName), input.deploymentGroupName)
    if (world.deploymentGroups.has(key)) {
      const message = `Deployment Group already exists: ${input.deploymentGroupName}`
      throw refused('DeploymentGroupAlreadyExistsException', message, 'deploymentGroupName')
    }
    refuseMore(world.deploymentGroups.size, 'DeploymentGroupLimitExceededException')
    context.emit({ kind: 'put', table: 'deploymentGroups', key, value: groupGiven(world, input) })
    return { deploymentGroupId: uuidOf(`deploymentGroup ${key}`) }
  },
  CreateDeployment(context, { input }) {
    const made = deploymentFrom(context.world, input)
    const deployment: CodeDeployment = { ...made, id: `d-${drawId(context)}` }
    forgetOldest(context)
    putDeployment(context, deployment)
    decideCodeDeploy(context, deployment, { action: 'step' })
    rest(context, deployment.id)
    return { deploymentId: deployment.id }
  },
  StopDeployment(context, { input }) {
    const deployment = underWay(context.world, input.deploymentId)
    const { group } = deployment
    const events = ['DEPLOYMENT_STOP_ON_REQUEST'] as const
    const isAsked = input.autoRollbackEnabled
    const rollback = isAsked === undefined ? group.rollback : { enabled: isAsked, events }
    const message = 'The deployment was stopped by a user.'
    const stopped = { ...deployment, group: { ...group, rollback } }
    failDeployment(context, stopped, { status: 'Stopped', code: 'MANUAL_STOP', message, event: events[0] })
    return { status: 'Succeeded', statusMessage: 'No more lifecycle events will be started.' }
  },
  ContinueDeployment(context, { input }) {
    const { deploymentId, deploymentWaitType = 'READY_WAIT' } = input
    if (deploymentId === undefined)
      throw refused('DeploymentIdRequiredException', 'A deployment ID must be given.', 'deploymentId')
    const deployment = underWay(context.world, deploymentId)
    const wanted = deploymentWaitType === 'READY_WAIT' ? 'ReadyWait' : 'TerminationWait'
    if (deployment.step !== wanted) {
      const message = `The deployment does not wait in ${deploymentWaitType}.`
      throw refused('DeploymentIsNotInReadyStateException', message, 'deploymentId')
    }
    goOn(context, deployment)
    return {}
  },
  GetDeployment: (world, { input }) => ({ deploymentInfo: infoJson(deploymentNamed(world, input.deploymentId)) }),
  GetDeploymentTarget(world, { input }) {
    const deployment = deploymentNamed(world, input.deploymentId)
    if (input.targetId !== targetIdOf(deployment)) {
      throw refused('DeploymentTargetDoesNotExistException', 'The deployment has no such target.', 'targetId')
    }
    return { deploymentTarget: targetJson(world, deployment) }
  },
  GetDeploymentGroup(world, { input }) {
    return {
      deploymentGroupInfo: groupJson(world, groupNamed(world, input.applicationName, input.deploymentGroupName)),
    }
  },
  ListApplications: (world, given) => pageOf('applications', { arns: [...world.codeDeployApplications.keys()], given }),
  ListDeploymentGroups(world, given) {
    const applicationName = applicationNamed(world, given.input.applicationName)
    const arns = [...world.deploymentGroups.values()].filter((one) => one.applicationName === applicationName)
    return { applicationName, ...pageOf('deploymentGroups', { arns: arns.map(({ name }) => name), given }) }
  },
  ListDeployments(world, given) {
    const {
      applicationName,
      deploymentGroupName,
      includeOnlyStatuses: statuses,
      createTimeRange: range = {},
    } = given.input
    const arns = [...world.codeDeployments.values()]
      .filter(
        ({ group, status, createdAtMs }) =>
          (applicationName === undefined || group.applicationName === applicationName) &&
          (deploymentGroupName === undefined || group.name === deploymentGroupName) &&
          (statuses === undefined || statuses.includes(status)) &&
          apiTime(createdAtMs) >= (range.start ?? 0) &&
          apiTime(createdAtMs) <= (range.end ?? Infinity),
      )
      .map(({ id }) => id)
      .reverse()
    return pageOf('deployments', { arns, given })
  },
}

type Given = InputOf<(typeof codeDeployOperations)['CreateDeployment']['input']>

/** CDP-2 @throws ApiError  for what CodeDeploy refuses of a deployment */
function deploymentFrom(world: World, input: Given): Omit<CodeDeployment, 'id'> {
  applicationNamed(world, input.applicationName)
  if (input.deploymentGroupName === undefined) {
    throw refused('DeploymentGroupNameRequiredException', 'A deployment group must be given.', 'deploymentGroupName')
  }
  const own = groupNamed(world, input.applicationName, input.deploymentGroupName)
  const active = [...world.codeDeployments.values()].find(
    ({ group, status }) => isSame(group, own) && isUnderWay({ status }),
  )
  if (active !== undefined) {
    const message = `The Deployment Group '${own.name}' already has an active Deployment '${active.id}'`
    throw refused('DeploymentLimitExceededException', message, 'deploymentGroupName')
  }
  const content = input.revision?.appSpecContent?.content
  if (content === undefined)
    throw refused('RevisionRequiredException', 'The AppSpec content must be given.', 'revision')
  const appSpec = appSpecFrom(world, content)
  const group: DeploymentGroup = {
    ...own,
    configName: input.deploymentConfigName ?? own.configName,
    ...(input.autoRollbackConfiguration !== undefined && { rollback: rollbackGiven(input.autoRollbackConfiguration) }),
    ...(input.overrideAlarmConfiguration !== undefined && { alarms: alarmsGiven(input.overrideAlarmConfiguration) }),
  }
  refuseNetwork(world, group.listenerArn, group.configName)
  const { blueId, createdAtMs } = blueOf(world, group)
  return {
    group,
    appSpec,
    description: input.description ?? null,
    creator: 'user',
    serviceCreatedAtMs: createdAtMs,
    status: 'Created',
    events: LIFECYCLE_EVENTS.map((name, index) => ({
      name,
      status: index === 0 ? 'InProgress' : 'Pending',
      startedAtMs: index === 0 ? world.nowMs : null,
      endedAtMs: null,
    })),
    step: 'BeforeInstall',
    stepAtMs: world.nowMs,
    untilMs: null,
    blueId,
    greenId: null,
    production: 0,
    test: 0,
    shifts: 0,
    error: null,
    rolledBackBy: null,
    takesBack: null,
    createdAtMs: world.nowMs,
    completedAtMs: null,
  }
}

/** The task set that serves, behind one of the two target groups. */
function blueOf(world: World, group: DeploymentGroup): { readonly blueId: string; readonly createdAtMs: number } {
  const service = world.services.get(serviceKey(group.clusterName, group.serviceName))
  const [primary] = service?.status === 'ACTIVE' && service.controller === 'CODE_DEPLOY' ? service.deployments : []
  if (service === undefined || primary === undefined) {
    throw refused(
      'InvalidECSServiceException',
      'The Amazon ECS service was not found or is not ACTIVE.',
      'deploymentGroupName',
    )
  }
  const arn = primary.settings.loadBalancers[0]?.targetGroupArn ?? ''
  const pair = pairOf(world, group)
  if (!pair.includes(arn) || pair.includes(null)) {
    const message = 'The primary task set must be behind one of both target groups of the deployment group.'
    throw refused('InvalidTargetGroupPairException', message, 'deploymentGroupName')
  }
  return { blueId: primary.id, createdAtMs: service.createdAtMs }
}

function isSame(one: DeploymentGroup, other: DeploymentGroup): boolean {
  return one.name === other.name && one.applicationName === other.applicationName
}

/** What is over longest goes first. */
function forgetOldest(context: Context): void {
  const { codeDeployments } = context.world
  if (codeDeployments.size < CODE_DEPLOY_MAX) return
  const oldest = [...codeDeployments.values()].find((one) => !isUnderWay(one))
  if (oldest !== undefined) context.emit({ kind: 'gone', table: 'codeDeployments', key: oldest.id })
}

function refuseMore(count: number, name: ApiErrorName): void {
  if (count < CODE_DEPLOY_MAX) return
  throw new ApiError(name, `The lab keeps ${String(CODE_DEPLOY_MAX)} of them at most.`)
}

function applicationNamed(world: World, name: string): string {
  if (world.codeDeployApplications.has(name)) return name
  throw refused('ApplicationDoesNotExistException', `No application found for name: ${name}`, 'applicationName')
}

function groupNamed(world: World, applicationName: string, name: string): DeploymentGroup {
  const found = world.deploymentGroups.get(deploymentGroupKey(applicationNamed(world, applicationName), name))
  if (found !== undefined) return found
  const message = `No Deployment Group found for name: ${name}`
  throw refused('DeploymentGroupDoesNotExistException', message, 'deploymentGroupName')
}

function deploymentNamed(world: World, id: string): CodeDeployment {
  const found = world.codeDeployments.get(id)
  if (found !== undefined) return found
  throw refused('DeploymentDoesNotExistException', `The deployment ${id} could not be found`, 'deploymentId')
}

function underWay(world: World, id: string): CodeDeployment {
  const found = deploymentNamed(world, id)
  if (isUnderWay(found)) return found
  throw refused('DeploymentAlreadyCompletedException', `The deployment ${id} is over already.`, 'deploymentId')
}

function refused(name: ApiErrorName, message: string, field: string): ApiError {
  return new ApiError(name, message, field)
}
