import type { Command } from '../../../src/model/api/command.ts'

/** 5,000 Fargate tasks in 20 services, each with a health check every 10 s. */
export const FLEET_SERVICES = 20
export const TASKS_PER_SERVICE = 250
export const CHECK_INTERVAL_MS = 10_000
export const MINIMUM_HEALTHY_PERCENT = 100
export const MAXIMUM_PERCENT = 200

/** Simulated time of one round of the steady state: ten minutes were over in five ms of wall time. */
export const STEADY_ROUND_MS = 3_600_000
/** By then all are steady. */
export const FLEET_STEADY_MS = 180_000

const services = Array.from({ length: FLEET_SERVICES }, (_, index) => `web-${String(index)}`)

export const fleetCommands: readonly Command[] = [
  at(0, 'CreateCluster', { clusterName: 'yard' }),
  at(0, 'RegisterTaskDefinition', definition('web:1')),
  at(0, 'RegisterTaskDefinition', definition('web:2')),
  ...services.map((serviceName) =>
    at(0, 'CreateService', {
      cluster: 'yard',
      serviceName,
      taskDefinition: 'web:1',
      desiredCount: TASKS_PER_SERVICE,
      launchType: 'FARGATE',
      deploymentConfiguration: {
        minimumHealthyPercent: MINIMUM_HEALTHY_PERCENT,
        maximumPercent: MAXIMUM_PERCENT,
      },
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b', 'subnet-c'] } },
    }),
  ),
]

/** A rolling deployment of every service at once. */
export const rollCommands: readonly Command[] = services.map((service) =>
  at(FLEET_STEADY_MS, 'UpdateService', { cluster: 'yard', service, taskDefinition: 'web:2' }),
)

/** A moment of a fleet, in counts that every contender has. */
export interface FleetCounts {
  readonly atMs: number
  /** Of the older and of the newer revision. */
  readonly older: RevisionCounts
  readonly newer: RevisionCounts
}

export interface RevisionCounts {
  readonly running: number
  readonly pending: number
  readonly healthy: number
}

/** When a task started and stopped. */
export interface TaskTimes {
  readonly startedAtMs: number | null
  readonly stoppedAtMs: number | null
}

/** The times in an order that does not depend on ids, as text that is short enough to send. */
export function timesText(tasks: Iterable<TaskTimes>): string {
  const counts = new Map<string, number>()
  for (const { startedAtMs, stoppedAtMs } of tasks) {
    const key = `${String(startedAtMs)}-${String(stoppedAtMs)}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts]
    .map(([key, count]) => `${key} ${String(count)}`)
    .sort()
    .join(', ')
}

function at(atMs: number, operation: string, input: Command['input']): Command {
  return { atMs, service: 'ecs', operation, input }
}

function definition(image: string): Command['input'] {
  const healthCheck = { command: ['CMD', '/healthy'], interval: CHECK_INTERVAL_MS / 1_000 }
  return {
    family: 'web',
    cpu: '256',
    memory: '512',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    containerDefinitions: [{ name: 'web', image, essential: true, healthCheck }],
  }
}
