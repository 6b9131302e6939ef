import { ApiError, type ApiErrorName } from '../api/command.ts'
import type { codeDeployOperations } from '../api/codeDeploy/codeDeployOperations.ts'
import { serviceKey } from '../world/service/service.ts'
import type { InputOf } from '../api/shape.ts'
import type { DeploymentGroup } from '../world/codeDeploy/codeDeploy.ts'
import { ALL_AT_ONCE, type TrafficConfigName } from '../world/codeDeploy/trafficConfigs.ts'
import type { World } from '../world/world.ts'

type Given = InputOf<(typeof codeDeployOperations)['CreateDeploymentGroup']['input']>

/** CDP-1: a deployment group as it is asked for. @throws ApiError  for what CodeDeploy refuses of it */
export function groupGiven(world: World, given: Given): DeploymentGroup {
  const { alarmConfiguration: alarms = {}, autoRollbackConfiguration: rollback = {} } = given
  const { deploymentConfigName: configName = ALL_AT_ONCE } = given
  const balancing = pairGiven(world, given)
  refuseNetwork(world, balancing.listenerArn, configName)
  return {
    applicationName: given.applicationName,
    name: given.deploymentGroupName,
    serviceRoleArn: given.serviceRoleArn,
    configName,
    ...serviceGiven(world, given),
    ...balancing,
    ...waitsGiven(given),
    rollback: rollbackGiven(rollback),
    alarms: alarmsGiven(alarms),
  }
}

export function rollbackGiven({ enabled = false, events = [] }: NonNullable<Given['autoRollbackConfiguration']>) {
  return { enabled, events }
}

export function alarmsGiven({ enabled = false, alarms = [] }: NonNullable<Given['alarmConfiguration']>) {
  return { enabled, names: alarms.flatMap(({ name }) => name ?? []) }
}

function serviceGiven(world: World, { ecsServices }: Given) {
  const { serviceName = '', clusterName = '' } = ecsServices?.[0] ?? {}
  const service = world.services.get(serviceKey(clusterName, serviceName))
  if (service?.status !== 'ACTIVE') {
    throw refused('InvalidECSServiceException', 'The Amazon ECS service was not found or is not ACTIVE.', 'ecsServices')
  }
  if (service.controller !== 'CODE_DEPLOY') {
    const message = 'The Amazon ECS service needs the CODE_DEPLOY deployment controller.'
    throw refused('InvalidECSServiceException', message, 'ecsServices')
  }
  return { clusterName, serviceName }
}

function pairGiven(world: World, { loadBalancerInfo }: Given) {
  const { targetGroups = [], prodTrafficRoute, testTrafficRoute } = loadBalancerInfo?.targetGroupPairInfoList?.[0] ?? {}
  const names = targetGroups.flatMap(({ name }) => name ?? [])
  const [first, second] = names
  const field = 'loadBalancerInfo.targetGroupPairInfoList'
  if (first === undefined || second === undefined || first === second) {
    throw refused('InvalidTargetGroupPairException', 'A pair of two target groups is needed.', field)
  }
  const known = new Set([...world.targetGroups.values()].map(({ name }) => name))
  const missing = names.find((name) => !known.has(name))
  if (missing !== undefined) {
    throw refused('InvalidTargetGroupPairException', `The target group ${missing} was not found.`, field)
  }
  const listenerArn = prodTrafficRoute?.listenerArns?.[0]
  const testListenerArn = testTrafficRoute?.listenerArns?.[0] ?? null
  if (listenerArn === undefined) {
    throw refused(
      'InvalidLoadBalancerInfoException',
      'prodTrafficRoute needs a listener.',
      `${field}[0].prodTrafficRoute`,
    )
  }
  const lost = [listenerArn, testListenerArn].find((arn) => arn !== null && !world.listeners.has(arn))
  if (lost !== undefined && lost !== null) {
    throw refused('InvalidLoadBalancerInfoException', `The listener ${lost} was not found.`, field)
  }
  return { groupNames: [first, second] as const, listenerArn, testListenerArn }
}

/** @throws ApiError  where a Network Load Balancer would have to share traffic out (CDP-4) */
export function refuseNetwork(world: World, listenerArn: string, configName: TrafficConfigName): void {
  const listener = world.listeners.get(listenerArn)
  const isNetwork = world.loadBalancers.get(listener?.loadBalancerArn ?? '')?.type === 'network'
  if (!isNetwork || configName === ALL_AT_ONCE) return
  const message = `With a Network Load Balancer the deployment configuration is ${ALL_AT_ONCE}.`
  throw refused('InvalidTrafficRoutingConfigurationException', message, 'deploymentConfigName')
}

function waitsGiven({ blueGreenDeploymentConfiguration: given, deploymentStyle }: Given) {
  const ready = given?.deploymentReadyOption
  const original = given?.terminateBlueInstancesOnDeploymentSuccess
  const name = 'InvalidBlueGreenDeploymentConfigurationException'
  if (ready?.actionOnTimeout === undefined || original?.action === undefined) {
    const message =
      'What happens when the replacement is ready, and to the original task set, must be given for Amazon ECS.'
    throw refused(name, message, 'blueGreenDeploymentConfiguration')
  }
  if (deploymentStyle?.deploymentType === undefined || deploymentStyle.deploymentOption === undefined) {
    const message = 'For Amazon ECS the deployment style is BLUE_GREEN, WITH_TRAFFIC_CONTROL.'
    throw refused('InvalidDeploymentStyleException', message, 'deploymentStyle')
  }
  const { waitTimeInMinutes = 0 } = ready
  if (ready.actionOnTimeout === 'STOP_DEPLOYMENT' && waitTimeInMinutes === 0) {
    throw refused(name, 'STOP_DEPLOYMENT needs a wait.', 'blueGreenDeploymentConfiguration.deploymentReadyOption')
  }
  return {
    ready: { action: ready.actionOnTimeout, waitMinutes: waitTimeInMinutes },
    original: { action: original.action, waitMinutes: original.terminationWaitTimeInMinutes ?? 0 },
  }
}

function refused(name: ApiErrorName, message: string, field: string): ApiError {
  return new ApiError(name, message, field)
}
