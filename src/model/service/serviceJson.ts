import { apiTime, clusterArn, definitionArn, deploymentArn, serviceArn } from '../api/arns.ts'
import type { Output } from '../api/command.ts'
import { tasksOfRevision, revisionIdOf, wantedOf } from '../world/deployment/serviceDeployment.ts'
import { countsOf, type Deployment, type Service } from '../world/service/service.ts'
import { deploymentConfigurationOf } from '../world/service/settings.ts'
import { taskSetsOf } from '../world/taskSet/taskSetsOf.ts'
import { ACCOUNT } from '../world/world.ts'
import { launchMembers, platformMembers, settingsMembers } from './deploymentMembers.ts'
import { loadBalancerJson } from './loadBalancerJson.ts'
import { taskSetJson } from './taskSetJson.ts'

const IAM = `arn:aws:iam::${ACCOUNT}:role`
const SERVICE_LINKED_ROLE = `${IAM}/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`
/** Who gives the acts of a lab: AWS has a principal of the account here. */
const PRINCIPAL = `${IAM}/Admin`

/** A service as ECS answers it, its members in ECS's order. Of an INACTIVE one no deployment is told any more (SVC-8). */
export function serviceJson(service: Service): Output {
  const counts = countsOf(service)
  const { settings } = service
  const all = service.status === 'INACTIVE' ? [] : service.deployments
  const deployments = all.filter(({ taskSet }) => taskSet === undefined)
  return {
    serviceArn: serviceArn(service.clusterName, service.name),
    serviceName: service.name,
    clusterArn: clusterArn(service.clusterName),
    loadBalancers: settings.loadBalancers.map(loadBalancerJson),
    serviceRegistries: settings.serviceRegistries,
    status: service.status,
    desiredCount: service.desiredCount,
    runningCount: counts.running,
    pendingCount: counts.pending,
    ...launchMembers(service),
    ...(settings.platformVersion !== null && platformMembers(settings.platformVersion)),
    ...(service.controller !== 'EXTERNAL' && {
      taskDefinition: definitionArn(service.deployments[0]?.definitionKey ?? ''),
    }),
    deploymentConfiguration: deploymentConfigurationOf(service),
    ...(service.controller !== undefined && {
      taskSets: taskSetsOf({ deployments: all }).map((one) => taskSetJson(service, one)),
    }),
    deployments: deployments.map((one) => deploymentJson(service, one)),
    ...roleMember(service),
    events: service.events.map((one) => ({ id: one.id, createdAt: apiTime(one.atMs), message: one.message })),
    createdAt: apiTime(service.createdAtMs),
    currentServiceRevisions: deployments.map((one) => revisionJson(service, one)),
    placementConstraints: service.placementConstraints,
    placementStrategy: service.placementStrategy,
    ...(service.network !== null && { networkConfiguration: { awsvpcConfiguration: service.network } }),
    healthCheckGracePeriodSeconds: settings.healthCheckGracePeriodSeconds,
    schedulingStrategy: 'REPLICA',
    deploymentController: { type: service.controller ?? 'ECS' },
    createdBy: PRINCIPAL,
    enableExecuteCommand: settings.enableExecuteCommand,
    availabilityZoneRebalancing: settings.availabilityZoneRebalancing,
    resourceManagementType: 'CUSTOMER',
  }
}

/** The role that was given, else the one that awsvpc needs. */
function roleMember({ settings: { role }, network, controller }: Service): Output {
  if (role !== null) return { roleArn: role.startsWith('arn:') ? role : `${IAM}/${role}` }
  return network === null && controller !== 'EXTERNAL' ? {} : { roleArn: SERVICE_LINKED_ROLE }
}

function deploymentJson({ launchType }: Service, deployment: Deployment): Output {
  const { network, settings } = deployment
  return {
    id: deployment.id,
    status: deployment.status,
    taskDefinition: definitionArn(deployment.definitionKey),
    desiredCount: wantedOf(deployment),
    pendingCount: deployment.pendingCount,
    runningCount: deployment.runningCount,
    failedTasks: deployment.failedTasks,
    createdAt: apiTime(deployment.createdAtMs),
    updatedAt: apiTime(deployment.updatedAtMs),
    ...settingsMembers({ launchType, network, settings }),
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.rolloutStateReason,
    ...(settings.serviceConnectConfiguration !== null && {
      serviceConnectConfiguration: settings.serviceConnectConfiguration,
    }),
  }
}

/** ECS gives a deployment and its service revision the same id. */
function revisionJson(service: Service, deployment: Deployment): Output {
  const { revisionId, requested, running, pending } = tasksOfRevision(service, revisionIdOf(deployment))
  return {
    arn: deploymentArn('service-revision', service, revisionId),
    requestedTaskCount: requested,
    runningTaskCount: running,
    pendingTaskCount: pending,
  }
}
