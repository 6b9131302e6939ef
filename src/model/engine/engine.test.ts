import { describe, expect, it } from 'vitest'
import { EventQueue, QUEUE_MAX, TIME_MAX_MS } from '../../base/eventQueue.ts'
import type { Command } from '../api/command.ts'
import {
  createService,
  NETWORK,
  percents,
  register,
  registerFargate,
  runTask,
  steadyYard,
  updateService,
  yard,
} from '../../testing/builders.ts'
import { TestLab } from '../../testing/testLab.ts'
import { worldText } from '../world/worldText.ts'
import { PHASES, type ModelEvent } from '../world/context.ts'
import { dueRow } from './due.ts'
import { Engine } from './engine.ts'

/** A busy moment: a rolling update under way, an instance booting, a task stopping. */
function busyLab(): TestLab {
  const lab = steadyYard({ service: percents(50, 150) })
  registerFargate(lab)
  lab.act('ec2', 'RunInstances', { InstanceType: 'm5.large', MinCount: 1, MaxCount: 1, UserData: 'ECS_CLUSTER=yard' })
  runTask(lab, { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK, count: 3 })
  updateService(lab, { taskDefinition: 'web:2' })
  lab.forward(7_000)
  return lab
}

describe('DET-1 time', () => {
  it('never goes back, and ends after a year', () => {
    const engine = Engine.create(1)
    engine.runUntil(5_000)
    expect(() => engine.runUntil(4_999)).toThrow('DET-1')
    expect(() => engine.execute({ atMs: 1, service: 'ecs', operation: 'ListClusters', input: {} })).toThrow('DET-1')
    engine.runUntil(TIME_MAX_MS)
    expect(() => engine.runUntil(TIME_MAX_MS + 1)).toThrow('DET-1')
  })

  it('may end while things are under way: what would come later never comes', () => {
    const lab = new TestLab()
    lab.to(TIME_MAX_MS - 100_000)
    lab.ecs('CreateCluster', { clusterName: 'yard' })
    lab.act('lab', 'AddContainerInstances', { cluster: 'yard', instanceType: 'm5.large' })
    register(lab)
    createService(lab, { desiredCount: 2 })
    lab.to(TIME_MAX_MS - 5_000)
    lab.ecs('DeleteService', { service: 'web', force: true })
    lab.to(TIME_MAX_MS)
    expect(lab.service().status).toBe('INACTIVE')
  })

  it('is whole milliseconds, one after the other, in every change', () => {
    const lab = yard()
    const times: number[] = []
    lab.engine.listener = () => times.push(lab.nowMs)
    register(lab)
    createService(lab)
    lab.to(100_000)
    expect(times.every((atMs, index) => Number.isInteger(atMs) && atMs >= (times[index - 1] ?? 0))).toBe(true)
  })
})

describe('DET-2 what is due at the same time', () => {
  it('goes by phases: tasks, instances, health, then schedulers, then metrics, then forgetting', () => {
    const events: readonly ModelEvent[] = [
      { kind: 'taskStepDue', taskIds: [], step: 'pulling', event: 'activate' },
      { kind: 'instanceReady', instanceId: '' },
      { kind: 'taskHealthDue', taskIds: [] },
      { kind: 'servicePassDue', serviceKey: '', createdAtMs: 0 },
      { kind: 'metricDue', serviceKey: '', createdAtMs: 0 },
      { kind: 'taskForgetDue', taskIds: [] },
      { kind: 'serviceForgetDue', serviceKey: '', createdAtMs: 0 },
      { kind: 'clusterForgetDue', clusterName: '', deletedAtMs: 0 },
    ]
    expect(events.map((one) => PHASES[dueRow(one).priority])).toEqual([
      'task',
      'instance',
      'health',
      'scheduler',
      'metric',
      ...['forget', 'forget', 'forget'],
    ])
    const priorities = events.map((one) => dueRow(one).priority)
    expect(priorities).toEqual(priorities.toSorted((one, other) => one - other))
  })

  it('so a scheduler that looks when a task starts sees it started, and a datapoint comes after both', () => {
    const lab = yard()
    register(lab)
    lab.to(51_000)
    createService(lab, { desiredCount: 2 })
    const kinds: string[] = []
    lab.to(59_999)
    lab.engine.listener = (change) => kinds.push(change.kind === 'decided' ? change.decision.kind : change.kind)
    lab.to(60_000)
    // Both tasks are RUNNING at 60 s, when the service looks, and when a full minute is measured.
    expect(kinds.filter((kind) => ['tasksMoved', 'rolling', 'metricRecorded'].includes(kind))).toEqual([
      'tasksMoved',
      'rolling',
      'metricRecorded',
    ])
  })
})

