import { countsOf, type Deployment, type Service } from '../world/service/service.ts'
import { apiTime, clusterArn, definitionArn, serviceArn } from '../api/arns.ts'
import type { Output } from '../api/command.ts'

/** A service as DescribeServices answers it. */
export function serviceJson(service: Service): Output {
  const counts = countsOf(service)
  return {
    serviceArn: serviceArn(service.clusterName, service.name),
    serviceName: service.name,
    clusterArn: clusterArn(service.clusterName),
    status: service.status,
    desiredCount: service.desiredCount,
    runningCount: counts.running,
    pendingCount: counts.pending,
    launchType: service.launchType,
    schedulingStrategy: 'REPLICA',
    deploymentController: { type: 'ECS' },
    loadBalancers: [],
    taskDefinition: definitionArn(service.deployments[0]?.definitionKey ?? ''),
    deploymentConfiguration: service.deploymentConfiguration,
    deployments: service.deployments.map((one) => deploymentJson(one, wantedOf(one))),
    events: service.events.map((one) => ({ id: one.id, createdAt: apiTime(one.atMs), message: one.message })),
    placementStrategy: service.placementStrategy,
    placementConstraints: service.placementConstraints,
    ...(service.network !== null && { networkConfiguration: { awsvpcConfiguration: service.network } }),
    createdAt: apiTime(service.createdAtMs),
  }
}

/**
 * The PRIMARY wants what the service wants; of an older one are wanted those that nobody has asked to stop yet. Who is
 * asked to stop leaves RUNNING or what comes before it at once (TSK-5), so the counts tell.
 */
function wantedOf(deployment: Deployment): number {
  return deployment.status === 'PRIMARY' ? deployment.desiredCount : deployment.runningCount + deployment.pendingCount
}

function deploymentJson(deployment: Deployment, desiredCount: number): Output {
  return {
    id: deployment.id,
    status: deployment.status,
    taskDefinition: definitionArn(deployment.definitionKey),
    desiredCount,
    pendingCount: deployment.pendingCount,
    runningCount: deployment.runningCount,
    failedTasks: deployment.failedTasks,
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.rolloutStateReason,
    createdAt: apiTime(deployment.createdAtMs),
    updatedAt: apiTime(deployment.updatedAtMs),
  }
}
