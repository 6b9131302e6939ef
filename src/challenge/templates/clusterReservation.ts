import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked, type ValueAsk } from '../template.ts'
import { datapointLook, MINUTE_MS } from './alarmWorld.ts'
import { clusterNamed, counted, definition, drawnNames, labOf, sizeWords, tasksWord, type Size } from './world.ts'

export interface ReservationCase {
  readonly instances: number
  readonly tasks: number
  readonly size: Size
  readonly of: 'cpu' | 'memory'
}

const EACH: Size = { cpu: 4_000, memory: 8_000 }

const CASES: readonly ReservationCase[] = crossed({
  instances: [2, 4, 5],
  tasks: [2, 3, 4, 6, 8],
  cpu: [200, 400, 500, 1_000],
  memory: [400, 800, 1_000, 2_000],
  of: ['cpu', 'memory'] as const,
})
  .map(({ cpu, memory, ...rest }) => ({ ...rest, size: { cpu, memory } }))
  .filter(({ instances, tasks, size, of }) => {
    const percents = (['cpu', 'memory'] as const).map((one) => (100 * tasks * size[one]) / (instances * EACH[one]))
    const whole = percents[of === 'cpu' ? 0 : 1] ?? 0
    return percents[0] !== percents[1] && Number.isInteger(whole) && Math.max(...percents) <= 95
  })

const ASKED_MS = 2 * MINUTE_MS
const TOLD_MS = 2 * MINUTE_MS + 1_000
const METRICS = { cpu: 'CPUReservation', memory: 'MemoryReservation' } as const

function percentWord(value: number): string {
  return `${String(value)} %`
}

function asked(one: ReservationCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const acts = [
    clusterNamed(cluster),
    act('lab', 'AddContainerInstances', {
      cluster,
      instanceType: 'm5.xlarge',
      count: one.instances,
      cpuUnits: EACH.cpu,
      memoryMib: EACH.memory,
    }),
    definition({ family: service, ...one.size }),
    act('ecs', 'CreateService', { cluster, serviceName: service, taskDefinition: service, desiredCount: one.tasks }),
  ]
  return {
    lab: labOf(
      `What ${cluster} has reserved`,
      draw,
      acts.map((each) => [0, each] as const),
    ),
    fromMs: ASKED_MS,
    watch: { cluster, service },
    ask: reservationAsk(one, cluster, service),
  }
}

function reservationAsk({ instances, tasks, size, of }: ReservationCase, cluster: string, service: string): ValueAsk {
  const other = of === 'cpu' ? 'memory' : 'cpu'
  const percent = (which: 'cpu' | 'memory', count = instances) => (100 * tasks * size[which]) / (count * EACH[which])
  return {
    kind: 'value',
    question: `What is the ${METRICS[of]} of cluster ${cluster}?`,
    lead: `The cluster has ${String(instances)} container instances that registered ${sizeWords(EACH)} each. ${tasksWord(tasks)} of service ${service} run, and nothing else: each reserves ${sizeWords(size)} and is idle.`,
    hints: ['What tasks reserve, in percent of what all instances registered.'],
    look: datapointLook(
      { Namespace: 'AWS/ECS', MetricName: METRICS[of], Dimensions: [{ Name: 'ClusterName', Value: cluster }] },
      'Average',
      ASKED_MS,
    ),
    until: { ms: TOLD_MS },
    say: percentWord,
    max: 100,
    wrong: [
      {
        value: percent(other),
        mistake: 'only-one-resource',
        shows: `That is its ${METRICS[other]}. The two are metrics of their own.`,
      },
      {
        value: percent(of, 1),
        mistake: 'one-for-the-whole',
        shows: `That would be so with one instance. There are ${String(instances)}.`,
      },
      {
        value: 3,
        mistake: 'used-not-reserved',
        shows: 'Idle tasks use little, and reserve all the same. Use is CPUUtilization.',
      },
    ],
    reveal: (value) => ({
      text: `${String(tasks)} × ${counted(size[of])} of ${String(instances)} × ${counted(EACH[of])}: ${percentWord(value)}. Whether the tasks are busy does not matter to it.`,
      rule: 'MET-5',
      source: 'Amazon ECS Developer Guide, Amazon ECS cluster reservation',
      exam: 'Reservation tells whether the next task finds room; utilization tells how busy those are that run.',
    }),
  }
}

export const clusterReservation = template<ReservationCase>({
  id: 'cluster-reservation',
  title: 'What percent of a cluster is reserved',
  topic: 'scaling',
  exam: ['DVA4', 'SAA3'],
  cases: CASES,
  ask: asked,
})
