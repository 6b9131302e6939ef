import type { ContainerInstance } from './capacity/containerInstance.ts'
import type { Deployment, Service } from './service/service.ts'
import type { Task } from './task/task.ts'

/**
 * Copies of the entities that change most, to be altered and put in the place of the old. Field by field: a spread of
 * so many fields takes V8 about ten times as long, and a rolling deployment is little else than such copies.
 */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export function copyTask(task: Task): Mutable<Task> {
  const copy: Mutable<Task> = {
    id: task.id,
    clusterName: task.clusterName,
    definitionKey: task.definitionKey,
    group: task.group,
    startedBy: task.startedBy,
    launchType: task.launchType,
    serviceName: task.serviceName,
    deploymentId: task.deploymentId,
    instanceId: task.instanceId,
    availabilityZone: task.availabilityZone,
    privateIp: task.privateIp,
    step: task.step,
    stepAtMs: task.stepAtMs,
    nextStepAtMs: task.nextStepAtMs,
    desiredStatus: task.desiredStatus,
    healthStatus: task.healthStatus,
    isHealthy: task.isHealthy,
    healthyAtMs: task.healthyAtMs,
    cpuUnits: task.cpuUnits,
    memoryMib: task.memoryMib,
    ports: task.ports,
    launch: task.launch,
    createdAtMs: task.createdAtMs,
    pullStartedAtMs: task.pullStartedAtMs,
    pullStoppedAtMs: task.pullStoppedAtMs,
    startedAtMs: task.startedAtMs,
    stoppingAtMs: task.stoppingAtMs,
    executionStoppedAtMs: task.executionStoppedAtMs,
    stoppedAtMs: task.stoppedAtMs,
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
  }
  if (task.capacityProviderName !== undefined) copy.capacityProviderName = task.capacityProviderName
  if (task.awaited !== undefined) copy.awaited = task.awaited
  if (task.hasPublicIp !== undefined) copy.hasPublicIp = task.hasPublicIp
  return copy
}

export function copyService(service: Service): Mutable<Service> {
  const copy: Mutable<Service> = {
    key: service.key,
    clusterName: service.clusterName,
    name: service.name,
    status: service.status,
    launchType: service.launchType,
    desiredCount: service.desiredCount,
    deploymentConfiguration: service.deploymentConfiguration,
    placementStrategy: service.placementStrategy,
    placementConstraints: service.placementConstraints,
    network: service.network,
    settings: service.settings,
    deployments: service.deployments,
    events: service.events,
    createdAtMs: service.createdAtMs,
    isSteady: service.isSteady,
    waiting: service.waiting,
    load: service.load,
    fieldsWithoutEffect: service.fieldsWithoutEffect,
  }
  if (service.controller !== undefined) copy.controller = service.controller
  return copy
}

export function copyDeployment(deployment: Deployment): Mutable<Deployment> {
  const copy: Mutable<Deployment> = {
    id: deployment.id,
    status: deployment.status,
    definitionKey: deployment.definitionKey,
    network: deployment.network,
    settings: deployment.settings,
    desiredCount: deployment.desiredCount,
    runningCount: deployment.runningCount,
    pendingCount: deployment.pendingCount,
    healthyCount: deployment.healthyCount,
    leavingCount: deployment.leavingCount,
    failedTasks: deployment.failedTasks,
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.rolloutStateReason,
    createdAtMs: deployment.createdAtMs,
    updatedAtMs: deployment.updatedAtMs,
  }
  if (deployment.onAlternate !== undefined) copy.onAlternate = deployment.onAlternate
  if (deployment.taskSet !== undefined) copy.taskSet = deployment.taskSet
  return copy
}

export function copyInstance(instance: ContainerInstance): Mutable<ContainerInstance> {
  const copy: Mutable<ContainerInstance> = {
    id: instance.id,
    ec2InstanceId: instance.ec2InstanceId,
    clusterName: instance.clusterName,
    instanceType: instance.instanceType,
    availabilityZone: instance.availabilityZone,
    status: instance.status,
    agentConnected: instance.agentConnected,
    autoScalingGroupName: instance.autoScalingGroupName,
    launchedAtMs: instance.launchedAtMs,
    registeredAtMs: instance.registeredAtMs,
    readyAtMs: instance.readyAtMs,
    registered: instance.registered,
    remaining: instance.remaining,
    takenPorts: instance.takenPorts,
    tasksCount: instance.tasksCount,
    customAttributes: instance.customAttributes,
    ordinal: instance.ordinal,
  }
  if (instance.isSpot !== undefined) copy.isSpot = instance.isSpot
  if (instance.instanceProfile !== undefined) copy.instanceProfile = instance.instanceProfile
  if (instance.agentConfig !== undefined) copy.agentConfig = instance.agentConfig
  if (instance.isProtected !== undefined) copy.isProtected = instance.isProtected
  if (instance.isLeaving !== undefined) copy.isLeaving = instance.isLeaving
  if (instance.isStopped !== undefined) copy.isStopped = instance.isStopped
  if (instance.refusal !== undefined) copy.refusal = instance.refusal
  return copy
}