describe('DET-3, DET-4 same seed and commands, same world', () => {
  it('in another engine, and not with another seed', () => {
    const [one, other] = [busyLab(), busyLab()]
    for (const lab of [one, other]) lab.forward(200_000)
    expect(one.engine.hash).toBe(other.engine.hash)
    expect(worldText(one.world)).toBe(worldText(other.world))
    expect(steadyYard({ seed: 2 }).engine.hash).not.toBe(steadyYard({ seed: 3 }).engine.hash)
  })

  it('however the time between is cut', () => {
    const [one, other] = [busyLab(), busyLab()]
    one.engine.runUntil(one.nowMs + 200_000)
    for (let i = 0; i < 200_000; i += 37) other.engine.runUntil(Math.min(other.nowMs + 37, one.nowMs))
    expect(other.engine.hash).toBe(one.engine.hash)
  })

  it('the hash changes with every change, and with the time at which it comes', () => {
    const commands: readonly Command[] = [
      { atMs: 0, service: 'ecs', operation: 'CreateCluster', input: {} },
      { atMs: 1, service: 'ecs', operation: 'CreateCluster', input: {} },
      { atMs: 0, service: 'ecs', operation: 'CreateCluster', input: { clusterName: 'a' } },
    ]
    const hashes = commands.map((command) => {
      const engine = Engine.create(1)
      engine.execute(command)
      return engine.hash
    })
    expect(new Set([...hashes, Engine.create(1).hash]).size).toBe(4)
  })
})

describe('DET-4 a checkpoint', () => {
  it('goes on as what it was taken of, at any moment', () => {
    const lab = busyLab()
    for (let i = 0; i < 60; i++) {
      const copy = Engine.restore(lab.engine.checkpoint())
      expect(copy.hash).toBe(lab.engine.hash)
      expect(copy.isSettled).toBe(lab.engine.isSettled)
      lab.forward(4_111)
      copy.runUntil(lab.nowMs)
      expect(copy.hash).toBe(lab.engine.hash)
      expect(worldText(copy.world)).toBe(worldText(lab.world))
    }
    expect(lab.engine.isSettled).toBe(true)
  })

  it('is a copy: neither the engine nor what is restored of it changes it', () => {
    const lab = busyLab()
    const checkpoint = lab.engine.checkpoint()
    const text = JSON.stringify([worldText(checkpoint.world), checkpoint.queue, checkpoint.random, checkpoint.hash])
    lab.forward(100_000)
    Engine.restore(checkpoint).runUntil(lab.nowMs)
    const other = Engine.restore(checkpoint)
    other.execute({
      atMs: other.world.nowMs,
      service: 'ecs',
      operation: 'DeleteService',
      input: { cluster: 'yard', service: 'web', force: true },
    })
    other.runUntil(lab.nowMs)
    expect(JSON.stringify([worldText(checkpoint.world), checkpoint.queue, checkpoint.random, checkpoint.hash])).toBe(
      text,
    )
  })

  it('shares what nobody changes', () => {
    const lab = busyLab()
    const { world } = lab.engine.checkpoint()
    expect(world.tasks).not.toBe(lab.world.tasks)
    for (const [id, task] of world.tasks) expect(task).toBe(lab.world.tasks.get(id))
    for (const [key, service] of world.services) expect(service).toBe(lab.world.services.get(key))
  })
})

