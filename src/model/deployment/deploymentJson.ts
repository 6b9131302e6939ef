import { shiftMembers, weightMembers } from './shifting/shiftJson.ts'
import { apiTime, clusterArn, definitionArn, deploymentArn, serviceArn } from '../api/arns.ts'
import type { Output } from '../api/command.ts'
import { settingsMembers } from '../service/deploymentMembers.ts'
import { loadBalancerJson } from '../service/loadBalancerJson.ts'
import { balancersOf } from '../world/deployment/shifting/sides.ts'
import type { DeploymentRollback, RevisionTasks, ServiceDeployment } from '../world/deployment/serviceDeployment.ts'
import { alarmsWatch, breakerWatch, configurationOf, sourceTasks, targetTasks } from '../world/deployment/watching.ts'
import type { Service } from '../world/service/service.ts'
import type { World } from '../world/world.ts'

function head(service: Service, one: ServiceDeployment): Output {
  return {
    serviceDeploymentArn: deploymentArn('service-deployment', service, one.id),
    serviceArn: serviceArn(service.clusterName, service.name),
    clusterArn: clusterArn(service.clusterName),
  }
}

function times(one: ServiceDeployment): Output {
  return {
    createdAt: apiTime(one.createdAtMs),
    ...(one.startedAtMs !== null && { startedAt: apiTime(one.startedAtMs) }),
    ...(one.end !== null && { finishedAt: apiTime(one.end.atMs) }),
    // Nothing of it goes on: it failed, and nothing is rolled back.
    ...(one.failure !== undefined && one.status === 'STOPPED' && { stoppedAt: apiTime(one.failure.atMs) }),
  }
}

/** As ListServiceDeployments answers it. */
export function briefJson(service: Service, one: ServiceDeployment): Output {
  return {
    ...head(service, one),
    ...times(one),
    targetServiceRevisionArn: deploymentArn('service-revision', service, one.revisionId),
    status: one.status,
    ...reasonMember(one),
  }
}

function reasonMember({ statusReason }: ServiceDeployment): Output {
  return statusReason === undefined ? {} : { statusReason }
}

/** As DescribeServiceDeployments answers it: live counts while it goes on, and what they were when it ended. */
export function serviceDeploymentJson(service: Service, one: ServiceDeployment): Output {
  const target = targetTasks(service, one)
  return {
    ...head(service, one),
    ...times(one),
    updatedAt: apiTime(one.updatedAtMs),
    sourceServiceRevisions: sourceTasks(service, one).map((tasks) => ({
      ...revisionTasksJson(service, tasks),
      ...weightMembers(one, tasks.revisionId),
    })),
    targetServiceRevision: { ...revisionTasksJson(service, target), ...weightMembers(one, target.revisionId) },
    status: one.status,
    ...reasonMember(one),
    ...shiftMembers(one),
    deploymentConfiguration: configurationOf(service, one),
    ...(one.rollback !== undefined && { rollback: rollbackJson(service, one.rollback) }),
    deploymentCircuitBreaker: breakerJson(service, one),
    alarms: alarmsJson(service, one),
  }
}

function rollbackJson(service: Service, { reason, startedAtMs, revisionId }: DeploymentRollback): Output {
  return {
    reason,
    startedAt: apiTime(startedAtMs),
    serviceRevisionArn: deploymentArn('service-revision', service, revisionId),
  }
}

/** DEP-21 */
function alarmsJson(service: Service, one: ServiceDeployment): Output {
  const watch = alarmsWatch(service, one)
  if (watch === null || watch.status === 'DISABLED') return { status: 'DISABLED' }
  const triggeredAlarmNames = one.failure?.alarmNames ?? []
  return {
    status: watch.status,
    alarmNames: watch.alarms.alarmNames,
    ...(triggeredAlarmNames.length > 0 && { triggeredAlarmNames }),
  }
}

/** DEP-20 */
function breakerJson(service: Service, one: ServiceDeployment): Output {
  const { status, failureCount, threshold } = breakerWatch(service, one)
  return { status, failureCount, threshold }
}

function revisionTasksJson(service: Service, tasks: RevisionTasks): Output {
  return {
    arn: deploymentArn('service-revision', service, tasks.revisionId),
    requestedTaskCount: tasks.requested,
    runningTaskCount: tasks.running,
    pendingTaskCount: tasks.pending,
  }
}

/** As DescribeServiceRevisions answers it, with the digests that are resolved (PUL-3). */
export function serviceRevisionJson(world: World, service: Service, one: ServiceDeployment): Output {
  const { definitionKey, launchType, network, settings } = one.revision
  const containers = world.taskDefinitions.get(definitionKey)?.containers ?? []
  return {
    serviceRevisionArn: deploymentArn('service-revision', service, one.revisionId),
    serviceArn: serviceArn(service.clusterName, service.name),
    clusterArn: clusterArn(service.clusterName),
    taskDefinition: definitionArn(definitionKey),
    ...settingsMembers({ launchType, network, settings }),
    ...(settings.loadBalancers.length > 0 && { loadBalancers: settings.loadBalancers.map(loadBalancerJson) }),
    ...(settings.serviceRegistries.length > 0 && { serviceRegistries: settings.serviceRegistries }),
    containerImages: containers.map(({ name, image }) => ({
      containerName: name,
      image,
      ...digestMember(one.images?.digests[name]),
    })),
    guardDutyEnabled: false,
    serviceConnectConfiguration: settings.serviceConnectConfiguration ?? { enabled: false },
    ...(settings.monitoring !== null && { monitoring: settings.monitoring }),
    ...resolvedMember(one),
    createdAt: apiTime(one.createdAtMs),
  }
}

/** The group in which its tasks are registered, and the rule by which production traffic comes to it (DEP-32). */
function resolvedMember({ revision }: ServiceDeployment): Output {
  const balanced = balancersOf(revision).filter((one) => one.targetGroupArn !== null)
  if (balanced.length === 0) return {}
  const loadBalancers = balanced.map(({ targetGroupArn, advanced }) => ({
    targetGroupArn,
    ...(advanced !== undefined && { productionListenerRule: advanced.productionListenerRule }),
  }))
  return { resolvedConfiguration: { loadBalancers } }
}

function digestMember(imageDigest: string | undefined): Output {
  return imageDigest === undefined ? {} : { imageDigest }
}
