import type { Draw } from '../draw.ts'
import { crossed, template, type Asked, type ValueAsk } from '../template.ts'
import { oneTaskLab, secondsWord, stopOf, taskLook, type Behavior, type ContainerGiven } from './containerWorld.ts'
import { drawnNames, STEADY_MS } from './world.ts'

const SOURCE = 'Amazon ECS API Reference, StopTask; ContainerDefinition, stopTimeout'
/** Where no stopTimeout is given. */
const DEFAULT_SECONDS = 30
const SIGKILL = 137
const SIGTERM = 143

export interface ExitCodeCase {
  /** What the program takes to end once it got SIGTERM; `null`: it does not listen. */
  readonly endsInSeconds: number | null
  /** What it exits with then. */
  readonly exitCode: number
  readonly stopTimeout: number | null
}

const EXIT_CASES: readonly ExitCodeCase[] = [
  ...crossed({
    endsInSeconds: [2, 5, 8, 15, 25, 40, 50, 70, 90],
    exitCode: [0, 3, SIGTERM],
    stopTimeout: [null, 10, 20, 35, 45, 60, 75, 100],
  }),
  ...crossed({ endsInSeconds: [null], exitCode: [0], stopTimeout: [null, 10, 20, 35, 45, 60, 75, 100] }),
]

function timeoutWords(stopTimeout: number | null): string {
  return stopTimeout === null ? 'no stopTimeout' : `a stopTimeout of ${secondsWord(stopTimeout)}`
}

function endWords({ endsInSeconds, exitCode }: ExitCodeCase): string {
  if (endsInSeconds === null) return 'Its program does not listen for SIGTERM.'
  return `On SIGTERM its program finishes what it has in ${secondsWord(endsInSeconds)} and exits with ${String(exitCode)}.`
}

function exitAsked(one: ExitCodeCase, draw: Draw): Asked {
  const { cluster, service: family } = drawnNames(draw)
  const { endsInSeconds, exitCode, stopTimeout } = one
  const ends: Behavior =
    endsInSeconds === null
      ? { image: `${family}:1`, ignoresSigterm: true }
      : { image: `${family}:1`, exitAfterSigtermSeconds: endsInSeconds, sigtermExitCode: exitCode }
  const container = { name: family, image: `${family}:1`, memory: 256, ...(stopTimeout !== null && { stopTimeout }) }
  return {
    lab: oneTaskLab(draw, { cluster, family, containers: [container], behaviors: [ends] }),
    fromMs: STEADY_MS,
    acts: [stopOf(cluster)],
    ask: exitAsk(one, { cluster, family }),
  }
}

function exitAsk(one: ExitCodeCase, { cluster, family }: { cluster: string; family: string }): ValueAsk {
  const { exitCode, stopTimeout, endsInSeconds } = one
  const limit = stopTimeout ?? DEFAULT_SECONDS
  return {
    kind: 'value',
    question: `Which exit code does the container of ${family} have in the end?`,
    lead: `StopTask has just been given. The container has ${timeoutWords(stopTimeout)}. ${endWords(one)}`,
    hints: [
      'What comes when stopTimeout is over?',
      'Who is killed cannot choose an exit code: 128 and the signal’s number.',
    ],
    look: taskLook(cluster, 'containers[0].exitCode', 'STOPPED'),
    until: { look: taskLook(cluster, 'lastStatus', 'STOPPED'), is: { equals: 'STOPPED' } },
    say: (value) => `Exit code ${String(value)}`,
    max: 255,
    wrong: [
      {
        value: SIGKILL,
        mistake: 'killed-at-once',
        shows: `137 is 128 + 9: SIGKILL. It comes after ${secondsWord(limit)}, and the program is gone before.`,
      },
      {
        value: exitCode,
        mistake: 'stop-waits-forever',
        shows: `ECS waits for ${secondsWord(limit)} and no longer: SIGKILL ends it before it can exit by itself.`,
      },
      { value: SIGTERM, mistake: 'killed-at-once', shows: '143 is 128 + 15: a program that SIGTERM itself ended.' },
      { value: 0, mistake: 'stop-waits-forever', shows: '0 is what a program says that came to its own end.' },
      { value: 1, mistake: 'stop-codes-mixed', shows: '1 is a program’s own error. This one made none.' },
      { value: 139, mistake: 'stop-codes-mixed', shows: '139 is 128 + 11: a program that touched memory not its own.' },
    ],
    reveal: (value) => ({
      text:
        value === SIGKILL
          ? `SIGTERM first, then SIGKILL after ${secondsWord(limit)}${stopTimeout === null ? ', the default' : ''}. ${endsInSeconds === null ? 'It did not listen' : `It would have needed ${secondsWord(endsInSeconds)}`}: 137, which is 128 + 9.`
          : `It ends within the ${secondsWord(limit)} that it has, by itself: exit code ${String(value)}.`,
      rule: 'CON-5',
      source: SOURCE,
      exam: 'Work is lost at each deployment, and exit code 137: handle SIGTERM, or set a longer stopTimeout.',
    }),
  }
}

