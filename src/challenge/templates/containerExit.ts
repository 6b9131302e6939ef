import type { AskOf } from '../../lessons/document/ask.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked } from '../template.ts'
import { oneTaskLab, secondsWord, taskLook, type ContainerGiven } from './containerWorld.ts'
import { drawnNames } from './world.ts'

export type ExitPolicy = 'none' | 'restarts' | 'code ignored' | 'too soon'

export interface ContainerExitCase {
  readonly essential: boolean
  readonly exitCode: number
  readonly policy: ExitPolicy
  /** Whether the app waits for this container's success. */
  readonly isWaitedFor: boolean
}

const CASES: readonly ContainerExitCase[] = [
  ...crossed({
    essential: [true, false],
    exitCode: [0, 1, 2],
    policy: ['none', 'restarts', 'code ignored', 'too soon'] as const,
    isWaitedFor: [false],
  }),
  ...crossed({ essential: [false], exitCode: [0, 1, 2, 3], policy: ['none'] as const, isWaitedFor: [true] }),
]

/** The container lives for so long; restarts want 60 s behind them, or more than it has. */
const LIVES_SECONDS = 90
const PERIODS = { restarts: 60, 'code ignored': 60, 'too soon': 300 } as const
const HELPER = 'collector'

function helperOf({ essential, exitCode, policy }: ContainerExitCase): ContainerGiven {
  return {
    name: HELPER,
    image: `${HELPER}:1`,
    memory: 128,
    essential,
    ...(policy !== 'none' && {
      restartPolicy: {
        enabled: true,
        restartAttemptPeriod: PERIODS[policy],
        ...(policy === 'code ignored' && { ignoredExitCodes: [exitCode] }),
      },
    }),
  }
}

/** What the task and its helper have come to, as one text. */
const SEEN = `join(' ', [lastStatus, stopCode || 'on', containers[?name=='${HELPER}'].lastStatus | [0]])`

function optionsOf(cluster: string): AskOf<'choice'>['options'] {
  const whileRunning = taskLook(cluster, SEEN)
  const stopped = taskLook(cluster, SEEN, 'STOPPED')
  return [
    {
      text: 'It goes on, and the container stays STOPPED',
      look: whileRunning,
      is: { equals: 'RUNNING on STOPPED' },
      mistake: 'essential-overlooked',
      shows: 'A task goes on without a container only if that one is not essential.',
    },
    {
      text: 'It goes on, and the container is started again',
      look: whileRunning,
      is: { equals: 'RUNNING on RUNNING' },
      mistake: 'restart-policy-misread',
      shows:
        'A container is started again only by a restart policy, unless its exit code is ignored or it ended too soon.',
    },
    {
      text: 'It is STOPPED with EssentialContainerExited',
      look: stopped,
      is: { equals: 'STOPPED EssentialContainerExited STOPPED' },
      mistake: 'any-container-stops-the-task',
      shows: 'Only the end of an essential container stops the task.',
    },
    {
      text: 'It is STOPPED with TaskFailedToStart',
      look: stopped,
      is: { equals: 'STOPPED TaskFailedToStart STOPPED' },
      mistake: 'stop-codes-mixed',
      shows: 'That is a task of which an essential container could not be started.',
    },
  ]
}

function policyWords({ policy, exitCode }: ContainerExitCase): string {
  switch (policy) {
    case 'none':
      return ''
    case 'restarts':
    case 'too soon':
      return ` It has a restart policy with a restartAttemptPeriod of ${secondsWord(PERIODS[policy])}.`
    case 'code ignored':
      return ` It has a restart policy with a restartAttemptPeriod of 60 seconds and ${String(exitCode)} among its ignoredExitCodes.`
  }
}

function asked(one: ContainerExitCase, draw: Draw): Asked {
  const { cluster, service: family } = drawnNames(draw)
  const { essential, exitCode, isWaitedFor } = one
  const app: ContainerGiven = {
    name: family,
    image: `${family}:1`,
    memory: 256,
    ...(isWaitedFor && { dependsOn: [{ containerName: HELPER, condition: 'SUCCESS' }] }),
  }
  return {
    lab: oneTaskLab(draw, {
      cluster,
      family,
      containers: [helperOf(one), app],
      behaviors: [{ image: `${HELPER}:1`, exitAfterSeconds: LIVES_SECONDS, exitCode }],
    }),
    fromMs: 0,
    from: { look: taskLook(cluster, 'containers[0].lastStatus'), is: { equals: 'RUNNING' } },
    ask: {
      kind: 'choice',
      question: `${HELPER} ends after ${secondsWord(LIVES_SECONDS)} with exit code ${String(exitCode)}. What becomes of the task?`,
      lead: `It is a task of RunTask with two containers: ${family}, which is essential, and ${HELPER}, which is ${essential ? 'too' : 'not'}.${policyWords(one)}${isWaitedFor ? ` ${family} dependsOn ${HELPER}, condition SUCCESS.` : ''}`,
      hints: ['Is it essential?', 'Does anything start it again, and does anything wait for it?'],
      until: { ms: (LIVES_SECONDS + 45) * 1_000 },
      options: optionsOf(cluster),
      reveal: { text: revealOf(one), rule: isWaitedFor ? 'CON-4' : 'CON-5', source: SOURCE },
    },
  }
}

const SOURCE = 'Amazon ECS API Reference, ContainerDefinition: essential, restartPolicy, dependsOn'

function revealOf({ essential, exitCode, policy, isWaitedFor }: ContainerExitCase): string {
  if (isWaitedFor) {
    return exitCode === 0
      ? 'SUCCESS wants exit code 0, and that is what came: the app starts, and the task goes on without its helper.'
      : 'SUCCESS wants exit code 0. It can never come now, so the essential app cannot start: TaskFailedToStart.'
  }
  if (policy === 'restarts')
    return 'Its restart policy starts it again in place. The task does not notice, essential or not.'
  const why =
    policy === 'code ignored'
      ? 'Its policy ignores this exit code. '
      : policy === 'too soon'
        ? 'It ran for less than restartAttemptPeriod, so its policy does not start it again. '
        : ''
  return essential
    ? `${why}An essential container that ends stops its task, whatever its exit code: EssentialContainerExited.`
    : `${why}It is not essential: the task goes on without it.`
}

export const containerExit = template<ContainerExitCase>({
  id: 'container-exit',
  title: 'What the end of one container does to its task',
  topic: 'containers',
  exam: ['DVA4'],
  cases: CASES,
  ask: asked,
})
