import type { Draw } from '../draw.ts'
import { crossed, template, type Asked } from '../template.ts'
import type { AskOf } from '../../lessons/document/ask.ts'
import { CURL, oneTaskLab, secondsWord, taskLook, type Behavior, type ContainerGiven } from './containerWorld.ts'
import { drawnNames } from './world.ts'

const SOURCE = 'Amazon ECS API Reference, HealthCheck'

/** Times in seconds. */
export interface UnhealthyCase {
  readonly interval: number
  readonly timeout: number
  readonly retries: number
  readonly startPeriod: number
  /** Its command exits with an error at once, or says nothing until its timeout. */
  readonly how: 'exit' | 'timeout'
}

const UNHEALTHY: readonly UnhealthyCase[] = crossed({
  interval: [10, 15, 20, 30],
  timeout: [3, 5],
  retries: [1, 2, 3, 4],
  startPeriod: [0, 25, 60, 75],
  how: ['exit', 'timeout'] as const,
})

const TOLERANCE_MS = 2_000

function unhealthyAsked(one: UnhealthyCase, draw: Draw): Asked {
  const { cluster, service: family } = drawnNames(draw)
  const { interval, timeout, retries, startPeriod, how } = one
  const check = { interval, timeout, retries, startPeriod }
  return {
    lab: oneTaskLab(draw, {
      cluster,
      family,
      containers: [{ name: family, image: `${family}:1`, memory: 256, healthCheck: { command: CURL, ...check } }],
      behaviors: [{ image: `${family}:1`, checkFails: { fromSeconds: 0, how } }],
    }),
    fromMs: 0,
    from: { look: taskLook(cluster, 'lastStatus'), is: { equals: 'RUNNING' } },
    ask: {
      kind: 'mark',
      question: `When does the healthStatus of this task of ${family} turn to UNHEALTHY?`,
      lead: `Its container has just started. ${how === 'exit' ? 'Each of its checks fails at once.' : `Each of its checks says nothing and fails when its timeout of ${secondsWord(timeout)} is over.`}`,
      code: { healthCheck: check },
      hints: [
        'The first check comes an interval after the start, or when the start period ends if that is sooner.',
        'A failure within the start period does not count.',
      ],
      look: taskLook(cluster, 'healthStatus'),
      is: { equals: 'UNHEALTHY' },
      toleranceMs: TOLERANCE_MS,
      aheadMs: 300_000,
      reveal: {
        text: `${startPeriod === 0 ? `It takes ${String(retries)} failures in a row` : `Failures of checks that begin in the first ${secondsWord(startPeriod)} do not count; after that it takes ${String(retries)} in a row`}. Between one check’s end and the next one’s beginning lies the interval, ${secondsWord(interval)}${how === 'timeout' ? `, and each lasts ${secondsWord(timeout)}` : ''}.`,
        rule: 'CON-8',
        source: SOURCE,
      },
    },
  }
}

export const unhealthyMoment = template<UnhealthyCase>({
  id: 'unhealthy-moment',
  title: 'When a container becomes UNHEALTHY',
  topic: 'task-lifecycle',
  exam: ['DVA4', 'SAA2'],
  cases: UNHEALTHY,
  ask: unhealthyAsked,
})

/** What a container's checks have come to; `none` for one without a check. */
export type CheckState = 'passes' | 'fails' | 'early' | 'none'

export interface TaskHealthCase {
  readonly app: CheckState
  readonly sidecar: CheckState
  readonly isSidecarEssential: boolean
}

const HEALTH: readonly TaskHealthCase[] = crossed({
  app: ['passes', 'fails', 'early', 'none'] as const,
  sidecar: ['passes', 'fails', 'early', 'none'] as const,
  isSidecarEssential: [true, false],
})

/** By then checks of 10 s have come to something, those of 300 s have not. */
const ASKED_MS = 90_000
const [SOON, LATE] = [10, 300]

function checkedContainer(name: string, state: CheckState): ContainerGiven {
  const interval = state === 'early' ? LATE : SOON
  const healthCheck = { command: CURL, interval, timeout: 2, retries: 2 }
  return { name, image: `${name}:1`, memory: 128, ...(state !== 'none' && { healthCheck }) }
}

function stateWords(name: string, state: CheckState): string {
  switch (state) {
    case 'passes':
      return `${name} passes its health check.`
    case 'fails':
      return `${name} has failed its health check as often as retries says.`
    case 'early':
      return `The first health check of ${name} has not come yet.`
    case 'none':
      return `${name} has no health check.`
  }
}

function healthOptions(cluster: string, { sidecar, isSidecarEssential }: TaskHealthCase): AskOf<'choice'>['options'] {
  const aside = !isSidecarEssential && sidecar !== 'none' ? 'sidecar-decides' : ('running-is-healthy' as const)
  return (['HEALTHY', 'UNHEALTHY', 'UNKNOWN', 'STARTING'] as const).map((status) => ({
    text: status,
    look: taskLook(cluster, 'healthStatus'),
    is: { equals: status },
    mistake: status === 'STARTING' ? 'docker-states-in-ecs' : aside,
    shows: HEALTH_SHOWS[status],
  }))
}

const HEALTH_SHOWS = {
  HEALTHY: 'For that every essential container with a check has to be HEALTHY, and there has to be one.',
  UNHEALTHY: 'For that an essential container has to be UNHEALTHY.',
  UNKNOWN: 'That is a task whose essential containers have no verdict yet, or no check.',
  STARTING: 'So Docker calls it. ECS says UNKNOWN.',
} as const

function healthAsked(one: TaskHealthCase, draw: Draw): Asked {
  const { cluster, service: family } = drawnNames(draw)
  const { app, sidecar, isSidecarEssential } = one
  const side = 'log-router'
  const failing = [[family, app] as const, [side, sidecar] as const].filter(([, state]) => state === 'fails')
  return {
    lab: oneTaskLab(draw, {
      cluster,
      family,
      containers: [
        checkedContainer(family, app),
        { ...checkedContainer(side, sidecar), essential: isSidecarEssential },
      ],
      behaviors: failing.map(([name]): Behavior => ({
        image: `${name}:1`,
        checkFails: { fromSeconds: 0, how: 'exit' },
      })),
    }),
    fromMs: ASKED_MS,
    ask: {
      kind: 'choice',
      question: `Which healthStatus does this task of ${family} have?`,
      lead: `${family} is essential, ${side} is ${isSidecarEssential ? 'too' : 'not'}. ${stateWords(family, app)} ${stateWords(side, sidecar)}`,
      hints: ['Which containers count for the task?'],
      options: healthOptions(cluster, one),
      reveal: {
        text: 'A task’s health is that of its essential containers that have a check: UNHEALTHY if one is, else UNKNOWN if one has no verdict yet or none has a check, else HEALTHY. A container that is not essential does not count.',
        rule: 'CON-8',
        source: SOURCE,
      },
    },
  }
}

export const taskHealth = template<TaskHealthCase>({
  id: 'task-health',
  title: 'A task’s health, from its containers',
  topic: 'containers',
  exam: ['DVA4'],
  cases: HEALTH,
  ask: healthAsked,
})
