import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked, type ValueAsk } from '../template.ts'
import { balancerAt, BALANCER_ACTIVE_MS, frontActs, groupAt, taskTrafficLook, trafficAct } from './balancerWorld.ts'
import { drawnNames, labOf, tasksWord, type Zone } from './world.ts'

export interface ZoneShareCase {
  readonly balancer: 'application' | 'network' | 'network with cross-zone'
  readonly perSecond: number
  /** Tasks in zone a and in zone b. */
  readonly inA: number
  readonly inB: number
}

const CASES: readonly ZoneShareCase[] = crossed({
  balancer: ['application', 'network', 'network with cross-zone'] as const,
  perSecond: [60, 120, 240, 360, 420, 600, 720, 840],
  inA: [1, 2, 3, 4, 5, 6],
  inB: [1, 2, 3, 4, 5, 6],
}).filter(
  ({ balancer, perSecond, inA, inB }) =>
    inA !== inB && perSecond % (balancer === 'network' ? 2 * inB : inA + inB) === 0,
)

const WORDS: Readonly<Record<ZoneShareCase['balancer'], string>> = {
  application: 'an Application Load Balancer with its default attributes',
  network: 'a Network Load Balancer with its default attributes',
  'network with cross-zone': 'a Network Load Balancer with cross-zone load balancing turned on',
}

const ASKED_MS = BALANCER_ACTIVE_MS + 120_000
const CPU = 128
const MEMORY = 256

function requestsWord(count: number): string {
  return `${String(count)} a second`
}

/** One instance that takes so many tasks and no more, so that where they go is settled. */
function roomFor(cluster: string, zone: Zone, tasks: number) {
  return act('lab', 'AddContainerInstances', {
    cluster,
    instanceType: 'm5.large',
    count: 1,
    availabilityZones: [zone],
    cpuUnits: CPU * tasks,
    memoryMib: MEMORY * tasks,
  })
}

function asked(one: ZoneShareCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const { balancer, perSecond, inA, inB } = one
  const acts = [
    ...frontActs({
      cluster,
      type: balancer === 'application' ? 'application' : 'network',
      instances: [roomFor(cluster, 'us-east-1a', inA), roomFor(cluster, 'us-east-1b', inB)],
      groups: [{ targetType: 'instance', isListened: true }],
    }),
    ...(balancer === 'network with cross-zone'
      ? [
          act('elbv2', 'ModifyLoadBalancerAttributes', {
            LoadBalancerArn: balancerAt(0),
            Attributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'true' }],
          }),
        ]
      : []),
    act('ecs', 'RegisterTaskDefinition', {
      family: service,
      containerDefinitions: [
        {
          name: service,
          image: `${service}:1`,
          cpu: CPU,
          memory: MEMORY,
          portMappings: [{ containerPort: 80, hostPort: 0 }],
        },
      ],
    }),
  ]
  const create = act('ecs', 'CreateService', {
    cluster,
    serviceName: service,
    taskDefinition: service,
    desiredCount: inA + inB,
    loadBalancers: [{ targetGroupArn: groupAt(0), containerName: service, containerPort: 80 }],
  })
  return {
    lab: labOf(`Two zones of ${service}`, draw, [
      ...acts.map((each) => [0, each] as const),
      [BALANCER_ACTIVE_MS, create],
      [ASKED_MS, trafficAct(perSecond)],
    ]),
    fromMs: ASKED_MS,
    watch: { cluster, service },
    ask: zoneAsk(one, { cluster, service }),
  }
}

function zoneAsk(
  { balancer, perSecond, inA, inB }: ZoneShareCase,
  { cluster, service }: { readonly cluster: string; readonly service: string },
): ValueAsk {
  const isCrossZone = balancer !== 'network'
  const alike = perSecond / (inA + inB)
  const byZone = perSecond / 2 / inB
  return {
    kind: 'value',
    question: `How many requests does each task of ${service} in us-east-1b get?`,
    lead: `${tasksWord(inA)} in us-east-1a and ${tasksWord(inB)} in us-east-1b are behind ${WORDS[balancer]}; all targets are healthy. Clients, who take its addresses in turn, send ${requestsWord(perSecond)}.`,
    hints: ['Do the nodes in one zone send to targets in another?'],
    look: taskTrafficLook(cluster, "tasks[?availabilityZone=='us-east-1b'] | [0].sentPerSecond"),
    until: { ms: 30_000 },
    say: requestsWord,
    min: 0,
    wrong: [
      {
        value: isCrossZone ? byZone : alike,
        mistake: 'cross-zone-overlooked',
        shows: isCrossZone
          ? 'So it would be without cross-zone load balancing: half for each zone.'
          : 'So it would be with cross-zone load balancing, which a Network Load Balancer has only when it is turned on.',
      },
      {
        value: perSecond / 2,
        mistake: 'group-for-target',
        shows: 'That would be for a whole zone. Its tasks share it.',
      },
      {
        value: perSecond / 2 / inA,
        mistake: 'cross-zone-overlooked',
        shows: 'That is a task in the other zone, if each zone gets half.',
      },
    ],
    reveal: (value) => ({
      text: isCrossZone
        ? `With cross-zone load balancing, which ${balancer === 'application' ? 'an Application Load Balancer always has' : 'is on here'}, all ${tasksWord(inA + inB)} share alike: ${requestsWord(value)} each.`
        : `Without cross-zone load balancing each zone’s address gets half, ${requestsWord(perSecond / 2)}, and sends it to the targets of its own zone: ${requestsWord(value)} for each of ${tasksWord(inB)}.`,
      rule: 'ALB-10',
      source: 'Elastic Load Balancing User Guide, How Elastic Load Balancing works, cross-zone load balancing',
      exam: 'On by default and free with an Application Load Balancer; off by default with a Network Load Balancer.',
    }),
  }
}

export const zoneShare = template<ZoneShareCase>({
  id: 'zone-share',
  title: 'What a target in a zone gets, with and without cross-zone',
  topic: 'load-balancing',
  exam: ['SAA2', 'SAA3'],
  cases: CASES,
  ask: asked,
})
