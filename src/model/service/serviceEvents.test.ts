import { describe, expect, it } from 'vitest'
import { Random } from '../../base/random.ts'
import type { Context } from '../world/context.ts'
import {
  addInstances,
  createService,
  percents,
  register,
  steadyYard,
  updateService,
  yard,
} from '../../testing/builders.ts'
import type { TestLab } from '../../testing/testLab.ts'
import type { Change } from '../world/change.ts'
import { isMeasurement } from '../world/measurement.ts'
import { sayEvent } from './serviceEvents.ts'

const NO_PLACE = /^was unable to place a task because no container instance met all of its requirements\./
const HOUR_MS = 3_600_000

function complaints(lab: TestLab): number {
  return lab.messages().filter((one) => NO_PLACE.test(one)).length
}

describe('SVC-6 events in ECS’s wording', () => {
  it('of a service from its creation on', () => {
    const lab = steadyYard()
    const id = lab.service().deployments[0]?.id ?? ''
    expect(id).toMatch(/^ecs-svc\/[1-9]\d{18}$/)
    expect(lab.messages()).toEqual([
      'has started 4 tasks: (task …) (task …) (task …) (task …).',
      `(deployment ${id}) deployment completed.`,
      'has reached a steady state.',
    ])
  })

  it('of a rolling update, naming the tasks', () => {
    const lab = steadyYard({ service: percents(50, 100) })
    const before = lab.tasks()
    const count = lab.messages().length
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(300_000)
    const id = lab.service().deployments[0]?.id ?? ''
    expect(lab.messages().slice(count)).toEqual([
      'has stopped 2 running tasks: (task …) (task …).',
      'has started 2 tasks: (task …) (task …).',
      'has stopped 2 running tasks: (task …) (task …).',
      'has started 2 tasks: (task …) (task …).',
      `(deployment ${id}) deployment completed.`,
      'has reached a steady state.',
    ])
    const stopped = lab
      .service()
      .events.filter((one) => one.message.includes('has stopped'))
      .map((one) => one.message)
    for (const task of before) expect(stopped.join()).toContain(`(task ${task.id})`)
  })

  it('of tasks that did not run yet it gives the number only', () => {
    const lab = steadyYard()
    updateService(lab, { desiredCount: 6 })
    lab.forward(3_000)
    updateService(lab, { desiredCount: 3 })
    lab.forward(10_000)
    expect(lab.messages().slice(-4)).toEqual([
      'has started 2 tasks: (task …) (task …).',
      'stopped 2 pending tasks.',
      'has stopped 1 running tasks: (task …).',
      'has reached a steady state.',
    ])
  })

  it('of tasks that run it gives the names, healthy or not', () => {
    const lab = yard()
    register(lab)
    createService(lab, { desiredCount: 2, ...percents(0, 200) })
    lab.to(20_000)
    updateService(lab, { desiredCount: 1 })
    lab.forward(2_000)
    expect(lab.messages().at(-1)).toBe('has stopped 1 running tasks: (task …).')
  })

  it('that finds room for some says once that the others have none', () => {
    const lab = yard({ instances: 1, cpuUnits: 600 })
    register(lab)
    createService(lab)
    lab.forward(30_000)
    expect(lab.messages().map((one) => one.slice(0, 20))).toEqual(['has started 2 tasks:', 'was unable to place '])
  })

  it('newest first, each with an id and a time of its own', () => {
    const { events } = steadyYard().service()
    expect(events.map((one) => one.atMs)).toEqual([...events.map((one) => one.atMs)].sort((one, other) => other - one))
    expect(new Set(events.map((one) => one.id)).size).toBe(events.length)
    for (const { id } of events) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('the last hundred are kept', () => {
    const lab = yard()
    register(lab)
    createService(lab, { desiredCount: 1 })
    for (let i = 0; i < 80; i++) {
      updateService(lab, { desiredCount: i % 2 })
      lab.forward(20_000)
    }
    lab.forward(60_000)
    expect(lab.service().events).toHaveLength(100)
    expect(lab.messages().at(-1)).toBe('has reached a steady state.')
    expect(lab.messages()[0]).not.toBe('has started 1 tasks: (task …).')
  })

  it('a hundred tasks are named, the rest are counted', () => {
    const lab = yard({ instances: 1, cpuUnits: 100_000, memoryMib: 200_000 })
    register(lab)
    createService(lab, { desiredCount: 150 })
    lab.to(120_000)
    updateService(lab, { desiredCount: 0 })
    lab.forward(2_000)
    const text = lab.messages().at(-1) ?? ''
    expect(text).toMatch(/^has stopped 150 running tasks: .* and 50 more\.$/)
    expect(text.match(/\(task …\)/g)).toHaveLength(100)
  })
})

/** When a sentence was said, oldest first. */
function timesOf(lab: TestLab, said: RegExp): readonly number[] {
  const events = lab.service().events.filter(({ message }) => said.test(message))
  return events.map(({ atMs }) => atMs).reverse()
}

describe('SVC-7 a complaint is not repeated', () => {
  /** A full yard whose service wants one task more; `poke` has the scheduler look again. */
  function fullLab(): { lab: TestLab; poke: () => void } {
    const lab = steadyYard({ instances: 1, cpuUnits: 1_024 })
    updateService(lab, { desiredCount: 5 })
    lab.forward(2_000)
    const poke = () => {
      updateService(lab, {})
      lab.forward(2_000)
    }
    return { lab, poke }
  }

  it('however often the scheduler looks', () => {
    const { lab, poke } = fullLab()
    for (let i = 0; i < 5; i++) poke()
    expect(complaints(lab)).toBe(1)
  })

  it('until six hours have passed: then it comes again by itself, each six hours while it holds', () => {
    const { lab, poke } = fullLab()
    const saidMs = lab.service().events[0]?.atMs ?? 0
    lab.to(saidMs + 6 * HOUR_MS - 3_000)
    poke()
    expect(complaints(lab)).toBe(1)
    lab.to(saidMs + 24 * HOUR_MS)
    expect(timesOf(lab, /was unable to place a task/).map((atMs) => (atMs - saidMs) / HOUR_MS)).toEqual([
      0, 6, 12, 18, 24,
    ])
    addInstances(lab, { count: 1 })
    lab.forward(24 * HOUR_MS)
    expect(complaints(lab)).toBe(5)
  })

  it('or something else happened', () => {
    const { lab, poke } = fullLab()
    lab.ecs('StopTask', { task: lab.tasks()[0]?.id })
    lab.forward(60_000)
    poke()
    expect(lab.messages().slice(-3)).toEqual([
      expect.stringMatching(NO_PLACE),
      'has started 1 tasks: (task …).',
      expect.stringMatching(NO_PLACE),
    ])
  })

  it('another complaint is another, and the first comes again when it holds again', () => {
    const { lab, poke } = fullLab()
    lab.act('lab', 'SetAgentConnected', { cluster: 'yard', containerInstance: lab.instance(0).id, connected: false })
    poke()
    // The same instance fails two checks now, of which the agent’s comes first.
    const kinds = () =>
      lab
        .messages()
        .filter((one) => NO_PLACE.test(one))
        .map((one) => /AGENT|CPU/.exec(one)?.[0])
    expect(kinds()).toEqual(['CPU', 'AGENT'])
    lab.act('lab', 'SetAgentConnected', { cluster: 'yard', containerInstance: lab.instance(0).id, connected: true })
    poke()
    expect(kinds()).toEqual(['CPU', 'AGENT', 'CPU'])
    addInstances(lab, { count: 1 })
    lab.forward(100_000)
    expect(lab.messages().at(-1)).toBe('has reached a steady state.')
  })

  const STEADY = 'has reached a steady state.'
  const STUCK = 'was unable to stop or start tasks'
  const FULL = 'was unable to place a task'

  it.each<[what: string, said: readonly string[], next: string, isSaid: boolean]>([
    ['nothing before it', [], STEADY, true],
    ['steady after steady', [STEADY], STEADY, false],
    ['steady after a complaint', [STUCK], STEADY, true],
    ['steady after a complaint that followed steady', [STEADY, STUCK], STEADY, true],
    ['steady after two complaints that followed steady', [STEADY, FULL, STUCK], STEADY, true],
    ['steady after the other complaint', [STEADY, FULL], STEADY, true],
    ['a complaint after itself', [STUCK], STUCK, false],
    ['the other complaint after itself', [FULL], FULL, false],
    ['a complaint after steady', [STUCK, STEADY], STUCK, true],
    ['the other complaint after steady', [FULL, STEADY], FULL, true],
    ['a complaint after another', [STUCK, FULL], STUCK, true],
    ['the other complaint after the first', [FULL, STUCK], FULL, true],
    ['a complaint after a task was started', [STUCK, 'has started 1 tasks'], STUCK, true],
    ['a complaint after a deployment was completed', [FULL, 'deployment completed'], FULL, true],
  ])('%s', (_what, ...[said, next, isSaid]) => {
    const events = said.map((message, index) => ({ id: String(index), decisionId: null, atMs: 0, message })).reverse()
    const service = { ...steadyYard().service(), events }
    const emitted: Change[] = []
    const context = {
      world: { services: new Map([[service.key, service]]) },
      nowMs: 6 * HOUR_MS - 1,
      random: Random.fromSeed(1),
      emit: (change: Change) => emitted.push(change),
    } as unknown as Context
    const from = { serviceKey: service.key, decisionId: null }
    sayEvent(context, from, next)
    expect(emitted).toHaveLength(isSaid ? 1 : 0)
    sayEvent({ ...context, nowMs: 6 * HOUR_MS }, from, next)
    expect(emitted).toHaveLength(isSaid ? 2 : 1)
  })

  it('a service that was stuck and is steady again says so', () => {
    const lab = steadyYard({ instances: 1, service: { desiredCount: 1, ...percents(100, 100) } })
    const drain = (status: string) =>
      lab.ecs('UpdateContainerInstancesState', { containerInstances: [lab.instance(0).id], status })
    drain('DRAINING')
    lab.forward(120_000)
    expect(lab.messages().at(-1)).toContain(STUCK)
    drain('ACTIVE')
    lab.forward(120_000)
    expect([lab.service().isSteady, lab.messages().at(-1)]).toEqual([true, STEADY])
  })
})

describe('SVC-7 what still holds', () => {
  it.each<readonly [what: string, make: () => TestLab, said: RegExp]>([
    ['a service at rest', () => steadyYard(), /has reached a steady state\.$/],
    [
      'a deployment that its percents hold',
      () => {
        const lab = steadyYard({ service: { desiredCount: 1, ...percents(100, 100) } })
        updateService(lab, { taskDefinition: 'web:2' })
        lab.forward(10_000)
        return lab
      },
      /was unable to stop or start tasks/,
    ],
  ])('%s says so each six hours, and wakes for nothing else', (_what, make, said) => {
    const lab = make()
    const [firstMs = 0] = timesOf(lab, said).slice(-1)
    const before = lab.decisions.length
    let emitted = 0
    const listen = lab.engine.listener
    lab.engine.listener = (change) => {
      listen?.(change)
      if (!isMeasurement(change) && change.kind !== 'tasksForgotten') emitted += 1
    }
    expect(lab.engine.isSettled).toBe(true)
    lab.to(firstMs + 18 * HOUR_MS)
    const times = timesOf(lab, said).slice(-4)
    expect(times.map((atMs) => (atMs - firstMs) / HOUR_MS)).toEqual([0, 6, 12, 18])
    expect([emitted, lab.decisions.length - before]).toEqual([3, 0])
  })
})
