import { describe, expect, it } from 'vitest'
import type { ContainerDefinition } from '../../../model/world/definition/taskDefinition.ts'
import { containersWords, containerStateWords, healthWords, waitsWords, type KnownContainer } from './containerWords.ts'

type Fields = Partial<KnownContainer['state']> &
  Pick<Partial<ContainerDefinition>, 'dependsOn' | 'essential' | 'healthCheck'>

function known(
  name: string,
  { dependsOn, essential = true, healthCheck = null, ...state }: Fields = {},
): KnownContainer {
  return {
    state: {
      name,
      lastStatus: 'RUNNING',
      exitCode: null,
      reason: null,
      healthStatus: 'UNKNOWN',
      startedAtMs: 9_000,
      finishedAtMs: null,
      restartCount: 0,
      ...state,
    },
    container: {
      name,
      image: `${name}:1`,
      cpuUnits: 128,
      memoryMib: 256,
      memoryReservationMib: null,
      gpus: 0,
      essential,
      portMappings: [],
      healthCheck,
      stopTimeoutMs: 30_000,
      ...(dependsOn !== undefined && { dependsOn }),
    },
  }
}

const pending = { lastStatus: 'PENDING', startedAtMs: null } as const
const stopped = (exitCode: number | null, reason: string | null = null) =>
  ({ lastStatus: 'STOPPED', exitCode, reason }) as const
const RUNNING = { stopCode: null } as const
const FAILED = { stopCode: 'EssentialContainerExited' } as const
const verdictOf = (...all: readonly KnownContainer[]) => containersWords(all, RUNNING).verdict

describe('CON-4 why a container waits', () => {
  const CONDITIONS = [
    ['START', pending, 'waits until db has started'],
    ['START', {}, ''],
    ['START', stopped(0), ''],
    ['COMPLETE', {}, 'waits until db has finished'],
    ['COMPLETE', stopped(1), ''],
    ['SUCCESS', stopped(1), 'waits until db has finished with exit code 0'],
    ['SUCCESS', stopped(0), ''],
    ['HEALTHY', {}, 'waits until db is HEALTHY'],
    ['HEALTHY', { healthStatus: 'HEALTHY' }, ''],
  ] as const

  it.each(CONDITIONS)('%s of %j: %s', (condition, of, words) => {
    const app = known('app', { ...pending, dependsOn: [{ containerName: 'db', condition }] })
    expect(waitsWords(app, [known('db', of), app])).toBe(words)
  })

  it('names all that it waits for, and the verdict begins with it', () => {
    const dependsOn = [
      { containerName: 'db', condition: 'HEALTHY' },
      { containerName: 'migrate', condition: 'SUCCESS' },
    ] as const
    const app = known('app', { ...pending, dependsOn })
    const words = 'app waits until db is HEALTHY and migrate has finished with exit code 0'
    expect(containersWords([known('db'), known('migrate'), app], RUNNING)).toEqual({
      verdict: words,
      sentence: '2 of 3 containers run.',
      tone: 'plain',
    })
  })
})

describe('the verdict on the containers of a task', () => {
  it('counts those that run while nothing is wrong', () => {
    expect(verdictOf(known('app'))).toBe('Its container runs')
    expect(verdictOf(known('app'), known('log'))).toBe('All 2 containers run')
    expect(verdictOf(known('app'), known('init', stopped(0)))).toBe('1 of 2 containers runs')
    expect(verdictOf(known('app', pending), known('log', pending))).toBe('None of 2 containers has started yet')
    expect(verdictOf(known('app', stopped(0)), known('log', stopped(0)))).toBe('All 2 containers have stopped')
    expect(verdictOf()).toBe('No containers are known')
  })

  it('says first what ended with an error, essential ones before others, and what follows from it', () => {
    const log = known('log', { ...stopped(2), essential: false })
    expect(containersWords([known('app'), log], RUNNING)).toEqual({
      verdict: 'log stopped with exit code 2',
      sentence: 'It is not essential, so its task goes on without it.',
      tone: 'trouble',
    })
    expect(containersWords([log, known('app', stopped(1))], FAILED)).toEqual({
      verdict: 'app stopped with exit code 1',
      sentence: 'It is essential, so its task stopped.',
      tone: 'trouble',
    })
  })

  it('explains 137, and that a task which was asked to stop does not stop because of it', () => {
    expect(containersWords([known('app', stopped(137))], { stopCode: 'UserInitiated' }).sentence).toBe(
      '137 is SIGKILL: it had not ended 30 s after SIGTERM. Its task was being stopped.',
    )
    const memory = 'OutOfMemoryError: Container killed due to memory usage'
    expect(containersWords([known('app', stopped(137, memory))], FAILED).sentence).toBe(
      `${memory}. It is essential, so its task stopped.`,
    )
  })

  it('says that one is UNHEALTHY, and of which its task is too', () => {
    const sick = { healthStatus: 'UNHEALTHY' } as const
    expect(containersWords([known('app', sick)], RUNNING)).toMatchObject({
      verdict: 'app is UNHEALTHY',
      sentence: 'It is essential, so its task is UNHEALTHY too.',
    })
    expect(containersWords([known('log', { ...sick, essential: false })], RUNNING).sentence).toContain('not essential')
  })

  it('shows what could turn the text around it', () => {
    expect(verdictOf(known('a\u202eb', stopped(1)))).toBe('a\\u202eb stopped with exit code 1')
  })
})

it('a container in a few words', () => {
  expect(containerStateWords(known('a', { healthStatus: 'HEALTHY' }).state)).toBe('RUNNING, HEALTHY')
  expect(containerStateWords(known('a', stopped(null)).state)).toBe('STOPPED, no exit code')
  const healthCheck = { command: ['CMD'], intervalMs: 10_000, timeoutMs: 5_000, retries: 3, startPeriodMs: 60_000 }
  expect(healthWords(known('a', { healthStatus: 'HEALTHY', healthCheck }))).toBe(
    'HEALTHY, checked every 10 s, 3 retries, not counted for 1 min',
  )
  expect(healthWords(known('a', { ...stopped(1), healthStatus: 'HEALTHY', healthCheck }))).toMatch(/^last HEALTHY/)
  expect(healthWords(known('a'))).toBe('no health check')
})