describe('DET-5 a refused command', () => {
  it('has changed nothing, and drawn nothing', () => {
    const [one, other] = [busyLab(), busyLab()]
    one.refusal('ecs', 'CreateService', { cluster: 'yard', serviceName: 'web', taskDefinition: 'web', desiredCount: 1 })
    one.refusal('ecs', 'RunTask', { cluster: 'yard', taskDefinition: 'nothing' })
    for (const lab of [one, other]) {
      runTask(lab, { count: 5 })
      lab.forward(50_000)
    }
    expect(one.engine.hash).toBe(other.engine.hash)
  })
})

describe('DET-6 ids', () => {
  it('are unique, also of what has gone', () => {
    const lab = yard({ instances: 2 })
    register(lab)
    createService(lab)
    const met = new Set<string>()
    let tasks = 0
    lab.engine.listener = (change) => {
      if (change.kind !== 'taskCreated') return
      met.add(change.task.id)
      tasks += 1
    }
    for (let i = 0; i < 30; i++) {
      updateService(lab, { forceNewDeployment: true })
      lab.forward(400_000)
    }
    expect(met.size).toBe(tasks)
    expect(tasks).toBeGreaterThan(100)
    const numbers = [...lab.world.decisions.keys()]
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
  })
})

describe('isSettled', () => {
  it('is so when nothing but datapoints and forgetting is to come', () => {
    const lab = yard()
    expect(lab.engine.isSettled).toBe(true)
    register(lab)
    createService(lab)
    expect(lab.engine.isSettled).toBe(false)
    lab.to(48_999)
    expect(lab.engine.isSettled).toBe(false)
    lab.to(49_000)
    expect(lab.engine.isSettled).toBe(true)
    expect(lab.engine.nextAtMs).toBe(60_000)
  })

  it('does not wait for what something earlier has taken the place of', () => {
    const lab = yard()
    register(lab)
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', exitAfterSeconds: 80_000 })
    createService(lab, { desiredCount: 1 })
    lab.to(100_000)
    expect(lab.engine.isSettled).toBe(false)
    // The container would have ended in 22 hours: now it never will, and that moment is of nobody's.
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', reset: true })
    expect(lab.engine.isSettled).toBe(true)
    expect(Engine.restore(lab.engine.checkpoint()).isSettled).toBe(true)
    lab.to(90_000_000)
    expect(lab.engine.isSettled).toBe(true)
  })
})

describe('DET-8 the queue has a limit that no command can reach', () => {
  const DUE = 400_000
  const LATER_MS = 100_000

  /** An engine with a cluster in which so many things are due that come to nothing. */
  function waiting(count: number): Engine {
    const lab = new TestLab()
    lab.ecs('CreateCluster', { clusterName: 'yard' })
    const checkpoint = lab.engine.checkpoint()
    const queue = new EventQueue<ModelEvent>(checkpoint.queue)
    for (let i = 0; i < count; i++)
      queue.push(LATER_MS, PHASES.indexOf('forget'), { kind: 'taskForgetDue', taskIds: ['x'] })
    return Engine.restore({ ...checkpoint, queue: queue.save() })
  }

  const add = { service: 'lab', operation: 'AddContainerInstances' } as const
  const input = { cluster: 'yard', instanceType: 'm5.large' }

  it('an act is refused while more are due than the rest leaves room for, a read is not', () => {
    const engine = waiting(DUE + 1)
    const { hash } = engine
    expect(engine.execute({ atMs: 0, ...add, input })).toEqual({
      error: {
        name: 'LimitExceededException',
        message: 'More than 400000 things are due in the lab: let some time pass before the next act.',
      },
    })
    expect(engine.hash).toBe(hash)
    expect(engine.execute({ atMs: 0, service: 'ecs', operation: 'ListClusters', input: {} })).toHaveProperty('output')
    expect(engine.execute({ atMs: LATER_MS, ...add, input })).toHaveProperty('output')
  })

  it('and taken up to then, so that a task’s ten events of each of 50,000 find room', () => {
    expect(waiting(DUE).execute({ atMs: 0, ...add, input })).toHaveProperty('output')
    expect(DUE + 10 * 50_000).toBeLessThan(QUEUE_MAX)
  })
})
