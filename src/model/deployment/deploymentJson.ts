import { shiftMembers, weightMembers } from './shifting/shiftJson.ts'
import { apiTime, clusterArn, definitionArn, deploymentArn, serviceArn } from '../api/arns.ts'
import type { Output } from '../api/command.ts'
import { settingsMembers } from '../service/deploymentMembers.ts'
import { loadBalancerJson } from '../service/serviceJson.ts'
import type { DeploymentAlarms } from '../world/deployment/deploymentAlarms.ts'
import { thresholdOf, type CircuitBreaker } from '../world/deployment/circuitBreaker.ts'
import {
  tasksOfRevision,
  type DeploymentRollback,
  type FailureCause,
  type RevisionTasks,
  type ServiceDeployment,
} from '../world/deployment/serviceDeployment.ts'
import { deploymentConfigurationOf } from '../world/service/settings.ts'
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
  const { end } = one
  const target = end?.target ?? tasksOfRevision(service, one.revisionId)
  const sources = end?.sources ?? one.sourceRevisionIds.map((id) => tasksOfRevision(service, id))
  const configuration = end?.configuration ?? deploymentConfigurationOf(service)
  return {
    ...head(service, one),
    ...times(one),
    updatedAt: apiTime(one.updatedAtMs),
    sourceServiceRevisions: sources.map((tasks) => ({
      ...revisionTasksJson(service, tasks),
      ...weightMembers(one, tasks.revisionId),
    })),
    targetServiceRevision: { ...revisionTasksJson(service, target), ...weightMembers(one, target.revisionId) },
    status: one.status,
    ...reasonMember(one),
    ...shiftMembers(one),
    deploymentConfiguration: configuration,
    ...(one.rollback !== undefined && { rollback: rollbackJson(service, one.rollback) }),
    deploymentCircuitBreaker: breakerJson(configuration, one, target.requested),
    alarms: alarmsJson(configuration, one),
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
function alarmsJson(configuration: Output, one: ServiceDeployment): Output {
  const alarms = configuration.alarms as DeploymentAlarms | undefined
  if (alarms?.enable !== true || one.ignoresAlarms === true) return { status: 'DISABLED' }
  const triggeredAlarmNames = one.failure?.alarmNames ?? []
  return {
    status: statusOf(one, 'alarms'),
    alarmNames: alarms.alarmNames,
    ...(triggeredAlarmNames.length > 0 && { triggeredAlarmNames }),
  }
}

/** Of what watches a deployment, where it is on. */
function statusOf(one: ServiceDeployment, cause: FailureCause): string {
  if (one.failure?.cause === cause) return 'TRIGGERED'
  return one.end === null ? 'MONITORING' : 'MONITORING_COMPLETE'
}

/** DEP-20 */
function breakerJson(configuration: Output, one: ServiceDeployment, requested: number): Output {
  const breaker = configuration.deploymentCircuitBreaker as CircuitBreaker
  return {
    status: breaker.enable ? statusOf(one, 'circuitBreaker') : 'DISABLED',
    failureCount: one.failureCount ?? 0,
    threshold: thresholdOf(breaker, requested),
  }
}

function revisionTasksJson(service: Service, tasks: RevisionTasks): Output {
  return {
    arn: deploymentArn('service-revision', service, tasks.revisionId),
    requestedTaskCount: tasks.requested,
    runningTaskCount: tasks.running,
    pendingTaskCount: tasks.pending,
  }
}

/** As DescribeServiceRevisions answers it. The lab pulls no images, so it knows no digest of one. */
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
    containerImages: containers.map(({ name, image }) => ({ containerName: name, image })),
    guardDutyEnabled: false,
    serviceConnectConfiguration: settings.serviceConnectConfiguration ?? { enabled: false },
    ...(settings.monitoring !== null && { monitoring: settings.monitoring }),
    createdAt: apiTime(one.createdAtMs),
  }
}
