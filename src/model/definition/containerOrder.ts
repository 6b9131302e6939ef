import { client } from '../api/definition/definitionRefusals.ts'
import type { ContainerInput } from '../api/definition/taskDefinitionShape.ts'
import type { ContainerDependency } from '../world/definition/taskDefinition.ts'
import { containerPath } from '../api/definition/containerPath.ts'

/** DEF-4: links, as `name` or `name:alias`. @throws ApiError  ClientException */
export function refuseLinks(containers: readonly ContainerInput[]): void {
  const names = new Set(containers.map(({ name }) => name))
  for (const [index, { name, links = [] }] of containers.entries()) {
    const unknown = links.map(linkedName).find((one) => !names.has(one))
    if (unknown !== undefined) {
      throw client(
        `Container '${name}' is linked to '${unknown}', which is not in the task definition.`,
        `${containerPath(index)}.links`,
      )
    }
  }
  const circle = circleIn(containers, ({ links = [] }) => links.map(linkedName))
  if (circle.length > 0) throw client('Container links should not have a cycle')
}

function linkedName(link: string): string {
  return link.split(':', 1)[0] ?? ''
}

/** DEF-4: dependencies. @throws ApiError  ClientException */
export function refuseDependencies(containers: readonly ContainerInput[]): void {
  const byName = new Map(containers.map((one) => [one.name, one]))
  for (const [index, container] of containers.entries()) {
    const path = `${containerPath(index)}.dependsOn`
    for (const { containerName, condition } of container.dependsOn ?? []) {
      const needed = byName.get(containerName)
      if (needed === undefined) {
        // As ECS writes it.
        throw client(`Cannot depend on container + '${containerName}' because it does not exist`, path)
      }
      if (containerName === container.name) throw client(`Container '${container.name}' depends on itself.`, path)
      if ((condition === 'COMPLETE' || condition === 'SUCCESS') && needed.essential !== false) {
        throw client('A dependency container with SUCCESS or COMPLETE condition cannot be an essential container', path)
      }
      if (condition === 'HEALTHY' && needed.healthCheck === undefined) {
        throw client('A dependency container with HEALTHY condition must have health check configured', path)
      }
    }
  }
  const router = routerAmong(containers)
  const circle = circleIn(containers, (one) => dependenciesOf(one, router).map(({ containerName }) => containerName))
  if (circle.length > 0) throw client(`Containers depend on each other in a circle: ${circle.join(', ')}.`)
}

/** The container that routes what others log with awsfirelens (LOG-12). */
export function routerAmong(containers: readonly ContainerInput[]): string | null {
  return containers.find(({ firelensConfiguration }) => firelensConfiguration !== undefined)?.name ?? null
}

/** What a container waits for (CON-4): the agent makes dependencies of links, volumes and routers too (agent, task.go). */
export function dependenciesOf(
  { name: own, dependsOn = [], links = [], volumesFrom = [], logConfiguration }: ContainerInput,
  router: string | null,
): readonly ContainerDependency[] {
  const shared = volumesFrom.flatMap(({ sourceContainer }) => sourceContainer ?? [])
  const routed = logConfiguration?.logDriver === 'awsfirelens' && router !== null && router !== own ? [router] : []
  const started = [...links.map(linkedName), ...shared, ...routed].filter(
    (name) => !dependsOn.some((one) => one.containerName === name),
  )
  return [
    ...dependsOn,
    ...[...new Set(started)].map((containerName) => ({ containerName, condition: 'START' as const })),
  ]
}

/** The containers that are left when what needs none of those left is taken away, again and again. */
function circleIn(
  containers: readonly ContainerInput[],
  needsOf: (one: ContainerInput) => readonly string[],
): readonly string[] {
  const left = new Map(containers.map((one) => [one.name, one]))
  for (;;) {
    const free = [...left.values()].filter((one) => !needsOf(one).some((name) => left.has(name)))
    if (free.length === 0) return [...left.keys()]
    for (const one of free) left.delete(one.name)
  }
}
