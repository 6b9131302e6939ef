import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, range, template, type Asked } from '../template.ts'
import { launchActs } from './taskWorld.ts'
import { countsLook, drawnNames, labOf, tasksWord } from './world.ts'

/** When it is asked; the first tasks have been RUNNING for minutes. */
const ASKED_MS = 300_000
/** From the desired count being raised to RUNNING. */
const START_MS = 9_000
const SECOND_MS = 1_000

export interface HealthyCase {
  readonly first: number
  /** Tasks that are RUNNING for `seconds`. */
  readonly second: number
  readonly seconds: number
  readonly pending: number
  /** Interval of the container health check; `null` without one. The first check passes. */
  readonly checkSeconds: number | null
}

const CASES: readonly HealthyCase[] = crossed({
  first: range(1, 4),
  second: range(1, 4),
  running: [
    { seconds: 20, checkSeconds: null },
    { seconds: 35, checkSeconds: null },
    { seconds: 45, checkSeconds: null },
    { seconds: 60, checkSeconds: null },
    { seconds: 20, checkSeconds: 10 },
    { seconds: 20, checkSeconds: 30 },
    { seconds: 50, checkSeconds: 60 },
  ],
  pending: [0, 1, 2],
}).map(({ first, second, running, pending }) => ({ first, second, ...running, pending }))

function lead(service: string, { first, second, seconds, pending, checkSeconds }: HealthyCase): string {
  const isPassed = checkSeconds !== null && checkSeconds <= seconds
  const check =
    checkSeconds === null
      ? 'Its task definition has no container health check.'
      : `Its container has a health check, and the newer tasks are ${isPassed ? 'HEALTHY' : 'UNKNOWN'}.`
  const wait = pending === 0 ? '' : ` ${tasksWord(pending)} ${pending === 1 ? 'is' : 'are'} PENDING.`
  return `Service ${service} has no load balancer. ${tasksWord(first)} ${first === 1 ? 'has' : 'have'} been RUNNING for minutes, ${tasksWord(second)} for ${String(seconds)} seconds.${wait} ${check}`
}

function asked(one: HealthyCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const { first, second, seconds, pending, checkSeconds } = one
  const to = (desiredCount: number) => act('ecs', 'UpdateService', { cluster, service, desiredCount })
  const lab = labOf(`Healthy tasks of ${service}`, draw, [
    ...launchActs(cluster, service, { launch: 'bridge', checkSeconds: checkSeconds ?? undefined }).map(
      (each) => [0, each] as const,
    ),
    [0, act('ecs', 'CreateService', { cluster, serviceName: service, taskDefinition: service, desiredCount: first })],
    [ASKED_MS - START_MS - seconds * SECOND_MS, to(first + second)],
    ...(pending === 0 ? [] : [[ASKED_MS - 5 * SECOND_MS, to(first + second + pending)] as const]),
  ])
  return {
    lab,
    fromMs: ASKED_MS,
    watch: { cluster, service },
    ask: {
      kind: 'value',
      question: 'How many tasks count as healthy toward minimumHealthyPercent now?',
      lead: lead(service, one),
      hints: ['RUNNING is not healthy yet.', 'What decides: a time, or a health check?'],
      look: countsLook(cluster, service, 'healthy'),
      say: tasksWord,
      max: Math.max(3, first + second + pending),
      wrong: [
        {
          value: first + second,
          mistake: 'running-is-healthy',
          shows:
            checkSeconds === null
              ? `Without checks a task counts once it has been RUNNING for 40 seconds, not after ${String(seconds)}.`
              : 'With a container health check a task counts once it is HEALTHY.',
        },
        {
          value: first + second + pending,
          mistake: 'running-plus-pending-healthy',
          shows: 'PENDING tasks count toward maximumPercent, never as healthy.',
        },
        {
          value: first,
          mistake: 'health-is-elb-only',
          shows: 'The newer tasks count too: nothing else is waited for.',
        },
      ],
      reveal: (value) => ({
        text:
          checkSeconds === null
            ? `Without a load balancer and a container health check a task is healthy once it has been RUNNING for 40 seconds: ${tasksWord(value)}.`
            : `With a container health check and without a load balancer a task is healthy once it is HEALTHY, however long it has been RUNNING: ${tasksWord(value)}.`,
        rule: 'DEP-4',
        source: 'Amazon ECS API Reference, DeploymentConfiguration',
      }),
    },
  }
}

export const healthyCount = template<HealthyCase>({
  id: 'healthy-count',
  title: 'When a task counts as healthy',
  topic: 'rolling-updates',
  exam: ['DVA3', 'DVA4'],
  cases: CASES,
  ask: asked,
})
