import { act } from '../../model/api/act.ts'
import { AVAILABILITY_ZONES } from '../../model/world/world.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked, type ValueAsk } from '../template.ts'
import { clusterNamed, countsLook, definition, drawnNames, labOf, tasksWord } from './world.ts'

export interface ZoneLostCase {
  readonly desired: number
  /** How many tasks the one instance of each zone takes. */
  readonly room: number
  /** Zones with an instance; one of them is lost. */
  readonly zones: 2 | 3
}

const CASES: readonly ZoneLostCase[] = crossed({
  desired: [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18],
  room: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  zones: [2, 3] as const,
}).filter(({ desired, room, zones }) => desired <= room * zones && desired >= zones)

const CPU = 128
const MEMORY = 256
/** Steady, and nothing under way. */
const ASKED_MS = 180_000

/** Of a service without a strategy: zones are even, the first ones have what is over. */
function inFirstZone({ desired, zones }: ZoneLostCase): number {
  return Math.ceil(desired / zones)
}

function asked(one: ZoneLostCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const availabilityZones = AVAILABILITY_ZONES.slice(0, one.zones)
  const instances = act('lab', 'AddContainerInstances', {
    cluster,
    instanceType: 'm5.large',
    count: one.zones,
    availabilityZones,
    cpuUnits: CPU * one.room,
    memoryMib: MEMORY * one.room,
  })
  return {
    lab: labOf(`A zone of ${service} is lost`, draw, [
      [0, clusterNamed(cluster)],
      [0, instances],
      [0, definition({ family: service, cpu: CPU, memory: MEMORY })],
      [
        0,
        act('ecs', 'CreateService', {
          cluster,
          serviceName: service,
          taskDefinition: service,
          desiredCount: one.desired,
        }),
      ],
      [ASKED_MS, act('lab', 'SetZoneAvailable', { availabilityZone: 'us-east-1a', available: false })],
    ]),
    fromMs: ASKED_MS,
    watch: { cluster, service },
    ask: lostAsk(one, { cluster, service }),
  }
}

function lostAsk(
  one: ZoneLostCase,
  { cluster, service }: { readonly cluster: string; readonly service: string },
): ValueAsk {
  const { desired, room, zones } = one
  const left = room * (zones - 1)
  return {
    kind: 'value',
    question: `How many tasks of ${service} run five minutes after us-east-1a was lost?`,
    lead: `Service ${service} wants ${tasksWord(desired)}. Each of ${String(zones)} zones has one instance with room for ${tasksWord(room)} in all; all ran and were healthy when us-east-1a lost its power. Nothing launches instances.`,
    hints: ['What was lost is started elsewhere, as far as there is room.'],
    look: countsLook(cluster, service, 'running'),
    until: { ms: 300_000 },
    say: tasksWord,
    min: 0,
    wrong: [
      {
        value: desired - inFirstZone(one),
        mistake: 'service-leaves-gaps',
        shows: 'That is right after the loss. A service starts others for those that it lost.',
      },
      {
        value: desired,
        mistake: 'room-overlooked',
        shows: `The ${zones === 2 ? 'zone that is left has' : 'zones that are left have'} not room for all.`,
      },
      {
        value: left,
        mistake: 'percent-of-running',
        shows: 'So many would have room. The service wants no more than its desired count.',
      },
      {
        value: room * zones,
        mistake: 'whole-instance-is-free',
        shows: 'That counts the room of the zone that was lost.',
      },
    ],
    reveal: (value) => ({
      text: `${zones === 2 ? 'One instance is' : 'Two instances are'} left, with room for ${tasksWord(left)}, and the service wants ${String(desired)}: ${tasksWord(value)} run.`,
      rule: 'FLT-3',
      source: 'Amazon ECS Developer Guide, Amazon ECS container agent; Amazon ECS services',
      exam: 'To outlive the loss of one of three zones without loss, the other two need room for all tasks.',
    }),
  }
}

export const zoneLost = template<ZoneLostCase>({
  id: 'zone-lost',
  title: 'What runs after a zone was lost',
  topic: 'placement',
  exam: ['SAA2', 'DVA3'],
  cases: CASES,
  ask: asked,
})
