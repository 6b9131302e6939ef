import { describe, expect, it } from 'vitest'
import { createService, percents, register, steadyYard, updateService, yard } from '../../testing/builders.ts'
import { isHeld } from '../world/task/held.ts'
import { statusOf, type TestLab } from '../../testing/testLab.ts'

const HOUR_MS = 3_600_000

function connect(lab: TestLab, index: number, connected: boolean): void {
  lab.act('lab', 'SetAgentConnected', { cluster: 'yard', containerInstance: lab.instance(index).id, connected })
}

/** A service whose tasks are being pulled, on so many instances, when their agents are lost for an hour. */
function lostWhilePulling({ desiredCount = 2, instances = 1 } = {}): TestLab {
  const lab = yard({ instances })
  register(lab)
  createService(lab, { desiredCount })
  lab.to(4_000)
  for (let i = 0; i < instances; i++) connect(lab, i, false)
  lab.to(HOUR_MS)
  return lab
}

describe('INS-5 a service whose tasks wait for an agent says so', () => {
  it('once, as a decision, when their step should be over', () => {
    const lab = lostWhilePulling()
    expect(lab.tasks().map(statusOf)).toEqual(['PENDING', 'PENDING'])
    expect(lab.rolling(4_000)).toMatchObject([
      {
        // Placed at 1 s, pulled in 7.
        atMs: 8_000,
        action: 'wait',
        rule: 'INS-5',
        waitsFor: 'agent',
        waitsUntilMs: null,
        unheard: { tasks: 2, instances: 1, ec2InstanceIds: [lab.instance(0).ec2InstanceId] },
      },
    ])
    expect(lab.tasks().every((one) => isHeld(lab.world, one))).toBe(true)
    expect([lab.engine.isSettled, lab.messages().length]).toEqual([true, 1])
  })

  it('not while another task is on its way, and again when the number changes', () => {
    const lab = yard({ instances: 2 })
    register(lab)
    createService(lab, { desiredCount: 2 })
    lab.to(4_000)
    connect(lab, 0, false)
    lab.to(48_999)
    expect(lab.rolling(4_000).map((one) => [one.atMs, one.waitsFor])).toEqual([[9_000, 'healthy']])
    lab.to(HOUR_MS)
    expect(lab.rolling(10_000).map((one) => [one.atMs, one.waitsFor, one.unheard?.tasks])).toEqual([
      [49_000, 'agent', 1],
    ])
  })

  it('before it says that others have no place: those are waiting beside them', () => {
    const lab = yard({ instances: 1, cpuUnits: 512 })
    register(lab)
    createService(lab, { desiredCount: 4 })
    lab.to(4_000)
    connect(lab, 0, false)
    lab.to(HOUR_MS)
    expect(lab.rolling(4_000).map((one) => [one.action, one.waitsFor, one.unheard?.tasks])).toEqual([
      ['wait', 'agent', 2],
    ])
    expect(lab.service().waiting?.count).toBe(2)
  })

  it('names ten instances, and says how many there are', () => {
    const lab = lostWhilePulling({ desiredCount: 12, instances: 12 })
    const [decision] = lab.rolling(4_000)
    expect(decision?.unheard).toMatchObject({ tasks: 12, instances: 12 })
    expect(decision?.unheard?.ec2InstanceIds).toHaveLength(10)
  })

  it('goes on when the agent is back', () => {
    const lab = lostWhilePulling()
    connect(lab, 0, true)
    expect(lab.tasks().some((one) => isHeld(lab.world, one))).toBe(false)
    lab.forward(60_000)
    expect([lab.service().isSteady, lab.messages().at(-1)]).toEqual([true, 'has reached a steady state.'])
  })

  it('also when all that is left is an old task whose stop nobody reports', () => {
    const lab = steadyYard({ instances: 1, service: { desiredCount: 1, ...percents(0, 100) } })
    const sinceMs = lab.nowMs
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(2_000)
    connect(lab, 0, false)
    lab.act('lab', 'AddContainerInstances', { cluster: 'yard', instanceType: 'm5.large' })
    lab.forward(HOUR_MS)
    expect(lab.tasks().map((one) => [one.definitionKey, statusOf(one)])).toEqual([
      ['web:1', 'STOPPING'],
      ['web:2', 'RUNNING'],
    ])
    expect(lab.rolling(sinceMs).at(-1)).toMatchObject({ waitsFor: 'agent', unheard: { tasks: 1 } })
    connect(lab, 0, true)
    lab.forward(10_000)
    expect(lab.rolling(sinceMs).at(-1)).toMatchObject({ action: 'complete' })
  })

  it('a task that runs waits for nobody, nor does one that has STOPPED, nor one whose agent is there', () => {
    const lab = steadyYard({ instances: 1 })
    const [task] = lab.tasks()
    connect(lab, 0, false)
    expect(lab.tasks().some((one) => isHeld(lab.world, one))).toBe(false)
    lab.ecs('StopTask', { task: task?.id })
    expect(isHeld(lab.world, lab.task(task?.id ?? ''))).toBe(false)
    lab.forward(3_000)
    expect(isHeld(lab.world, lab.task(task?.id ?? ''))).toBe(true)
    connect(lab, 0, true)
    expect([statusOf(lab.task(task?.id ?? '')), isHeld(lab.world, lab.task(task?.id ?? ''))]).toEqual([
      'STOPPED',
      false,
    ])
  })
})
