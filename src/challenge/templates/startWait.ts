import type { Draw } from '../draw.ts'
import { crossed, template, type Asked, type ValueAsk } from '../template.ts'
import { CURL, oneTaskLab, secondsWord, taskLook, type ContainerGiven } from './containerWorld.ts'
import { drawnNames } from './world.ts'

/** What waits for what: all shapes have an app, a job that ends and a proxy with a health check. */
export type WaitShape = 'app for both' | 'one after the other' | 'proxy by START' | 'job by START'

export interface StartCase {
  readonly shape: WaitShape
  /** For how long the job works. */
  readonly jobSeconds: number
  /** Interval of the proxy's check, which passes at the first time. */
  readonly checkSeconds: number
  readonly condition: 'SUCCESS' | 'COMPLETE'
}

const CASES: readonly StartCase[] = crossed({
  shape: ['app for both', 'one after the other', 'proxy by START', 'job by START'] as const,
  jobSeconds: [8, 12, 20, 25, 40, 50],
  checkSeconds: [5, 10, 15, 30, 45],
  condition: ['SUCCESS', 'COMPLETE'] as const,
}).filter(({ shape, condition }) => shape !== 'job by START' || condition === 'SUCCESS')

function containersOf(one: StartCase, app: string): readonly ContainerGiven[] {
  const { shape, condition, checkSeconds } = one
  const job = { containerName: 'migrate', condition: shape === 'job by START' ? ('START' as const) : condition }
  const proxy = {
    containerName: 'proxy',
    condition: shape === 'proxy by START' ? ('START' as const) : ('HEALTHY' as const),
  }
  const isChain = shape === 'one after the other'
  return [
    { name: 'migrate', image: 'migrate:1', memory: 128, essential: false },
    {
      name: 'proxy',
      image: 'proxy:1',
      memory: 128,
      healthCheck: { command: CURL, interval: checkSeconds, timeout: 2, retries: 3 },
      ...(isChain && { dependsOn: [job] }),
    },
    { name: app, image: `${app}:1`, memory: 256, dependsOn: isChain ? [proxy] : [job, proxy] },
  ]
}

function startAsked(one: StartCase, draw: Draw): Asked {
  const { cluster, service: app } = drawnNames(draw)
  const containers = containersOf(one, app)
  const lab = oneTaskLab(draw, {
    cluster,
    family: app,
    containers,
    behaviors: [{ image: 'migrate:1', exitAfterSeconds: one.jobSeconds, exitCode: 0 }],
  })
  return {
    lab,
    fromMs: 0,
    from: { look: taskLook(cluster, 'containers[0].lastStatus'), is: { equals: 'RUNNING' } },
    ask: startAsk(one, { cluster, app, containers }),
  }
}

function startAsk(
  { shape, jobSeconds, checkSeconds }: StartCase,
  { cluster, app, containers }: { cluster: string; app: string; containers: readonly ContainerGiven[] },
): ValueAsk {
  const shown = containers.map(({ name, dependsOn, healthCheck }) => ({
    name,
    ...(healthCheck !== undefined && { healthCheck: { interval: healthCheck.interval, retries: healthCheck.retries } }),
    ...(dependsOn !== undefined && { dependsOn }),
  }))
  const [sum, longer] = [jobSeconds + checkSeconds, Math.max(jobSeconds, checkSeconds)]
  return {
    kind: 'value',
    question: `In how many seconds is the task of ${app} RUNNING?`,
    lead: `Its containers are pulled, and those that wait for nothing have just started. migrate works for ${secondsWord(jobSeconds)} and ends with exit code 0. proxy passes its health check the first time.`,
    code: shown,
    hints: ['Who waits for whom, and for what?', 'A first check comes one interval after the start.'],
    look: taskLook(cluster, 'floor(startedAt - pullStoppedAt - `0.5`)'),
    until: { look: taskLook(cluster, 'lastStatus'), is: { equals: 'RUNNING' } },
    say: secondsWord,
    min: 0,
    wrong: [
      {
        value: shape === 'one after the other' ? longer : sum,
        mistake: 'steps-mixed',
        shows:
          shape === 'one after the other'
            ? 'proxy starts only when migrate has ended: the two waits come one after the other.'
            : 'migrate and proxy start together: what they take runs at the same time.',
      },
      { value: jobSeconds, mistake: 'dependency-overlooked', shows: 'That is migrate alone.' },
      { value: checkSeconds, mistake: 'dependency-overlooked', shows: 'That is the check of proxy alone.' },
      {
        value: longer,
        mistake: 'start-is-healthy',
        shows: 'START waits until the other has started, not until it is healthy or has ended.',
      },
      {
        value: 0,
        mistake: 'dependency-overlooked',
        shows: 'The app does not start before what it depends on has come.',
      },
    ],
    reveal: (value) => ({
      text: `${REVEALS[shape]} The task is ACTIVATING until all its containers have started: ${secondsWord(value)}.`,
      rule: 'CON-4',
      source: 'Amazon ECS API Reference, ContainerDependency',
    }),
  }
}

const REVEALS: Readonly<Record<WaitShape, string>> = {
  'app for both': 'migrate and proxy start together, and the app waits for the one that takes longer.',
  'one after the other': 'proxy waits for the end of migrate, and the app for the first check of proxy after that.',
  'proxy by START': 'Of proxy the app asks only that it has started, which it has; it waits for the end of migrate.',
  'job by START':
    'Of migrate the app asks only that it has started, which it has; it waits for the first check of proxy.',
}

export const startWait = template<StartCase>({
  id: 'start-wait',
  title: 'How long containers wait for each other',
  topic: 'containers',
  exam: ['DVA3', 'DVA4'],
  cases: CASES,
  ask: startAsked,
})
