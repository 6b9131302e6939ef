import { describe, expect, it } from 'vitest'
import { containersOf } from '../../world/container/containersOf.ts'
import { CLUSTER, statusOf, type Input, type TestLab } from '../../../testing/testLab.ts'
import { container, register, registerFargate, NETWORK, runTask, yard } from '../../../testing/builders.ts'

/** A task of containers that run from 8 s on, if nothing keeps them: 7 s to pull, 1 s to start. */
function task(
  containers: readonly Input[],
  behaviors: readonly Input[] = [],
): { readonly lab: TestLab; readonly id: string } {
  const lab = yard()
  register(lab, 'web', { containerDefinitions: containers })
  for (const one of behaviors) lab.act('lab', 'SetContainerBehavior', one)
  return { lab, id: runTask(lab).ids[0] ?? '' }
}

/** The story of a task: when its status or a container's status, code or health changes, in seconds. */
function story(lab: TestLab, id: string, untilMs: number): readonly string[] {
  const told: string[] = []
  let last = ''
  lab.to(untilMs, () => {
    const one = lab.world.tasks.get(id)
    if (one === undefined) return
    const states = containersOf(lab.world, one).map(({ name, lastStatus, exitCode, healthStatus }) => {
      const health = healthStatus === 'UNKNOWN' ? '' : ` ${healthStatus}`
      return `${name} ${lastStatus}${exitCode === null ? '' : ` ${String(exitCode)}`}${health}`
    })
    const now = [statusOf(one), ...states].join(', ')
    if (now !== last) told.push(`${String(lab.nowMs / 1_000)}: ${now}`)
    last = now
  })
  return told
}

const MAIN = container()
const side = (fields: Input = {}) => container({ name: 'side', image: 'side:1', essential: false, ...fields })
const waits = (condition: string) => container({ dependsOn: [{ containerName: 'side', condition }] })
const CHECK = { command: ['CMD', 'true'], interval: 10 }

describe('CON-4 containers start when what they wait for has come', () => {
  it('START: at once after the other, in one instant', () => {
    const { lab, id } = task([waits('START'), side()])
    expect(story(lab, id, 20_000)).toEqual([
      '7: ACTIVATING, main PENDING, side PENDING',
      '8: RUNNING, main RUNNING, side RUNNING',
    ])
  })

  it.each(['COMPLETE', 'SUCCESS'])('%s: when the other has done its work (TIM-9)', (condition) => {
    const { lab, id } = task([waits(condition), side()])
    expect(story(lab, id, 20_000)).toEqual([
      '7: ACTIVATING, main PENDING, side PENDING',
      '8: ACTIVATING, main PENDING, side RUNNING',
      '13: RUNNING, main RUNNING, side STOPPED 0',
    ])
  })

  it('HEALTHY: when its check has passed', () => {
    const { lab, id } = task([waits('HEALTHY'), side({ healthCheck: CHECK })])
    expect(story(lab, id, 30_000).at(-1)).toBe('18: RUNNING, main RUNNING, side RUNNING HEALTHY')
  })

  it('SUCCESS never comes of another exit code: the task fails to start, in the agent’s words', () => {
    const { lab, id } = task([waits('SUCCESS'), side()], [{ image: 'side:1', exitAfterSeconds: 2, exitCode: 3 }])
    lab.to(20_000)
    expect(lab.task(id)).toMatchObject({ stopCode: 'TaskFailedToStart', stoppedReason: 'Task failed to start' })
    expect(containersOf(lab.world, lab.task(id))).toMatchObject([
      {
        exitCode: 143,
        startedAtMs: null,
        reason:
          'CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [side] for target [main] as dependency did not exit successfully.',
      },
      { exitCode: 3, finishedAtMs: 10_000 },
    ])
  })

  it('startTimeout counts from the start of what is waited for, and ends the wait', () => {
    const checks = { healthCheck: CHECK, startTimeout: 25 }
    const { lab, id } = task(
      [waits('HEALTHY'), side(checks)],
      [{ image: 'side:1', checkFails: { fromSeconds: 0 }, exitAfterSigtermSeconds: 1 }],
    )
    lab.to(32_999)
    expect(statusOf(lab.task(id))).toBe('ACTIVATING')
    lab.to(33_000)
    expect(lab.task(id).stopCode).toBe('TaskFailedToStart')
    lab.to(34_000)
    expect(statusOf(lab.task(id))).toBe('STOPPED')
    expect(containersOf(lab.world, lab.task(id))[0]?.reason).toContain('[side] for target [main] has timed out.')
  })

  it('links and volumesFrom are an order too', () => {
    const { lab } = task([container({ links: ['side'], volumesFrom: [{ sourceContainer: 'side' }] }), side()])
    expect(lab.world.taskDefinitions.get('web:1')?.containers[0]?.dependsOn).toEqual([
      { containerName: 'side', condition: 'START' },
    ])
  })
})

