import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked, type ValueAsk } from '../template.ts'
import { MINUTE_MS } from './alarmWorld.ts'
import { BALANCER_ACTIVE_MS, frontActs, groupAt, labelAt, trafficAct } from './balancerWorld.ts'
import { desiredLook, scaledOutPast, targetFields } from './scalingWorld.ts'
import { counted, drawnNames, instances, labOf, tasksWord } from './world.ts'

export interface RequestsCase {
  readonly tasks: number
  readonly perSecond: number
  /** Requests per target, a minute. */
  readonly target: number
  readonly max: number
}

const CASES: readonly RequestsCase[] = crossed({
  tasks: [2, 3, 4, 5],
  perSecond: [20, 30, 40, 50, 60, 70, 80, 90, 100, 120],
  target: [300, 400, 500, 600, 700, 800],
  max: [8, 20],
}).filter(({ tasks, perSecond, target, max }) => {
  const wanted = (perSecond * 60) / target
  return (perSecond * 60) % tasks === 0 && wanted > tasks && wanted <= 18 && (max === 20 || wanted > max)
})

const ASKED_MS = 6 * MINUTE_MS

function asked(one: RequestsCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const { tasks, perSecond, target, max } = one
  const group = { targetType: 'instance', isListened: true, interval: 10, unhealthy: 2 } as const
  const acts = [
    ...frontActs({ cluster, groups: [group], instances: [instances({ cluster, type: 'm5.xlarge', count: 4 })] }),
    act('ecs', 'RegisterTaskDefinition', {
      family: service,
      containerDefinitions: [
        {
          name: service,
          image: `${service}:1`,
          cpu: 256,
          memory: 256,
          portMappings: [{ containerPort: 80, hostPort: 0 }],
        },
      ],
    }),
  ]
  const scaled = [
    act('ecs', 'CreateService', {
      cluster,
      serviceName: service,
      taskDefinition: service,
      desiredCount: tasks,
      loadBalancers: [{ targetGroupArn: groupAt(0), containerName: service, containerPort: 80 }],
    }),
    act('application-autoscaling', 'RegisterScalableTarget', {
      ...targetFields({ cluster, service }),
      MinCapacity: 1,
      MaxCapacity: max,
    }),
    act('application-autoscaling', 'PutScalingPolicy', {
      ...targetFields({ cluster, service }),
      PolicyName: 'requests',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: target,
        PredefinedMetricSpecification: { PredefinedMetricType: 'ALBRequestCountPerTarget', ResourceLabel: labelAt(0) },
      },
    }),
  ]
  return {
    lab: labOf(`Requests for ${service}`, draw, [
      ...acts.map((each) => [0, each] as const),
      ...scaled.map((each) => [BALANCER_ACTIVE_MS, each] as const),
      [ASKED_MS, trafficAct(perSecond)],
    ]),
    fromMs: ASKED_MS,
    watch: { cluster, service },
    ask: requestsAsk(one, { cluster, service }),
  }
}

function requestsAsk(
  { tasks, perSecond, target, max }: RequestsCase,
  named: { readonly cluster: string; readonly service: string },
): ValueAsk {
  const each = (perSecond * 60) / tasks
  const wanted = Math.ceil((perSecond * 60) / target)
  return {
    kind: 'value',
    question: 'Which desired count does the policy set?',
    lead: `${tasksWord(tasks)} of service ${named.service} are healthy behind an Application Load Balancer, and at most ${String(max)} are allowed. A target tracking policy keeps ALBRequestCountPerTarget at ${counted(target)}. From now on ${String(perSecond)} requests a second come, shared evenly. No cooldown is in force.`,
    hints: ['The metric counts a minute.', 'How many tasks would get the target each?'],
    look: desiredLook(named),
    until: scaledOutPast(named, tasks),
    say: tasksWord,
    min: 1,
    wrong: [
      { value: wanted, mistake: 'maximum-overlooked', shows: `At most ${String(max)} are allowed.` },
      {
        value: Math.floor((perSecond * 60) / target),
        mistake: 'rounded-the-wrong-way',
        shows: 'Target tracking rounds up.',
      },
      {
        value: tasks + wanted,
        mistake: 'count-for-change',
        shows: 'That is the new count, not what is added.',
      },
      { value: tasks + 1, mistake: 'scales-one-by-one', shows: 'It adds what the formula says at once.' },
      {
        value: Math.ceil((tasks * perSecond * 60) / target),
        mistake: 'group-for-target',
        shows: `${counted(perSecond * 60)} a minute are what the whole group gets; a target gets ${counted(each)}.`,
      },
    ],
    reveal: (value) => ({
      text: `${String(perSecond)} a second are ${counted(perSecond * 60)} a minute, ${counted(each)} for each of ${String(tasks)}. ${String(tasks)} × ${counted(each)} / ${counted(target)}, rounded up, is ${String(wanted)}.${value < wanted ? ` The maximum holds it at ${String(value)}.` : ''}`,
      rule: 'SCL-2',
      source: 'Application Auto Scaling User Guide, Predefined metrics for target tracking scaling policies',
      exam: 'Tasks that wait for others use no CPU: requests per target follows the load all the same.',
    }),
  }
}

export const requestsPerTarget = template<RequestsCase>({
  id: 'requests-per-target',
  title: 'How many tasks requests per target ask for',
  topic: 'scaling',
  exam: ['SAA3', 'SAA2'],
  cases: CASES,
  ask: asked,
})
