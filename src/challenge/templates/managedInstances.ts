import type { Look } from '../../lessons/document/look.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, range, template, type Asked, type ValueAsk } from '../template.ts'
import { MINUTE_MS } from './alarmWorld.ts'
import {
  clusterNamed,
  counted,
  definition,
  drawnNames,
  instancesWord,
  labOf,
  sizeWords,
  SIZES,
  tasksWord,
} from './world.ts'

export interface ManagedCase {
  /** Full ones, at the beginning. */
  readonly instances: number
  readonly perInstance: number
  readonly waiting: number
  /** The most that managed scaling adds at once. */
  readonly step: number
  /** MaxSize of the group. */
  readonly max: number
}

const TYPE = 'm5.large'
const PLENTY = 10_000

const CASES: readonly ManagedCase[] = crossed({
  instances: [1, 2, 3, 4],
  perInstance: [1, 2, 4],
  waiting: range(1, 11),
  step: [2, PLENTY],
  max: [6, 20],
}).filter(({ instances, perInstance, waiting, step, max }) => {
  const needed = Math.ceil(waiting / perInstance)
  // One limit at a time, and only where it tells.
  return (step === PLENTY || (needed > step && max === 20)) && (max === 20 || instances + needed > max)
})

/** Instances have booted. */
const CREATED_MS = 5 * MINUTE_MS
/** The newest instance is warm, and fifteen low minutes have not gone by. */
const ASKED_MS = 10 * MINUTE_MS

function asked(one: ManagedCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const { instances, perInstance, waiting, step, max } = one
  const group = `${cluster}-group`
  const acts = [
    clusterNamed(cluster),
    act('ec2', 'CreateLaunchTemplate', {
      LaunchTemplateName: 'node',
      LaunchTemplateData: { InstanceType: TYPE, UserData: `ECS_CLUSTER=${cluster}` },
    }),
    act('autoscaling', 'CreateAutoScalingGroup', {
      AutoScalingGroupName: group,
      MinSize: 0,
      MaxSize: max,
      DesiredCapacity: instances,
      LaunchTemplate: { LaunchTemplateName: 'node' },
    }),
    act('ecs', 'CreateCapacityProvider', {
      name: 'ours',
      autoScalingGroupProvider: {
        autoScalingGroupArn: group,
        managedScaling: { status: 'ENABLED', targetCapacity: 100, maximumScalingStepSize: step },
      },
    }),
    act('ecs', 'PutClusterCapacityProviders', {
      cluster,
      capacityProviders: ['ours'],
      defaultCapacityProviderStrategy: [{ capacityProvider: 'ours', weight: 1 }],
    }),
    definition({ family: service, cpu: SIZES[TYPE].cpu / perInstance }),
  ]
  const full = instances * perInstance
  return {
    lab: labOf(`The group of ${cluster}`, draw, [
      ...acts.map((each) => [0, each] as const),
      [
        CREATED_MS,
        act('ecs', 'CreateService', { cluster, serviceName: service, taskDefinition: service, desiredCount: full }),
      ],
      [ASKED_MS, act('ecs', 'UpdateService', { cluster, service, desiredCount: full + waiting })],
    ]),
    fromMs: ASKED_MS,
    watch: { cluster, service },
    ask: managedAsk(one, { service, group }),
  }
}

function managedAsk(
  { instances, perInstance, waiting, step, max }: ManagedCase,
  { service, group }: { readonly service: string; readonly group: string },
): ValueAsk {
  const needed = Math.ceil(waiting / perInstance)
  const look: Look = {
    service: 'autoscaling',
    operation: 'DescribeAutoScalingGroups',
    input: { AutoScalingGroupNames: [group] },
    query: 'AutoScalingGroups[0].DesiredCapacity',
  }
  const cpu = SIZES[TYPE].cpu / perInstance
  return {
    kind: 'value',
    question: 'Which desired capacity does managed scaling give the group first?',
    lead: `A capacity provider has a group of ${instancesWord(instances)} ${TYPE}, ${sizeWords(SIZES[TYPE])} each, all full and warm, and MaxSize ${String(max)}. Service ${service} wants ${tasksWord(waiting)} more, each of ${counted(cpu)} CPU units and little memory: they wait in PROVISIONING.`,
    code: {
      managedScaling: { status: 'ENABLED', targetCapacity: 100, maximumScalingStepSize: step },
    },
    hints: ['How many waiting tasks does one new instance take?', 'M is what is needed, N what is there.'],
    look,
    until: { look, is: { atLeast: instances + 1 }, withinMs: 10 * MINUTE_MS },
    say: instancesWord,
    min: 1,
    max: 24,
    wrong: [
      {
        value: instances + needed,
        mistake: 'maximum-overlooked',
        shows: step < needed ? `It adds ${String(step)} at once at most.` : `The group’s MaxSize is ${String(max)}.`,
      },
      {
        value: instances + waiting,
        mistake: 'one-for-the-whole',
        shows: `An instance takes ${String(perInstance)} of them: it reckons how they pack.`,
      },
      {
        value: instances + 1,
        mistake: 'scales-one-by-one',
        shows: 'It sees all tasks that wait, and adds for all of them at once.',
      },
      { value: needed, mistake: 'count-for-change', shows: 'So many are needed besides those that are there.' },
    ],
    reveal: (value) => ({
      text: `${tasksWord(waiting)}, ${String(perInstance)} to an instance, need ${instancesWord(needed)} more: M is ${String(instances + needed)}, N ${String(instances)}.${value < instances + needed ? ` ${step < needed ? 'The largest step' : 'MaxSize'} holds it at ${String(value)}.` : ` The metric M / N × 100 is at 100 with ${instancesWord(value)}.`}`,
      rule: 'CPR-7',
      source: 'Amazon ECS Developer Guide, Amazon ECS managed scaling behavior',
      exam: 'A policy on the group’s CPU never sees a task that waits; managed scaling sizes the group by them.',
    }),
  }
}

export const managedInstances = template<ManagedCase>({
  id: 'managed-instances',
  title: 'How many instances managed scaling wants',
  topic: 'scaling',
  exam: ['SAA2', 'SAA3'],
  cases: CASES,
  ask: asked,
})
