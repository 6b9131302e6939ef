import type { Look } from '../../lessons/document/look.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked, type ValueAsk } from '../template.ts'
import { MINUTE_MS } from './alarmWorld.ts'
import { clusterNamed, counted, definition, drawnNames, instancesWord, labOf, SIZES, tasksWord } from './world.ts'

export interface GroupByCpuCase {
  /** Full ones, and warm. */
  readonly instances: number
  readonly target: number
  /** ASGAverageCPUUtilization in percent, from when tasks wait on. */
  readonly metric: number
  readonly waiting: number
  /** MaxSize of the group. */
  readonly max: number
}

const TYPE = 'm5.large'
const PER_INSTANCE = 2
const CPU = SIZES[TYPE].cpu / PER_INSTANCE
/** The lower alarm of the policy stands at so much of its target. */
const LOW = 0.7
const PLENTY = 30

const CASES: readonly GroupByCpuCase[] = crossed({
  instances: [2, 3, 4, 5, 6],
  target: [50, 60, 70, 80],
  metric: [45, 50, 65, 75, 90, 100],
  waiting: [1, 2, 4, 6, 8],
  max: [7, PLENTY],
}).filter(({ instances, target, metric, waiting, max }) => {
  const wanted = Math.ceil((instances * metric) / target)
  // A load that is whole for each task, so that the metric is what it is said to be.
  const isWhole = (instances * metric * SIZES[TYPE].cpu) % (100 * instances * PER_INSTANCE) === 0
  const tells = max === PLENTY || wanted > max
  // What waits asks for another size than the CPU does: else both ways of thinking are right.
  const isTold = instances + Math.ceil(waiting / PER_INSTANCE) !== Math.min(wanted, max)
  return isWhole && tells && isTold && metric > LOW * target
})

/** Instances have booted. */
const CREATED_MS = 5 * MINUTE_MS
/** The group's instances are warm. */
const ASKED_MS = 10 * MINUTE_MS
/** The policy's alarm wants three datapoints. What it launched is not warm by then. */
const LASTS_MS = 6 * MINUTE_MS

function asked(one: GroupByCpuCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const { instances, target, metric, waiting, max } = one
  const group = `${cluster}-group`
  const full = instances * PER_INSTANCE
  return {
    lab: labOf(`The group of ${cluster}`, draw, [
      ...[
        clusterNamed(cluster),
        act('ec2', 'CreateLaunchTemplate', {
          LaunchTemplateName: 'node',
          LaunchTemplateData: { InstanceType: TYPE, UserData: `ECS_CLUSTER=${cluster}` },
        }),
        act('autoscaling', 'CreateAutoScalingGroup', {
          AutoScalingGroupName: group,
          MinSize: 1,
          MaxSize: max,
          DesiredCapacity: instances,
          LaunchTemplate: { LaunchTemplateName: 'node' },
        }),
        definition({ family: service, cpu: CPU }),
      ].map((each) => [0, each] as const),
      [
        CREATED_MS,
        act('ecs', 'CreateService', { cluster, serviceName: service, taskDefinition: service, desiredCount: full }),
      ],
      [
        ASKED_MS,
        act('autoscaling', 'PutScalingPolicy', {
          AutoScalingGroupName: group,
          PolicyName: 'cpu',
          PolicyType: 'TargetTrackingScaling',
          TargetTrackingConfiguration: trackingOf(target),
        }),
      ],
      [
        ASKED_MS,
        act('lab', 'SetLoad', {
          cluster,
          service,
          shape: 'constant',
          peakCpuUnits: (SIZES[TYPE].cpu * instances * metric) / 100,
        }),
      ],
      [ASKED_MS, act('ecs', 'UpdateService', { cluster, service, desiredCount: full + waiting })],
    ]),
    fromMs: ASKED_MS,
    watch: { cluster, service },
    ask: sizeAsk(one, { service, group }),
  }
}

