import { readOnlyPlace } from '../../../model/world/container/writing.ts'
import { definitionKey, type TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import { serviceKey } from '../../../model/world/service/service.ts'
import type { StopDecision } from '../../../model/world/task/stopDecision.ts'
import type { World } from '../../../model/world/world.ts'
import { nextKey, reviseActs } from '../definition/definitionActs.ts'
import type { Remedy } from '../remedy/remedy.ts'

interface Mount {
  readonly sourceVolume?: string
  readonly containerPath?: string
  readonly readOnly?: boolean
}

interface SourceContainer {
  readonly name: string
  readonly mountPoints?: readonly Mount[]
}

/** What of a definition is said anew. */
interface Changed {
  readonly volumes?: readonly unknown[]
  readonly containerDefinitions: readonly unknown[]
}

/** Revisions by which a program may write what ended it (CON-10); none where another revision runs by now. */
export function writeRemedies(
  { taskId, container, clusterName, serviceName }: StopDecision,
  world: World,
): readonly Remedy[] {
  const definition = world.taskDefinitions.get(world.tasks.get(taskId)?.definitionKey ?? '')
  const path = container?.unwritten
  if (definition === undefined || container === undefined || path === undefined) return []
  const service = world.services.get(serviceKey(clusterName ?? '', serviceName ?? ''))
  if (service !== undefined && service.deployments[0]?.definitionKey !== definitionKey(definition)) return []
  const place = readOnlyPlace(definition, container.name, path)
  const next = `Register ${nextKey(definition.family, world)}`
  const folder = folderOf(path)
  const offers = [
    // Nothing is mounted at the root itself.
    ...(folder === '/'
      ? []
      : [{ label: `${next} with a volume at ${folder}`, changed: withVolume(definition, container.name, folder) }]),
    {
      label: place === '/' ? `${next} without readonlyRootFilesystem` : `${next} with ${place ?? ''} writable`,
      changed: writable(definition, container.name, place ?? ''),
    },
  ]
  return offers.flatMap(({ label, changed }) => {
    const source = { ...definition.source, ...changed }
    if (readOnlyPlace({ source }, container.name, path) !== null) return []
    return [{ label, acts: reviseActs(definition, { ...changed }, service) }]
  })
}

function folderOf(path: string): string {
  const at = path.lastIndexOf('/')
  return at <= 0 ? '/' : path.slice(0, at)
}

/** An empty folder of the host, gone with its task: on Fargate too. */
function withVolume({ source }: TaskDefinition, name: string, containerPath: string): Changed {
  const volumes = (source.volumes ?? []) as readonly { readonly name: string }[]
  let number = 1
  while (volumes.some((one) => one.name === `written-${String(number)}`)) number += 1
  const sourceVolume = `written-${String(number)}`
  return {
    volumes: [...volumes, { name: sourceVolume }],
    ...changedContainer(source, name, ({ mountPoints = [] }) => ({
      mountPoints: [
        ...mountPoints.filter((one) => one.containerPath !== containerPath),
        { sourceVolume, containerPath },
      ],
    })),
  }
}

function writable({ source }: TaskDefinition, name: string, place: string): Changed {
  return changedContainer(source, name, ({ mountPoints = [] }) =>
    place === '/'
      ? { readonlyRootFilesystem: false }
      : { mountPoints: mountPoints.map((one) => (one.containerPath === place ? { ...one, readOnly: false } : one)) },
  )
}

function changedContainer(
  source: TaskDefinition['source'],
  name: string,
  change: (container: SourceContainer) => object,
): Changed {
  const containers = source.containerDefinitions as readonly SourceContainer[]
  return { containerDefinitions: containers.map((one) => (one.name === name ? { ...one, ...change(one) } : one)) }
}
