import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import type { RollingDecision } from '../../model/world/deployment/rollingDecision.ts'
import type { Task } from '../../model/world/task/task.ts'
import { newWorld } from '../../model/world/world.ts'
import { instanceOf } from '../../testing/instances.ts'

/** 25 s after the task has come to RUNNING, 15 s before it counts as healthy. */
export const world = { ...newWorld(1), nowMs: 38_000 }

/** A task of a service, RUNNING on the instance and not healthy yet. */
export function task(fields: Partial<Task>): Task {
  return {
    id: '07af',
    clusterName: 'c',
    definitionKey: 'web:8',
    group: 'service:web',
    startedBy: null,
    launchType: 'EC2',
    serviceName: 'web',
    deploymentId: null,
    instanceId: 'a',
    availabilityZone: 'us-east-1a',
    privateIp: null,
    step: 'running',
    stepAtMs: 13_000,
    nextStepAtMs: null,
    desiredStatus: 'RUNNING',
    healthStatus: 'UNKNOWN',
    isHealthy: false,
    healthyAtMs: 53_000,
    cpuUnits: 512,
    memoryMib: 1_024,
    ports: [],
    launch: null,
    createdAtMs: 5_000,
    pullStartedAtMs: 5_000,
    pullStoppedAtMs: 12_000,
    startedAtMs: 13_000,
    stoppingAtMs: null,
    executionStoppedAtMs: null,
    stoppedAtMs: null,
    stopCode: null,
    stoppedReason: null,
    ...fields,
  }
}

export const instance: ContainerInstance = instanceOf({
  id: 'a',
  ec2InstanceId: 'i-0a4c0000000000000',
  clusterName: 'c',
  readyAtMs: 98_000,
  tasksCount: 2,
})

/** Two old healthy tasks and `running` new ones of which `healthy` count. */
export function rolled(running: number, healthy: number, pending = 0): RollingDecision['deployments'] {
  return [
    { definitionKey: 'web:8', status: 'PRIMARY', running, pending, healthy },
    { definitionKey: 'web:7', status: 'ACTIVE', running: 2, pending: 0, healthy: 2 },
  ]
}
