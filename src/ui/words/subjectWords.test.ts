import { describe, expect, it } from 'vitest'
import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import { TASK_STEPS, type TaskStep } from '../../model/world/task/lifecycle.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { TaskDefinition } from '../../model/world/definition/taskDefinition.ts'
import { newWorld } from '../../model/world/world.ts'
import { healthWords, healthyProgress } from './deployment/health.ts'
import { namingNote, passedSteps, phaseColumns } from './task/lifecycleWords.ts'
import { instanceWords } from './capacity/instanceWords.ts'
import { taskWords } from './task/taskWords.ts'

function task(fields: Partial<Task>): Task {
  return {
    id: '07af',
    clusterName: 'c',
    definitionKey: 'web:8',
    group: 'service:web',
    startedBy: null,
    launchType: 'EC2',
    serviceName: 'web',
    deploymentId: null,
    instanceId: 'a',
    availabilityZone: 'us-east-1a',
    privateIp: null,
    step: 'running',
    stepAtMs: 13_000,
    nextStepAtMs: null,
    desiredStatus: 'RUNNING',
    healthStatus: 'UNKNOWN',
    isHealthy: false,
    healthyAtMs: 53_000,
    cpuUnits: 512,
    memoryMib: 1_024,
    ports: [],
    createdAtMs: 5_000,
    pullStartedAtMs: 5_000,
    pullStoppedAtMs: 12_000,
    startedAtMs: 13_000,
    stoppingAtMs: null,
    executionStoppedAtMs: null,
    stoppedAtMs: null,
    stopCode: null,
    stoppedReason: null,
    ...fields,
  }
}

const world = { ...newWorld(1), nowMs: 38_000 }

describe('a task in words', () => {
  it.each<[Partial<Task>, string]>([
    [{}, 'RUNNING, healthy in 15 s'],
    [{ isHealthy: true }, 'RUNNING, healthy'],
    [{ healthStatus: 'UNHEALTHY' }, 'RUNNING, UNHEALTHY'],
    [{ step: 'pulling' }, 'Pulling, lastStatus PENDING'],
    [{ step: 'stopping', stoppedReason: 'Scaling activity' }, 'STOPPING: Scaling activity'],
    [{ step: 'stopped', stoppedReason: 'Task stopped by user' }, 'Stopped: Task stopped by user'],
    [{ step: 'stopped', stoppedReason: 'by \u202eresu' }, 'Stopped: by \\u202eresu'],
    [{ step: 'stopping', stoppedReason: 'by\u200b' }, 'STOPPING: by\\u200b'],
  ])('%o: %s', (fields, verdict) => {
    expect(taskWords(task(fields), world).verdict).toBe(verdict)
  })

  it.each(TASK_STEPS)('TSK-1 says of %s toward which limit it counts', (step) => {
    expect(taskWords(task({ step }), world).sentence).toMatch(/counts toward (both limits|the upper limit|no limit)/)
  })

  it('calls a start that failed trouble, a stop that was asked for not', () => {
    expect(taskWords(task({ step: 'stopped', stopCode: 'TaskFailedToStart' }), world).tone).toBe('trouble')
    expect(taskWords(task({ step: 'stopped', stopCode: 'UserInitiated' }), world).tone).toBe('plain')
  })
})

const instance: ContainerInstance = {
  id: 'a',
  ec2InstanceId: 'i-0a4c0000000000000',
  clusterName: 'c',
  instanceType: 'm5.large',
  availabilityZone: 'us-east-1a',
  status: 'ACTIVE',
  agentConnected: true,
  autoScalingGroupName: null,
  launchedAtMs: 0,
  registeredAtMs: 0,
  readyAtMs: 98_000,
  registered: { cpuUnits: 2_048, memoryMib: 7_800 },
  remaining: { cpuUnits: 1_024, memoryMib: 5_752 },
  takenPorts: [],
  tasksCount: 2,
  ordinal: 1,
}

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
    expect(taskWords(task({ step: 'pulling', nextStepAtMs: 40_000 }), away).verdict).toBe('Pulling, lastStatus PENDING')
    expect(taskWords(task({ isHealthy: true }), away).verdict).toBe('RUNNING, healthy')
    const there = { ...world, instances: new Map([['a', instance]]) }
    expect(taskWords(task({ step: 'pulling' }), there).verdict).toBe('Pulling, lastStatus PENDING')
  })
})

describe('an instance in words', () => {
  it.each<[Partial<ContainerInstance>, string]>([
    [{}, '2 tasks on i-0a4c'],
    [{ status: 'DRAINING' }, 'DRAINING, 2 tasks left'],
    [{ agentConnected: false }, 'Agent disconnected'],
    [{ status: 'booting' }, 'Registers in 1 min'],
  ])('%o: %s', (fields, verdict) => {
    expect(instanceWords({ ...instance, ...fields }, world.nowMs).verdict).toBe(verdict)
  })
})

describe('TSK-1 the notes’ phases and lastStatus', () => {
  it('has the four phases in order, each step once', () => {
    expect(phaseColumns().map((one) => one.phase)).toEqual(['PENDING', 'PROVISIONING', 'RUNNING', 'STOPPED'])
    expect(phaseColumns().flatMap((one) => one.steps.map((row) => row.step))).toEqual(TASK_STEPS)
  })

  it.each<[TaskStep, string]>([
    ['waitingForCapacity', 'The notes call this PENDING; the API and the exam say PROVISIONING.'],
    ['pulling', 'The notes call this PROVISIONING; the API and the exam say PENDING.'],
    ['running', 'The notes, the API and the exam all call this RUNNING.'],
  ])('%s: %s', (step, note) => {
    expect(namingNote(step)).toBe(note)
  })

  it('knows from the times of a task which steps lie behind it', () => {
    const stopped = task({ step: 'stopped', executionStoppedAtMs: 60_000 })
    expect([...passedSteps(stopped)]).toEqual([
      'waitingForCapacity',
      'pulling',
      'activating',
      'running',
      'stopping',
      'stopped',
    ])
    const never = task({
      step: 'stopped',
      pullStartedAtMs: null,
      pullStoppedAtMs: null,
      startedAtMs: null,
      executionStoppedAtMs: 6_000,
    })
    expect([...passedSteps(never)]).toEqual(['waitingForCapacity', 'stopped'])
  })
})

describe('DEP-4 when a task is healthy', () => {
  const definition = (healthCheck: object | null) =>
    ({ containers: [{ name: 'app', essential: true, healthCheck }] }) as unknown as TaskDefinition

  it('is 40 s after RUNNING without checks, else when they pass', () => {
    expect(healthWords(definition(null)).title).toBe('Why 40 s')
    expect(healthWords(definition({ retries: 3 })).sentence).toContain('healthStatus is HEALTHY')
  })

  it('gives rings the part of the wait that has passed, over those that wait', () => {
    const waiting = [task({}), task({ isHealthy: true }), task({ startedAtMs: 18_000, healthyAtMs: 58_000 })]
    expect(healthyProgress(waiting, 38_000)).toBeCloseTo((25 / 40 + 20 / 40) / 2)
    expect(healthyProgress([], 38_000)).toBe(0)
  })
})
