import type { Until } from '../../lessons/document/ask.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import type { Asked } from '../template.ts'
import { answerLook, definition, drawnNames, labOf, STEADY_MS } from './world.ts'

/** A rolling update takes no longer than this in these worlds. */
const UPDATE_WITHIN_MS = 900_000

/** Tasks that one instance of a world with exact room holds. */
const TASKS_AN_INSTANCE = 4

export interface Percents {
  readonly minimumHealthyPercent: number
  readonly maximumPercent: number
}

export interface ServiceWanted {
  readonly desired: number
  readonly percents: Percents
  /** Tasks that the cluster has room for; plenty unless told. */
  readonly room?: number
}

/** Names of one service, and acts on it. */
export interface ServiceNamed {
  readonly cluster: string
  readonly service: string
  /** Rolls it to the next revision. */
  readonly update: (fields?: Readonly<Record<string, unknown>>) => Act
}

/** The one service of a cluster, with names drawn. */
export function namedService(draw: Draw): ServiceNamed {
  const { cluster, service } = drawnNames(draw)
  return {
    cluster,
    service,
    update: (fields = {}) =>
      act('ecs', 'UpdateService', { cluster, service, taskDefinition: `${service}:2`, ...fields }),
  }
}

/**
 * A service of revision 1 that is steady, with revision 2 registered, and the acts that come then.
 *
 * @param then  at `STEADY_MS`
 */
export function serviceWorld(
  { cluster, service }: ServiceNamed,
  draw: Draw,
  {
    wanted: { desired, percents, room },
    then = [],
  }: { readonly wanted: ServiceWanted; readonly then?: readonly Act[] },
): Pick<Asked, 'lab' | 'fromMs' | 'watch'> {
  const lab = labOf(`An update of ${service}`, draw, [
    [0, act('ecs', 'CreateCluster', { clusterName: cluster })],
    ...instances(cluster, room).map((one) => [0, one] as const),
    [0, definition({ family: service })],
    [
      0,
      act('ecs', 'CreateService', {
        cluster,
        serviceName: service,
        taskDefinition: service,
        desiredCount: desired,
        deploymentConfiguration: percents,
      }),
    ],
    [STEADY_MS, definition({ family: service, image: `${service}:2` })],
    ...then.map((one) => [STEADY_MS, one] as const),
  ])
  return { lab, fromMs: STEADY_MS, watch: { cluster, service } }
}

/** Room for so many tasks of 256 CPU units and 512 MiB, to the task. */
function instances(cluster: string, room: number | undefined): readonly Act[] {
  if (room === undefined) return [act('lab', 'AddContainerInstances', { cluster, instanceType: 'm5.large', count: 6 })]
  const full = Math.floor(room / TASKS_AN_INSTANCE)
  const rest = room % TASKS_AN_INSTANCE
  return [
    ...(full > 0 ? [sized(cluster, TASKS_AN_INSTANCE, full)] : []),
    ...(rest > 0 ? [sized(cluster, rest, 1)] : []),
  ]
}

function sized(cluster: string, tasks: number, count: number): Act {
  return act('lab', 'AddContainerInstances', {
    cluster,
    instanceType: 'm5.large',
    count,
    cpuUnits: 256 * tasks,
    memoryMib: 512 * tasks,
  })
}

/** When the newest deployment is COMPLETED. */
export function completed({
  cluster,
  service,
}: Pick<ServiceNamed, 'cluster' | 'service'>): Extract<Until, { look: unknown }> {
  return {
    look: answerLook('DescribeServices', { cluster, services: [service] }, 'services[0].deployments[0].rolloutState'),
    is: { equals: 'COMPLETED' },
    withinMs: UPDATE_WITHIN_MS,
  }
}

/** Fewest healthy tasks that must stay (rounded up), and most that may be there (rounded down): for what options say. */
export function limitsOf({ desired, percents }: ServiceWanted): { readonly lower: number; readonly upper: number } {
  return {
    lower: Math.ceil((desired * percents.minimumHealthyPercent) / 100),
    upper: Math.floor((desired * percents.maximumPercent) / 100),
  }
}
