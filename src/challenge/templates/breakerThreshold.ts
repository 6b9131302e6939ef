import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked, type ValueAsk } from '../template.ts'
import { answerLook, clusterNamed, counted, definition, drawnNames, labOf, tasksWord } from './world.ts'

type ThresholdType = 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT' | 'COUNT'

export interface ThresholdCase {
  readonly desired: number
  /** `null` where nothing is said of it. */
  readonly configured: { readonly type: ThresholdType; readonly value: number } | null
}

const LEAST = 3
const MOST = 200

const CASES: readonly ThresholdCase[] = crossed({
  desired: [1, 2, 3, 5, 7, 9, 12, 15, 18, 22, 25, 30, 33, 45, 50, 75, 90, 120, 250, 400, 500, 600, 800],
  configured: [
    null,
    { type: 'BOUNDED_PERCENT', value: 10 },
    { type: 'BOUNDED_PERCENT', value: 25 },
    { type: 'BOUNDED_PERCENT', value: 40 },
    { type: 'BOUNDED_PERCENT', value: 75 },
    { type: 'UNBOUNDED_PERCENT', value: 10 },
    { type: 'UNBOUNDED_PERCENT', value: 25 },
    { type: 'UNBOUNDED_PERCENT', value: 50 },
    { type: 'COUNT', value: 4 },
    { type: 'COUNT', value: 8 },
  ] as const,
})

/** The deployment is under way, and nothing has started yet. */
const ASKED_MS = 10_000

function breakerOf({ configured }: ThresholdCase) {
  return { enable: true, rollback: true, ...(configured !== null && { thresholdConfiguration: configured }) }
}

function asked(one: ThresholdCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  return {
    lab: labOf(`The circuit breaker of ${service}`, draw, [
      [0, clusterNamed(cluster)],
      [0, definition({ family: service })],
      [
        0,
        act('ecs', 'CreateService', {
          cluster,
          serviceName: service,
          taskDefinition: service,
          desiredCount: one.desired,
          deploymentConfiguration: { deploymentCircuitBreaker: breakerOf(one) },
        }),
      ],
    ]),
    fromMs: ASKED_MS,
    watch: { cluster, service },
    ask: thresholdAsk(one, { cluster, service }),
  }
}

function thresholdAsk(
  one: ThresholdCase,
  { cluster, service }: { readonly cluster: string; readonly service: string },
): ValueAsk {
  return {
    kind: 'value',
    question: 'How many failed tasks make the deployment fail?',
    lead: `Service ${service} wants ${counted(one.desired)} ${one.desired === 1 ? 'task' : 'tasks'}. Its deployment is IN_PROGRESS with this circuit breaker, and no task has started yet.`,
    code: { desiredCount: one.desired, deploymentCircuitBreaker: breakerOf(one) },
    hints: ['Which type has the threshold, where nothing is said of it?', 'Which types have a least and a most?'],
    look: answerLook(
      'DescribeServiceDeployments',
      { cluster, service },
      'serviceDeployments[0].deploymentCircuitBreaker.threshold',
    ),
    say: (value) => (value === 1 ? tasksWord(1) : `${counted(value)} tasks`),
    min: 1,
    wrong: wrongOf(one),
    reveal: (value) => ({
      text: revealText(one, value),
      rule: 'DEP-15',
      source: 'Amazon ECS Developer Guide, How the Amazon ECS deployment circuit breaker detects failures',
      exam: 'A circuit breaker of which nothing else is said: half of the desired count, rounded up, at least 3 and at most 200.',
    }),
  }
}

/** What the settings come to, where no bound is in the way. */
function shareOf({ desired, configured }: ThresholdCase): { readonly percent: number; readonly share: number } {
  const percent = configured?.value ?? 50
  return { percent, share: (desired * percent) / 100 }
}

function isBounded({ configured }: ThresholdCase): boolean {
  return configured === null || configured.type === 'BOUNDED_PERCENT'
}

function within(share: number): number {
  return Math.min(MOST, Math.max(LEAST, Math.ceil(share)))
}

function wrongOf(one: ThresholdCase): ValueAsk['wrong'] {
  const { percent, share } = shareOf(one)
  const isCount = one.configured?.type === 'COUNT'
  return [
    isCount
      ? {
          value: within(one.desired / 2),
          mistake: 'count-for-percent',
          shows: 'That is half of the desired count, where nothing is said. Here a COUNT is given.',
        }
      : {
          value: isBounded(one) ? Math.ceil(share) : within(share),
          mistake: 'threshold-bounds-overlooked',
          shows: isBounded(one)
            ? `A bounded threshold is at least ${String(LEAST)} and at most ${String(MOST)}.`
            : 'UNBOUNDED_PERCENT has neither a least nor a most.',
        },
    isCount
      ? {
          value: Math.ceil(share),
          mistake: 'count-for-percent',
          shows: `That is ${String(percent)} % of the desired count. A COUNT is taken as it is.`,
        }
      : {
          value: Math.floor(share),
          mistake: 'rounded-the-wrong-way',
          shows: `${String(percent)} % of ${counted(one.desired)} is rounded up.`,
        },
    {
      value: one.desired,
      mistake: 'all-must-fail',
      shows: 'That is the desired count: fewer failed tasks are enough.',
    },
    {
      value: 1,
      mistake: 'one-failure-is-enough',
      shows: 'One task may fail by chance. ECS tries again up to the threshold.',
    },
  ]
}

function revealText(one: ThresholdCase, value: number): string {
  const { percent, share } = shareOf(one)
  if (one.configured?.type === 'COUNT')
    return `A COUNT of ${String(value)} is ${String(value)}, whatever the desired count is.`
  const sum = `${String(percent)} % of ${counted(one.desired)} is ${counted(share)}${Number.isInteger(share) ? '' : ', rounded up'}`
  if (!isBounded(one))
    return `${sum}${Number.isInteger(share) ? '' : ` to ${counted(value)}`}, and UNBOUNDED_PERCENT knows no bounds.`
  if (value === Math.ceil(share))
    return `${sum}${Number.isInteger(share) ? '' : ` to ${counted(value)}`}, within the bounds of ${String(LEAST)} and ${String(MOST)}.`
  return `${sum}; ${value === LEAST ? 'the least' : 'the most'} that counts is ${String(value)}.`
}

export const breakerThreshold = template<ThresholdCase>({
  id: 'breaker-threshold',
  title: 'How many failed tasks a circuit breaker waits for',
  topic: 'deployments',
  exam: ['DVA3', 'SAA2'],
  cases: CASES,
  ask: asked,
})