describe('CON-5 a container that exits', () => {
  it('and is essential stops its task; the others get SIGTERM', () => {
    const { lab, id } = task([MAIN, side()], [{ image: 'web:1', exitAfterSeconds: 12, exitCode: 2 }])
    expect(story(lab, id, 60_000)).toEqual([
      '7: ACTIVATING, main PENDING, side PENDING',
      '8: RUNNING, main RUNNING, side RUNNING',
      '20: STOPPING, main STOPPED 2, side RUNNING',
      '23: STOPPED, main STOPPED 2, side STOPPED 0',
    ])
    expect(lab.task(id)).toMatchObject({
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      stoppingAtMs: 20_000,
      executionStoppedAtMs: 20_000,
      stoppedAtMs: 23_000,
    })
    expect(lab.decisions.at(-1)).toMatchObject({ cause: 'containerExited', container: { name: 'main', exitCode: 2 } })
  })

  it('and is not essential leaves its task alone', () => {
    const { lab, id } = task([MAIN, side()], [{ image: 'side:1', exitAfterSeconds: 12, exitCode: 2 }])
    expect(story(lab, id, 3_000_000).at(-1)).toBe('20: RUNNING, main RUNNING, side STOPPED 2')
  })

  it('stops in the reverse order of its dependencies, and gets SIGKILL only after its stopTimeout', () => {
    const stubborn = { image: 'web:1', ignoresSigterm: true }
    const { lab, id } = task(
      [waits('START'), side()].map((one) => ({ ...one, stopTimeout: 10 })),
      [stubborn],
    )
    lab.to(10_000)
    lab.ecs('StopTask', { cluster: CLUSTER, task: id })
    expect(lab.task(id).nextStepAtMs).toBe(23_000)
    expect(story(lab, id, 60_000)).toEqual([
      '20: STOPPING, main STOPPED 137, side RUNNING',
      '23: STOPPED, main STOPPED 137, side STOPPED 0',
    ])
  })

  it('is slower than its stopTimeout: 137; else its own code', () => {
    const codes = [29, 30].map((seconds) => {
      const slow = { image: 'web:1', exitAfterSigtermSeconds: seconds, sigtermExitCode: 143 }
      const { lab, id } = task([container({ stopTimeout: 29 })], [slow])
      lab.to(10_000)
      lab.ecs('StopTask', { cluster: CLUSTER, task: id })
      lab.to(39_000)
      return containersOf(lab.world, lab.task(id))[0]?.exitCode
    })
    expect(codes).toEqual([143, 137])
  })

  it('waits 30 s for SIGKILL where no stopTimeout was given', () => {
    const { lab, id } = task([MAIN], [{ image: 'web:1', ignoresSigterm: true }])
    lab.to(10_000)
    lab.ecs('StopTask', { cluster: CLUSTER, task: id })
    expect(story(lab, id, 100_000)).toEqual(['40: STOPPED, main STOPPED 137'])
  })
})

