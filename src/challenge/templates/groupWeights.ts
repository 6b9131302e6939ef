import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked, type ValueAsk } from '../template.ts'
import { balancerAt, BALANCER_ACTIVE_MS, frontActs, groupAt, taskTrafficLook, trafficAct } from './balancerWorld.ts'
import { drawnNames, labOf, tasksWord } from './world.ts'

export interface WeightsCase {
  readonly perSecond: number
  /** Of two target groups, each with a service of so many tasks. */
  readonly weights: readonly [number, number]
  readonly tasks: readonly [number, number]
  /** The second one's targets all fail their checks. */
  readonly fails: boolean
}

const CASES: readonly WeightsCase[] = crossed({
  perSecond: [60, 120, 200, 240, 300],
  first: [1, 2, 3, 4, 9],
  second: [1, 2, 3],
  ones: [1, 2, 3, 4],
  others: [1, 2, 3, 4],
  fails: [false, true],
})
  .map(({ first, second, ones, others, ...rest }) => ({
    ...rest,
    weights: [first, second] as const,
    tasks: [ones, others] as const,
  }))
  .filter(
    ({ perSecond, weights: [first, second], tasks: [, others] }) =>
      first !== second && (perSecond * second) % ((first + second) * others) === 0,
  )

/** All is at rest, and a period of flows begins. */
const ASKED_MS = BALANCER_ACTIVE_MS + 120_000

function requestsWord(count: number): string {
  return `${String(count)} a second`
}

function behind({ cluster, service }: { cluster: string; service: string }, at: number, desiredCount: number) {
  return act('ecs', 'CreateService', {
    cluster,
    serviceName: service,
    taskDefinition: service,
    desiredCount,
    // ECS would replace tasks whose targets fail.
    healthCheckGracePeriodSeconds: 3_600,
    loadBalancers: [{ targetGroupArn: groupAt(at), containerName: service, containerPort: 80 }],
  })
}

function asked(one: WeightsCase, draw: Draw): Asked {
  const { cluster, service, other } = drawnNames(draw)
  const { perSecond, weights, tasks, fails } = one
  const group = { targetType: 'instance', isListened: false, interval: 10, unhealthy: 2 } as const
  const acts = [
    ...frontActs({ cluster, groups: [group, group] }),
    act('elbv2', 'CreateListener', {
      LoadBalancerArn: balancerAt(0),
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [
        {
          Type: 'forward',
          ForwardConfig: { TargetGroups: weights.map((Weight, at) => ({ TargetGroupArn: groupAt(at), Weight })) },
        },
      ],
    }),
    ...[service, other].map((family) =>
      act('ecs', 'RegisterTaskDefinition', {
        family,
        containerDefinitions: [
          {
            name: family,
            image: `${family}:1`,
            cpu: 128,
            memory: 256,
            portMappings: [{ containerPort: 80, hostPort: 0 }],
          },
        ],
      }),
    ),
    ...(fails
      ? [act('lab', 'SetContainerBehavior', { image: `${other}:1`, responds: { fromSeconds: 0, how: 'refused' } })]
      : []),
  ]
  return {
    lab: labOf(`Requests for ${service} and ${other}`, draw, [
      ...acts.map((each) => [0, each] as const),
      [BALANCER_ACTIVE_MS, behind({ cluster, service }, 0, tasks[0])],
      [BALANCER_ACTIVE_MS, behind({ cluster, service: other }, 1, tasks[1])],
      [ASKED_MS, trafficAct(perSecond)],
    ]),
    fromMs: ASKED_MS,
    watch: { cluster, service: other },
    ask: weightsAsk(one, { cluster, service, other }),
  }
}

function weightsAsk(
  { perSecond, weights: [first, second], tasks: [ones, others], fails }: WeightsCase,
  { cluster, service, other }: { readonly cluster: string; readonly service: string; readonly other: string },
): ValueAsk {
  const ofGroup = (perSecond * second) / (first + second)
  const health = fails
    ? `All targets of ${service} are healthy; those of ${other} refuse connections, and all are unhealthy.`
    : 'All targets are healthy.'
  return {
    kind: 'value',
    question: `How many requests does the load balancer send to each task of ${other}?`,
    lead: `A listener forwards ${requestsWord(perSecond)} to two target groups by weight. Behind the first is service ${service} with ${tasksWord(ones)}, behind the second ${other} with ${tasksWord(others)}. ${health}`,
    code: {
      ForwardConfig: {
        TargetGroups: [first, second].map((Weight, at) => ({
          TargetGroupArn: `…:targetgroup/group-${String(at + 1)}/…`,
          Weight,
        })),
      },
    },
    hints: ['A weight is of a group. Who shares what the group gets?'],
    look: taskTrafficLook(cluster, `tasks[?ways[0].targetGroupArn=='${groupAt(1)}'] | [0].sentPerSecond`),
    until: { ms: 30_000 },
    say: requestsWord,
    min: 0,
    wrong: [
      ...(fails
        ? [
            {
              value: 0,
              mistake: 'another-group-takes-over' as const,
              shows:
                'Weights do not look at health: no other group takes over. And with no healthy target all of a group get requests.',
            },
          ]
        : []),
      {
        value: ofGroup,
        mistake: 'group-for-target',
        shows: `That is what the group gets. Its ${tasksWord(others)} share it.`,
      },
      {
        value: perSecond / (ones + others),
        mistake: 'weights-by-task',
        shows: 'So it would be in one group. Here each group gets its weight first.',
      },
      {
        value: (perSecond * second) / (first * ones + second * others),
        mistake: 'weights-by-task',
        shows: 'A weight is of the whole group, however many targets it has.',
      },
    ],
    reveal: (value) => ({
      text: `The group gets ${String(second)} of ${String(first + second)} parts, ${requestsWord(ofGroup)}; ${others === 1 ? 'its one task gets all of it' : `its ${tasksWord(others)} get ${requestsWord(value)} each`}.${fails ? ' That all of them are unhealthy changes nothing: there is no failover between weighted groups.' : ''}`,
      rule: 'ALB-7',
      source: 'User Guide for Application Load Balancers, Listener rules, forward actions',
      exam: 'Weighted target groups for a blue/green or canary release: the weights, not the number of tasks, decide.',
    }),
  }
}

export const groupWeights = template<WeightsCase>({
  id: 'group-weights',
  title: 'Which share of the requests a weighted group’s target gets',
  topic: 'load-balancing',
  exam: ['SAA2', 'DVA3'],
  cases: CASES,
  ask: asked,
})