function trackingOf(TargetValue: number) {
  return { TargetValue, PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' } } as const
}

function sizeAsk(
  one: GroupByCpuCase,
  { service, group }: { readonly service: string; readonly group: string },
): ValueAsk {
  const { instances, target, metric, waiting, max } = one
  const look: Look = {
    service: 'autoscaling',
    operation: 'DescribeAutoScalingGroups',
    input: { AutoScalingGroupNames: [group] },
    query: 'AutoScalingGroups[0].DesiredCapacity',
  }
  return {
    kind: 'value',
    question: `Which desired capacity has the group ${String(LASTS_MS / MINUTE_MS)} minutes later?`,
    lead: `An Auto Scaling group of ${instancesWord(instances)} ${TYPE} and MaxSize ${String(max)} scales by this policy of its own. Each takes ${String(PER_INSTANCE)} tasks of ${counted(CPU)} CPU units, and all are full and warm. Service ${service} now wants ${tasksWord(waiting)} more, which find no room, and ASGAverageCPUUtilization stands at ${String(metric)} % from here on.`,
    code: trackingOf(target),
    hints: ['Which metric does the policy follow?', 'Do tasks that wait use any CPU?'],
    look,
    until: { ms: LASTS_MS },
    say: instancesWord,
    min: 1,
    max: PLENTY,
    wrong: wrongOf(one),
    reveal: (value) => ({
      text: revealText(one, value),
      rule: 'ASG-3',
      source: 'Amazon EC2 Auto Scaling User Guide, Target tracking scaling policies',
      exam: 'Where tasks wait for instances, a capacity provider with managed scaling sizes the group by them.',
    }),
  }
}

function wrongOf({ instances, target, metric, waiting, max }: GroupByCpuCase): ValueAsk['wrong'] {
  const exact = (instances * metric) / target
  const isAbove = metric > target
  return [
    {
      value: instances + Math.ceil(waiting / PER_INSTANCE),
      mistake: 'group-sees-tasks',
      shows: 'So managed scaling of a capacity provider would count. A policy on CPU sees no task.',
    },
    {
      value: Math.ceil((instances * 100) / target),
      mistake: 'used-not-reserved',
      shows: `All of the CPU is reserved, but ${String(metric)} % is used, and the policy follows what is used.`,
    },
    ...(isAbove
      ? ([
          { value: Math.ceil(exact), mistake: 'maximum-overlooked', shows: `MaxSize is ${String(max)}.` },
          {
            value: Math.floor(exact),
            mistake: 'rounded-the-wrong-way',
            shows: 'Target tracking rounds up: too many rather than too few.',
          },
          {
            value: instances + 1,
            mistake: 'scales-one-by-one',
            shows: 'It adds what the formula says at once, not one instance at a time.',
          },
          {
            value: instances + Math.ceil(exact),
            mistake: 'count-for-change',
            shows: 'The formula gives the new capacity, not how many are added.',
          },
        ] as const)
      : ([
          {
            value: instances + 1,
            mistake: 'group-sees-tasks',
            shows: 'Nothing tells the policy that somebody waits: its metric is not above the target.',
          },
          {
            value: instances - 1,
            mistake: 'scales-in-at-once',
            shows: 'It goes in below seven tenths of its target, after fifteen such minutes.',
          },
        ] as const)),
  ]
}

function revealText({ instances, target, metric, waiting, max }: GroupByCpuCase, value: number): string {
  const tasks = `${tasksWord(waiting)} that ${waiting === 1 ? 'waits uses' : 'wait use'} no CPU`
  if (metric <= target)
    return `${String(metric)} % is not above ${String(target)} %: it stays at ${instancesWord(value)}, and ${tasks}.`
  const wanted = Math.ceil((instances * metric) / target)
  const held = wanted > max ? ` MaxSize holds it at ${String(value)}.` : ''
  return `${String(instances)} × ${String(metric)} / ${String(target)}, rounded up, is ${String(wanted)}.${held} The ${tasks}, and are no part of the sum.`
}

export const groupByCpu = template<GroupByCpuCase>({
  id: 'group-by-cpu',
  title: 'Which size a group’s CPU policy sets',
  topic: 'scaling',
  exam: ['SAA2', 'SAA3'],
  cases: CASES,
  ask: asked,
})