describe('CON-6 a restart policy', () => {
  const policy = { enabled: true, restartAttemptPeriod: 60, ignoredExitCodes: [3] }
  const restarts = (behavior: Input) => {
    const { lab, id } = task([container({ restartPolicy: policy })], [{ image: 'web:1', ...behavior }])
    lab.to(250_000)
    return { status: statusOf(lab.task(id)), state: containersOf(lab.world, lab.task(id))[0] }
  }

  it('starts it again in place, at once, and its checks and times anew', () => {
    const { status, state } = restarts({ exitAfterSeconds: 60, exitCode: 1 })
    expect(status).toBe('RUNNING')
    expect(state).toMatchObject({ lastStatus: 'RUNNING', restartCount: 4, startedAtMs: 248_000, exitCode: null })
  })

  it.each([
    ['it ran too short', { exitAfterSeconds: 59, exitCode: 1 }, 1],
    ['its exit code is ignored', { exitAfterSeconds: 60, exitCode: 3 }, 3],
  ])('does not where %s', (_, behavior, exitCode) => {
    const { status, state } = restarts(behavior)
    expect(status).toBe('STOPPED')
    expect(state).toMatchObject({ restartCount: 0, exitCode })
  })
})

describe('CON-7 memory', () => {
  const killed = (containers: readonly Input[], behavior: Input, fields: Input = {}) => {
    const lab = yard()
    register(lab, 'web', { containerDefinitions: containers, ...fields })
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', ...behavior })
    const id = runTask(lab).ids[0] ?? ''
    lab.to(3_000_000)
    return containersOf(lab.world, lab.task(id)).map(({ exitCode, reason, finishedAtMs }) => [
      exitCode,
      reason,
      finishedAtMs,
    ])
  }
  const OOM = 'OutOfMemoryError: Container killed due to memory usage'

  it('a container is killed when it reaches its hard limit: 512 MiB, from 256 at 64 a minute in 4 minutes', () => {
    expect(killed([MAIN], { memoryMib: 256, leakMibPerMinute: 64 })).toEqual([[137, OOM, 248_000]])
  })

  it('it is not for its soft limit', () => {
    const soft = container({ memory: undefined, memoryReservation: 300 })
    expect(killed([soft], { memoryMib: 400 })).toEqual([[null, null, null]])
  })

  it('and all together for the limit of the task: the one that uses most, of the other a quarter of 250 MiB', () => {
    const own = [MAIN, side()].map((one) => ({ ...one, memory: undefined, memoryReservation: 250 }))
    expect(killed(own, { memoryMib: 300, leakMibPerMinute: 30 }, { memory: '500', cpu: '512' })).toEqual([
      [137, OOM, 284_000],
      [0, null, 287_000],
    ])
  })

  it('on Fargate too', () => {
    const lab = yard({ instances: 0 })
    registerFargate(lab)
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', leakMibPerMinute: 512 })
    const id =
      runTask(lab, { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }).ids[0] ?? ''
    lab.to(400_000)
    expect(containersOf(lab.world, lab.task(id))).toMatchObject([{ exitCode: 137, reason: OOM, finishedAtMs: 96_000 }])
  })
})

describe('CON-5, DET-9 why a task stopped can be asked', () => {
  it('of every container, how it stood when that was decided', () => {
    const { lab, id } = task([MAIN, side()], [{ image: 'web:1', exitAfterSeconds: 12, exitCode: 2 }])
    lab.to(60_000)
    const decision = lab.decisions.find((one) => one.kind === 'stop' && one.taskId === id)
    expect(lab.explanations.get(decision?.id ?? 0)).toMatchObject({
      kind: 'stop',
      containers: [
        { isEssential: true, state: { name: 'main', lastStatus: 'STOPPED', exitCode: 2, finishedAtMs: 20_000 } },
        { isEssential: false, state: { name: 'side', lastStatus: 'RUNNING', exitCode: null } },
      ],
    })
  })
})
