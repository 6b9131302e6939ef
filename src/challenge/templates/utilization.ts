import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked, type ValueAsk } from '../template.ts'
import { datapointLook, MINUTE_MS } from './alarmWorld.ts'
import { clusterNamed, counted, definition, drawnNames, instances, labOf, SIZES, tasksWord } from './world.ts'

export interface UtilizationCase {
  readonly tasks: number
  /** CPU units that each reserves. */
  readonly reserved: number
  /** CPU units that all of them use together. */
  readonly used: number
}

const TYPE = 'm5.large'
/** Tasks are spread: none shares its instance, so each may use what it leaves idle. */
const INSTANCES = 5

const CASES: readonly UtilizationCase[] = crossed({
  tasks: [2, 3, 4, 5],
  reserved: [200, 256, 400, 500, 512, 800, 1_024],
  percent: [15, 25, 30, 40, 45, 50, 60, 65, 75, 80, 90, 95, 110, 125, 150, 175],
})
  .map(({ tasks, reserved, percent }) => ({ tasks, reserved, used: (tasks * reserved * percent) / 100 }))
  .filter(
    ({ tasks, reserved, used }) =>
      used % tasks === 0 && used / tasks <= SIZES[TYPE].cpu && used > tasks * reserved * 0.1,
  )

const ASKED_MS = 3 * MINUTE_MS
/** The minute from 3 to 4 is told at 5. */
const TOLD_MS = 2 * MINUTE_MS + 1_000

function percentWord(value: number): string {
  return `${counted(value)} %`
}

function asked(one: UtilizationCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const { tasks, reserved, used } = one
  const acts = [
    clusterNamed(cluster),
    instances({ cluster, type: TYPE, count: INSTANCES }),
    definition({ family: service, cpu: reserved }),
    act('ecs', 'CreateService', {
      cluster,
      serviceName: service,
      taskDefinition: service,
      desiredCount: tasks,
      placementStrategy: [{ type: 'spread', field: 'instanceId' }],
    }),
  ]
  return {
    lab: labOf(`What ${service} uses`, draw, [
      ...acts.map((each) => [0, each] as const),
      [ASKED_MS, act('lab', 'SetLoad', { cluster, service, shape: 'constant', peakCpuUnits: used })],
    ]),
    fromMs: ASKED_MS,
    watch: { cluster, service },
    ask: utilizationAsk(one, { cluster, service }),
  }
}

function utilizationAsk(
  { tasks, reserved, used }: UtilizationCase,
  { cluster, service }: { readonly cluster: string; readonly service: string },
): ValueAsk {
  const metric = {
    Namespace: 'AWS/ECS',
    MetricName: 'CPUUtilization',
    Dimensions: [
      { Name: 'ClusterName', Value: cluster },
      { Name: 'ServiceName', Value: service },
    ],
  }
  return {
    kind: 'value',
    question: `What is the average CPUUtilization of service ${service}?`,
    lead: `${tasksWord(tasks)} run, each on an ${TYPE} of its own with ${counted(SIZES[TYPE].cpu)} CPU units. The task definition gives each ${counted(reserved)} CPU units. Together they use ${counted(used)} CPU units, evenly.`,
    hints: ['Used, in percent of what?'],
    look: datapointLook(metric, 'Average', ASKED_MS),
    until: { ms: TOLD_MS },
    say: percentWord,
    wrong: [
      {
        value: (100 * used) / (tasks * SIZES[TYPE].cpu),
        mistake: 'percent-of-the-instance',
        shows: 'That is of the instances they stand on. A service’s metric is of what its definition reserves.',
      },
      {
        value: (100 * used) / reserved,
        mistake: 'one-for-the-whole',
        shows: `All of it over what one task reserves. There are ${String(tasks)}.`,
      },
      ...(used > tasks * reserved
        ? [
            {
              value: 100,
              mistake: 'reservation-caps-cpu' as const,
              shows: 'CPU units are shares on EC2: a task may use what is idle.',
            },
          ]
        : []),
    ],
    reveal: (value) => ({
      text: `${counted(used)} of ${String(tasks)} × ${counted(reserved)} CPU units: ${percentWord(value)}.${value > 100 ? ' It passes 100 % because CPU units of a container are shares on EC2, and its neighbours leave CPU idle.' : ''}`,
      rule: 'MET-2',
      source: 'Amazon ECS Developer Guide, Amazon ECS service utilization',
      exam: 'More tasks lower it; a larger instance does not, since what the definition reserves is the whole.',
    }),
  }
}

export const serviceUtilization = template<UtilizationCase>({
  id: 'service-utilization',
  title: 'What percent a service’s CPUUtilization is',
  topic: 'scaling',
  exam: ['DVA4', 'SAA3'],
  cases: CASES,
  ask: asked,
})