export const exitCodeAtStop = template<ExitCodeCase>({
  id: 'exit-code-at-stop',
  title: 'Which exit code a stopped container has',
  topic: 'task-lifecycle',
  exam: ['DVA3', 'DVA4'],
  cases: EXIT_CASES,
  ask: exitAsked,
})

export interface StopTimeCase {
  /** What the app and its sidecar take to end once they got SIGTERM. */
  readonly appSeconds: number
  readonly sidecarSeconds: number
  /** Of both. */
  readonly stopTimeout: number | null
  /** Whether the app depends on the sidecar. */
  readonly depends: boolean
}

const TIME_CASES: readonly StopTimeCase[] = crossed({
  appSeconds: [4, 9, 14, 22, 36, 50],
  sidecarSeconds: [3, 7, 12, 18, 41],
  stopTimeout: [null, 10, 20, 45],
  depends: [true, false],
})

function timeAsked(one: StopTimeCase, draw: Draw): Asked {
  const { cluster, service: family } = drawnNames(draw)
  const timeout = one.stopTimeout === null ? {} : { stopTimeout: one.stopTimeout }
  const sidecar: ContainerGiven = { name: 'proxy', image: 'proxy:1', memory: 128, ...timeout }
  const app: ContainerGiven = {
    name: family,
    image: `${family}:1`,
    memory: 256,
    ...timeout,
    ...(one.depends && { dependsOn: [{ containerName: 'proxy', condition: 'START' }] }),
  }
  return {
    lab: oneTaskLab(draw, {
      cluster,
      family,
      containers: [sidecar, app],
      behaviors: [
        { image: app.image, exitAfterSigtermSeconds: one.appSeconds },
        { image: sidecar.image, exitAfterSigtermSeconds: one.sidecarSeconds },
      ],
    }),
    fromMs: STEADY_MS,
    acts: [stopOf(cluster)],
    ask: timeAsk(one, { cluster, family }),
  }
}

function timeAsk(one: StopTimeCase, { cluster, family }: { cluster: string; family: string }): ValueAsk {
  const limit = one.stopTimeout ?? DEFAULT_SECONDS
  const [app, sidecar] = [Math.min(one.appSeconds, limit), Math.min(one.sidecarSeconds, limit)]
  const [sum, longer] = [app + sidecar, Math.max(app, sidecar)]
  return {
    kind: 'value',
    question: `After how many seconds have both containers of ${family} ended?`,
    lead: `StopTask has just been given. On SIGTERM ${family} needs ${secondsWord(one.appSeconds)} to end, proxy ${secondsWord(one.sidecarSeconds)}. Each has ${timeoutWords(one.stopTimeout)}. ${one.depends ? `${family} dependsOn proxy, condition START.` : 'Neither depends on the other.'}`,
    hints: ['Who gets SIGTERM first?', 'None has longer than its stopTimeout.'],
    look: taskLook(cluster, 'floor(stoppedAt - stoppingAt + `0.5`)', 'STOPPED'),
    until: { look: taskLook(cluster, 'lastStatus', 'STOPPED'), is: { equals: 'STOPPED' } },
    say: secondsWord,
    min: 1,
    wrong: [
      one.depends
        ? {
            value: longer,
            mistake: 'dependency-overlooked',
            shows: `proxy gets SIGTERM only when ${family}, which depends on it, has ended.`,
          }
        : { value: sum, mistake: 'one-at-a-time', shows: 'Neither depends on the other: both get SIGTERM at once.' },
      {
        value: one.depends ? one.appSeconds + one.sidecarSeconds : Math.max(one.appSeconds, one.sidecarSeconds),
        mistake: 'stop-waits-forever',
        shows: `SIGKILL comes to each after ${secondsWord(limit)}.`,
      },
      {
        value: one.depends ? 2 * limit : limit,
        mistake: 'killed-at-once',
        shows: 'What ends earlier is not waited for until its stopTimeout is over.',
      },
      { value: app, mistake: 'dependency-overlooked', shows: `That is ${family} alone.` },
    ],
    reveal: (value) => ({
      text: `${family} ends in ${secondsWord(app)}, proxy in ${secondsWord(sidecar)}${limit < Math.max(one.appSeconds, one.sidecarSeconds) ? `, where stopTimeout cuts it to ${secondsWord(limit)}` : ''}. ${one.depends ? 'Containers stop in the reverse order of their dependencies, one after the other' : 'They stop together'}: ${secondsWord(value)}.`,
      rule: 'CON-5',
      source: `${SOURCE}; ContainerDependency`,
    }),
  }
}

export const stopTime = template<StopTimeCase>({
  id: 'stop-time',
  title: 'How long a task takes to stop',
  topic: 'task-lifecycle',
  exam: ['DVA4'],
  cases: TIME_CASES,
  ask: timeAsked,
})
