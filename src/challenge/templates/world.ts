import type { LabFile } from '../../labfile/labFile.ts'
import type { Look } from '../../lessons/document/look.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'

/** A service is steady 49 s after its creation: RUNNING at 9 s, healthy 40 s later. */
export const STEADY_MS = 60_000

export const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'] as const
export type Zone = (typeof ZONES)[number]

export interface Strategy {
  readonly type: 'spread' | 'binpack'
  readonly field: string
}
export const SPREAD_ZONES: Strategy = { type: 'spread', field: 'attribute:ecs.availability-zone' }
export const SPREAD_INSTANCES: Strategy = { type: 'spread', field: 'instanceId' }
export const BINPACK_MEMORY: Strategy = { type: 'binpack', field: 'memory' }
export const BINPACK_CPU: Strategy = { type: 'binpack', field: 'cpu' }

/** What an instance of a type has for tasks. The memory is the lab's, less than what EC2 sells (INS-2). */
export const SIZES = {
  'm5.large': { cpu: 2_048, memory: 7_800 },
  'c5.large': { cpu: 2_048, memory: 3_830 },
  'r5.large': { cpu: 2_048, memory: 15_700 },
  'm5.xlarge': { cpu: 4_096, memory: 15_700 },
  'c5.xlarge': { cpu: 4_096, memory: 7_800 },
} as const
export type SizedType = keyof typeof SIZES

export interface Size {
  readonly cpu: number
  readonly memory: number
}

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

export function clusterNamed(clusterName: string): Act {
  return act('ecs', 'CreateCluster', { clusterName })
}

/** Instances that are registered at once. */
export function instances(of: { cluster: string; type: SizedType; count?: number; zone?: Zone }): Act {
  const { cluster, type, count = 1, zone } = of
  const zones = zone === undefined ? {} : { availabilityZones: [zone] }
  return act('lab', 'AddContainerInstances', { cluster, instanceType: type, count, ...zones })
}

/** The id of an instance in a command, a look or a text: they count in the order in which they register, from 0. */
export function instanceAt(at: number): string {
  return `@instance:${String(at)}`
}

/** Its EC2 id, by which the page tells instances apart. */
export function ec2At(at: number): string {
  return `@ec2:${String(at)}`
}

/** `256 CPU units and 1,024 MiB`. */
export function sizeWords({ cpu, memory }: Size): string {
  return `${counted(cpu)} CPU units and ${counted(memory)} MiB`
}

/** `1,024`. */
export function counted(value: number): string {
  return value.toLocaleString('en')
}

/** How many tasks of a size find room in what is free: by CPU, by memory, and by both. */
export function roomFor(
  free: Size,
  size: Size,
): { readonly cpu: number; readonly memory: number; readonly both: number } {
  const cpu = Math.floor(free.cpu / size.cpu)
  const memory = Math.floor(free.memory / size.memory)
  return { cpu, memory, both: Math.min(cpu, memory) }
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

/** `1 instance`, `6 instances`. */
export function instancesWord(count: number): string {
  return `${String(count)} ${count === 1 ? 'instance' : 'instances'}`
}
