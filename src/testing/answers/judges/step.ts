import type { Answer, Command } from '../../../model/api/command.ts'
import type { ClusterLook, Look } from '../look.ts'
import type { DefinitionJson, ServiceJson, TaskJson } from '../shapes.ts'

/** What lies between two looks: an instant of the world's own, or one command. */
export interface Step {
  readonly before: Look | null
  readonly after: Look
  readonly command: Command | null
  readonly answer: Answer | null
  /** Nothing but this one instant or command is between the looks. */
  readonly isClose: boolean
  readonly definitionOf: (arn: string) => DefinitionJson
}

/** What a judge found wrong, each a sentence that begins with the rule. */
export type Problems = string[]

export function isLive(task: TaskJson): boolean {
  return task.lastStatus !== 'STOPPED'
}

/** Nobody has asked it to stop. */
export function isWanted(task: TaskJson): boolean {
  return task.desiredStatus === 'RUNNING'
}

export function isPending(task: TaskJson): boolean {
  return isWanted(task) && task.startedAt === undefined
}

export function isRunning(task: TaskJson): boolean {
  return task.lastStatus === 'RUNNING'
}

export function tasksOf(cluster: ClusterLook, service: ServiceJson): readonly TaskJson[] {
  return [...cluster.tasks.values()].filter((one) => one.group === `service:${service.serviceName}`)
}

export function primaryOf(service: ServiceJson) {
  return service.deployments.find((one) => one.status === 'PRIMARY')
}

export function nameOf(cluster: ClusterLook, service: ServiceJson): string {
  return `${cluster.name}/${service.serviceName}`
}

/** A message for two values that should be equal; nothing when they are. */
export function differ(what: string, told: unknown, counted: unknown): Problems {
  return told === counted ? [] : [`${what}: told ${cut(told)}, counted ${cut(counted)}`]
}

function cut(value: unknown): string {
  return String(value).slice(0, 400)
}
