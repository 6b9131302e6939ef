import type { Command } from '../../../src/model/operations/command.ts'

/** 5,000 Fargate tasks of one service, each with a health check every 10 s: the quota of a service. */
export const FLEET_TASKS = 5_000
export const CHECK_INTERVAL_MS = 10_000
export const MINIMUM_HEALTHY_PERCENT = 100
export const MAXIMUM_PERCENT = 200

export const FLEET_SERVICE_KEY = 'yard/web'

/** The service is steady long before: at 500 tasks a minute all have started after 10 min. */
export const FLEET_STEADY_MS = 900_000
/** When a rolling deployment of it begins; then the last of what was stopped before was forgotten. */
export const ROLLING_AT_MS = 3_600_000 + FLEET_STEADY_MS

export const fleetCommands: readonly Command[] = [
  at('CreateCluster', { clusterName: 'yard' }),
  at('RegisterTaskDefinition', definition('web:1')),
  at('RegisterTaskDefinition', definition('web:2')),
  at('CreateService', {
    cluster: 'yard',
    serviceName: 'web',
    taskDefinition: 'web:1',
    desiredCount: FLEET_TASKS,
    launchType: 'FARGATE',
    deploymentConfiguration: {
      minimumHealthyPercent: MINIMUM_HEALTHY_PERCENT,
      maximumPercent: MAXIMUM_PERCENT,
    },
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b', 'subnet-c'] } },
  }),
]

export const rollCommand: Command = {
  ...at('UpdateService', { cluster: 'yard', service: 'web', taskDefinition: 'web:2' }),
  atMs: ROLLING_AT_MS,
}

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

/** When each task of a fleet started and stopped. */
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

function at(operation: string, input: Command['input']): Command {
  return { atMs: 0, service: 'ecs', operation, input }
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
