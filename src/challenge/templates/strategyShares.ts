import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, range, template, type Asked, type ValueAsk } from '../template.ts'
import { launchActs, launchFields } from './taskWorld.ts'
import { answerLook, drawnNames, labOf, tasksWord } from './world.ts'

export interface SharesCase {
  readonly tasks: number
  readonly base: number
  /** Of FARGATE, which has the base, and of FARGATE_SPOT. */
  readonly weights: readonly [number, number]
  readonly asksFor: 'FARGATE' | 'FARGATE_SPOT'
}

/** Those that come out even: how ECS rounds it does not say. */
const CASES: readonly SharesCase[] = crossed({
  tasks: range(3, 20),
  base: [0, 1, 2, 3, 4],
  weights: [
    [1, 1],
    [1, 2],
    [1, 3],
    [1, 4],
    [2, 3],
    [3, 1],
    [0, 1],
  ] as const,
  asksFor: ['FARGATE', 'FARGATE_SPOT'] as const,
}).filter(
  ({ tasks, base, weights: [one, other] }) =>
    tasks > base && ((tasks - base) * one) % (one + other) === 0 && (one > 0 || base === 0),
)

const ASKED_MS = 10_000
const STARTED_MS = 120_000

function strategyOf({ base, weights: [one, other] }: SharesCase) {
  return [
    { capacityProvider: 'FARGATE', ...(base > 0 && { base }), weight: one },
    { capacityProvider: 'FARGATE_SPOT', weight: other },
  ]
}

function asked(one: SharesCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const providers = act('ecs', 'PutClusterCapacityProviders', {
    cluster,
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    defaultCapacityProviderStrategy: [],
  })
  return {
    lab: labOf(`Where ${service} runs`, draw, [
      ...[...launchActs(cluster, service, { launch: 'fargate' }), providers].map((each) => [0, each] as const),
      [
        ASKED_MS,
        act('ecs', 'CreateService', {
          cluster,
          serviceName: service,
          taskDefinition: service,
          desiredCount: one.tasks,
          capacityProviderStrategy: strategyOf(one),
          // Of Fargate too: it is the strategy that says where.
          ...launchFields('awsvpc'),
        }),
      ],
    ]),
    fromMs: ASKED_MS,
    watch: { cluster, service },
    ask: sharesAsk(one, { cluster, service }),
  }
}

function sharesAsk(
  one: SharesCase,
  { cluster, service }: { readonly cluster: string; readonly service: string },
): ValueAsk {
  const { tasks, base, weights, asksFor } = one
  const sum = weights[0] + weights[1]
  const isFargate = asksFor === 'FARGATE'
  const weight = weights[isFargate ? 0 : 1]
  const own = isFargate ? base : 0
  return {
    kind: 'value',
    question: `How many of its tasks run on ${asksFor}?`,
    lead: `Service ${service} is created with a desired count of ${String(tasks)} and this capacity provider strategy.`,
    code: strategyOf(one),
    hints: ['First the base, then the weights share what is left.'],
    look: answerLook(
      'DescribeTasks',
      { cluster, serviceName: service },
      `length(tasks[?capacityProviderName=='${asksFor}'])`,
    ),
    until: { ms: STARTED_MS },
    say: tasksWord,
    max: Math.max(tasks, 4),
    wrong: [
      {
        value: (tasks * weight) / sum,
        mistake: 'base-overlooked',
        shows: `The weights share what is left when the base of ${String(base)} is reached, not all.`,
      },
      {
        value: ((tasks - base) * weight) / sum,
        mistake: 'base-overlooked',
        shows: 'The base is there besides what the weights give.',
      },
      {
        value: own + ((tasks - base) * (sum - weight)) / sum,
        mistake: 'weights-swapped',
        shows: `That is the other one's share: the weight of ${asksFor} is ${String(weight)} of ${String(sum)}.`,
      },
      {
        value: own + weight,
        mistake: 'weight-for-count',
        shows: 'A weight is a share of what is left, not a number of tasks.',
      },
      { value: base, mistake: 'base-is-all', shows: 'The base is the least, not all that it gets.' },
      { value: tasks, mistake: 'first-takes-all', shows: 'A strategy shares; the first does not have to be full.' },
    ],
    reveal: (value) => ({
      text: `${base > 0 ? `${String(base)} go to FARGATE as its base; of the other ${String(tasks - base)}` : `Of ${String(tasks)}`} ${asksFor} gets ${String(weight)} of ${String(sum)} parts: ${tasksWord(value)}${own > 0 ? ' in all' : ''}.`,
      rule: 'CPR-3',
      source: 'Amazon ECS API Reference, CapacityProviderStrategyItem',
      exam: 'Some on FARGATE for sure, the rest cheaply: a base on FARGATE, the larger weight on FARGATE_SPOT.',
    }),
  }
}

export const strategyShares = template<SharesCase>({
  id: 'strategy-shares',
  title: 'How base and weight divide tasks',
  topic: 'scaling',
  exam: ['SAA4', 'SAA2'],
  cases: CASES,
  ask: asked,
})
