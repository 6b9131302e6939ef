import type { LabFile } from '../../labfile/labFile.ts'
import type { Look } from '../../lessons/document/look.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/operations.ts'
import type { Draw } from '../draw.ts'

/** A service is steady 49 s after its creation: RUNNING at 9 s, healthy 40 s later. */
export const STEADY_MS = 60_000

const CLUSTERS = ['yard', 'quay', 'depot', 'harbor', 'dock', 'pier'] as const
const SERVICES = ['web', 'api', 'shop', 'orders', 'search', 'cart', 'media', 'login', 'feed', 'billing'] as const

/** Names for one world. */
export function drawnNames(draw: Draw): { readonly cluster: string; readonly service: string; readonly other: string } {
  const [service = 'web', other = 'batch'] = draw.some(SERVICES, 2)
  return { cluster: draw.one(CLUSTERS), service, other }
}

/** A lab whose acts come at the times that stand before them, in ms and in order. */
export function labOf(title: string, draw: Draw, acts: readonly (readonly [atMs: number, act: Act])[]): LabFile {
  const commands = acts.map(([atMs, one]) => ({ atMs, ...one }))
  return { format: 'taskyard/lab', version: 1, title, seed: draw.seed(), commands }
}

export interface DefinitionWanted {
  readonly family: string
  /** CPU units, and MiB of the hard limit. */
  readonly cpu?: number
  readonly memory?: number
  readonly image?: string
  readonly hostPort?: number
  readonly containerPort?: number
}

/** A definition of one container, under `bridge` where it maps a port. */
export function definition({ family, cpu = 256, memory = 512, image, hostPort, containerPort }: DefinitionWanted): Act {
  const ports = containerPort === undefined ? {} : { portMappings: [{ containerPort, hostPort: hostPort ?? 0 }] }
  return act('ecs', 'RegisterTaskDefinition', {
    family,
    containerDefinitions: [{ name: family, image: image ?? `${family}:1`, cpu, memory, ...ports }],
  })
}

/** What the lab counts of a service. */
export function countsLook(cluster: string, service: string, query: string): Look {
  return { counts: `${cluster}/${service}`, query }
}

/** What an operation answers. */
export function answerLook(operation: string, input: Readonly<Record<string, unknown>>, query: string): Look {
  return { operation, input: { ...input }, query }
}

/** `1 task`, `6 tasks`. */
export function tasksWord(count: number): string {
  return `${String(count)} ${count === 1 ? 'task' : 'tasks'}`
}
