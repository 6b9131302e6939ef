import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'

export function registerAct(definition: Readonly<Record<string, unknown>>): Act {
  return { service: 'ecs', operation: 'RegisterTaskDefinition', input: definition }
}

/** @param key  `family:revision` */
export function deregisterAct(key: string): Act {
  return act('ecs', 'DeregisterTaskDefinition', { taskDefinition: key })
}

/** @param key  `family:revision` */
export function deleteDefinitionAct(key: string): Act {
  return act('ecs', 'DeleteTaskDefinitions', { taskDefinitions: [key] })
}

/** ACTIVE revisions, the newest first. */
export function activeDefinitions({ taskDefinitions }: World): readonly TaskDefinition[] {
  return [...taskDefinitions.values()].filter((one) => one.status === 'ACTIVE').reverse()
}

/** Whether its tasks may be on container instances. */
export function runsOnInstances({ compatibilities }: TaskDefinition): boolean {
  return compatibilities.includes('EC2')
}

/** The newest ACTIVE revision of each family. */
export function latestDefinitions(world: World): readonly TaskDefinition[] {
  const byFamily = new Map<string, TaskDefinition>()
  for (const one of activeDefinitions(world)) {
    const known = byFamily.get(one.family)
    if (known === undefined || known.revision < one.revision) byFamily.set(one.family, one)
  }
  return [...byFamily.values()]
}

/** The name that the next revision of a family will have. */
export function nextKey(family: string, { latestRevisions }: World): string {
  return `${family}:${String((latestRevisions.get(family) ?? 0) + 1)}`
}

/** The image that a definition is told apart by: its first essential container's. */
export function mainImage({ containers }: TaskDefinition): string {
  return (containers.find((one) => one.essential) ?? containers[0])?.image ?? ''
}

/** The same definition as it was registered, with another image where `mainImage` is. */
export function withImage(definition: TaskDefinition, image: string): Readonly<Record<string, unknown>> {
  const { source, containers } = definition
  const index = Math.max(
    0,
    containers.findIndex((one) => one.essential),
  )
  const given: readonly unknown[] = Array.isArray(source.containerDefinitions) ? source.containerDefinitions : []
  const containerDefinitions = given.map((container, at) =>
    at === index && typeof container === 'object' && container !== null ? { ...container, image } : container,
  )
  return { ...source, family: definition.family, containerDefinitions }
}

/** A definition registered anew with something else in it, and its service, where ECS deploys it, brought to that. */
export function reviseActs(
  definition: TaskDefinition,
  changed: Readonly<Record<string, unknown>>,
  service: Service | undefined,
): readonly Act[] {
  const registered = registerAct({ ...definition.source, family: definition.family, ...changed })
  if (service === undefined || service.controller !== undefined) return [registered]
  const { clusterName: cluster, name } = service
  return [registered, act('ecs', 'UpdateService', { cluster, service: name, taskDefinition: definition.family })]
}

/** Its containers as they were registered, with another image wherever that one is. */
export function withImages({ source }: TaskDefinition, image: string, other: string): readonly unknown[] {
  const given = source.containerDefinitions as readonly { readonly image?: string }[]
  return given.map((container) => (container.image === image ? { ...container, image: other } : container))
}

/** What one would call the next build: `web:7` is followed by `web:8`, a tag without a number by `2`. */
export function nextImage(image: string): string {
  const tag = /:([\w.-]+)$/.exec(image)?.[1]
  if (tag === undefined) return `${image}:2`
  const name = image.slice(0, image.length - tag.length)
  const number = /\d+$/.exec(tag)?.[0]
  if (number === undefined) return `${name}2`
  return `${name}${tag.slice(0, tag.length - number.length)}${String(Number(number) + 1)}`
}

/** What the JSON field begins with when the lab has no definition yet. */
export const FIRST_DEFINITION = `{
  "family": "web",
  "containerDefinitions": [
    {
      "name": "web",
      "image": "web:1",
      "cpu": 512,
      "memory": 1024,
      "portMappings": [{ "containerPort": 80 }]
    }
  ]
}`
