import { apiTime, clusterArn, definitionArn, serviceArn, taskSetArn } from '../api/arns.ts'
import type { Output } from '../api/command.ts'
import type { Service } from '../world/service/service.ts'
import { computedDesiredCount } from '../world/taskSet/taskSet.ts'
import type { TaskSetDeployment } from '../world/taskSet/taskSetsOf.ts'
import { settingsMembers } from './deploymentMembers.ts'
import { loadBalancerJson } from './loadBalancerJson.ts'

/** A task set as ECS answers it, its members in ECS's order. */
export function taskSetJson(service: Service, deployment: TaskSetDeployment): Output {
  const { id, network, settings, taskSet } = deployment
  const { launchType, externalId, startedBy, scalePercent, isDraining } = taskSet
  return {
    id,
    taskSetArn: taskSetArn(service, id),
    serviceArn: serviceArn(service.clusterName, service.name),
    clusterArn: clusterArn(service.clusterName),
    ...(startedBy !== null && { startedBy }),
    ...(externalId !== null && { externalId }),
    status: isDraining === true ? 'DRAINING' : deployment.status,
    taskDefinition: definitionArn(deployment.definitionKey),
    computedDesiredCount: computedDesiredCount(service.desiredCount, taskSet),
    pendingCount: deployment.pendingCount,
    runningCount: deployment.runningCount,
    createdAt: apiTime(deployment.createdAtMs),
    updatedAt: apiTime(deployment.updatedAtMs),
    ...settingsMembers({ launchType, network, settings: { ...settings, volumeConfigurations: [] } }),
    loadBalancers: settings.loadBalancers.map(loadBalancerJson),
    serviceRegistries: settings.serviceRegistries,
    scale: { value: scalePercent, unit: 'PERCENT' },
    stabilityStatus: deployment.rolloutState === 'COMPLETED' ? 'STEADY_STATE' : 'STABILIZING',
    stabilityStatusAt: apiTime(taskSet.stabilityAtMs),
    tags: [],
  }
}
