import { describe, expect, it } from 'vitest'
import { TASK_STEPS } from '../../../model/world/task/taskSteps.ts'
import type { Task } from '../../../model/world/task/task.ts'
import { instance, task, world } from '../words.fixture.ts'
import { taskWords } from './taskWords.ts'

describe('a task in words', () => {
  it.each<[Partial<Task>, string]>([
    [{}, 'RUNNING, healthy in 15 s'],
    [{ isHealthy: true }, 'RUNNING, healthy'],
    [{ healthStatus: 'UNHEALTHY' }, 'RUNNING, UNHEALTHY'],
    [{ step: 'pulling' }, 'Pulling, lastStatus PENDING'],
    [{ step: 'stopping', stoppedReason: 'Scaling activity' }, 'STOPPING: Scaling activity'],
    [{ step: 'stopped', stoppedReason: 'Task stopped by user' }, 'Stopped: Task stopped by user'],
    [{ step: 'stopped', stoppedReason: 'by \u202eresu' }, 'Stopped: by \\u202eresu'],
    [
      { step: 'stopped', stoppedReason: 'CannotPullContainerError: pull access denied' },
      'Stopped: CannotPullContainerError',
    ],
    [{ step: 'stopping', stoppedReason: 'by\u200b' }, 'STOPPING: by\\u200b'],
  ])('%o: %s', (fields, verdict) => {
    expect(taskWords(task(fields), world).verdict).toBe(verdict)
  })

  it('says an error at length under its name', () => {
    const stoppedReason = 'CannotPullContainerError: pull access denied'
    expect(taskWords(task({ step: 'stopped', stoppedReason }), world).sentence).toContain(`${stoppedReason}. It counts`)
  })

  it.each(TASK_STEPS)('TSK-1 says of %s toward which limit it counts', (step) => {
    expect(taskWords(task({ step }), world).sentence).toMatch(/counts toward (both limits|the upper limit|no limit)/)
  })

  it.each(TASK_STEPS)('says of %s that no limit counts a task without a service', (step) => {
    const { sentence } = taskWords(task({ step, serviceName: null, isHealthy: true }), world)
    expect(sentence).toMatch(/^It belongs to no service, so no limit counts it\./)
  })

  it('calls a start that failed trouble, a stop that was asked for not', () => {
    expect(taskWords(task({ step: 'stopped', stopCode: 'TaskFailedToStart' }), world).tone).toBe('trouble')
    expect(taskWords(task({ step: 'stopped', stopCode: 'UserInitiated' }), world).tone).toBe('plain')
  })
})

describe('INS-5 a task whose agent is disconnected, in words', () => {
  const away = { ...world, instances: new Map([['a', { ...instance, agentConnected: false }]]) }

  it('says what ECS waits for once its step should be over, and not before', () => {
    expect(taskWords(task({ step: 'pulling' }), away)).toEqual({
      verdict: 'PENDING: the agent of i-0a4c is disconnected',
      sentence:
        'Only the agent can tell that "Pulling" is over. ECS waits for it, without an event and without a limit of time.',
      tone: 'trouble',
    })
    expect(taskWords(task({ step: 'stopping' }), away).verdict).toBe('STOPPING: the agent of i-0a4c is disconnected')
    expect(taskWords(task({ step: 'pulling', nextStepAtMs: 40_000 }), away)).toMatchObject({
      verdict: 'Pulling, lastStatus PENDING',
      sentence: 'It counts toward the upper limit, not yet toward the lower.',
    })
    expect(taskWords(task({ isHealthy: true }), away).verdict).toBe('RUNNING, healthy')
    const there = { ...world, instances: new Map([['a', instance]]) }
    expect(taskWords(task({ step: 'pulling' }), there).verdict).toBe('Pulling, lastStatus PENDING')
    expect(taskWords(task({ step: 'pulling', nextStepAtMs: 40_000 }), there).sentence).toContain(
      'next step comes in 2 s',
    )
  })
})
