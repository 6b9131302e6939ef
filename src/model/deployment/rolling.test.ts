import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import { createService, percents, register, steadyYard, updateService, yard } from '../../testing/builders.ts'
import { rollingSequence, type Seen } from '../../testing/rollingSequence.ts'
import { statusOf, type Input, type TestLab } from '../../testing/testLab.ts'
import { limitsOf } from '../world/deployment/limits.ts'

/** A service of so many tasks in a yard with room for so many, 100 MiB each. */
function rollingLab(options: { desired: number; room?: number; percents?: Input }): TestLab {
  const { desired, room = 100 } = options
  return steadyYard({
    instances: 1,
    cpuUnits: 100_000,
    memoryMib: room * 100,
    revisions: { containerFields: { cpu: 1, memory: 100 } },
    service: { desiredCount: desired, ...options.percents },
  })
}

/** The pairs (old + new) RUNNING that a rolling update goes through. */
function roll(lab: TestLab): readonly Seen[] {
  updateService(lab, { taskDefinition: 'web:2' })
  return rollingSequence(lab, 900_000)
}

function pairs(seen: readonly Seen[]): string {
  return seen.map((one) => one.pair).join(' ')
}

describe('DEP-5 AWS’s worked examples and the notes’', () => {
  it.each([
    {
      what: 'example 1 (A): 100/200 with room for eight',
      desired: 6,
      min: 100,
      max: 200,
      room: 8,
      expected: '6+0 6+2 4+2 4+4 2+4 2+6 0+6',
    },
    { what: 'example 2 (A): min 50 may stop two first', desired: 4, min: 50, max: 200, expected: '4+0 2+0 2+4 0+4' },
    { what: 'example 2 (A): max 200 may start four first', desired: 4, min: 100, max: 200, expected: '4+0 4+4 0+4' },
    {
      what: 'example 2 (A): two tasks at min 75 can stop none',
      desired: 2,
      min: 75,
      max: 150,
      expected: '2+0 2+1 1+1 1+2 0+2',
    },
    { what: 'example 3: the notes’ scenario 1', desired: 4, min: 50, max: 100, expected: '4+0 2+0 2+2 0+2 0+4' },
    { what: 'example 3: the notes’ scenario 2', desired: 4, min: 100, max: 150, expected: '4+0 4+2 2+2 2+4 0+4' },
    { what: 'an outage: 0/100', desired: 4, min: 0, max: 100, expected: '4+0 0+0 0+4' },
    { what: 'min 0 with room', desired: 4, min: 0, max: 200, expected: '4+0 0+0 0+4' },
    { what: 'the smallest step', desired: 3, min: 100, max: 134, expected: '3+0 3+1 2+1 2+2 1+2 1+3 0+3' },
    {
      what: 'the notes’ scenario 2 without room for more',
      desired: 4,
      min: 50,
      max: 150,
      room: 4,
      expected: '4+0 2+0 2+2 0+2 0+4',
    },
    { what: 'one task', desired: 1, min: 100, max: 200, expected: '1+0 1+1 0+1' },
  ])('$what', ({ desired, min, max, room, expected }) => {
    const lab = rollingLab({ desired, percents: percents(min, max), ...(room !== undefined && { room }) })
    expect(pairs(roll(lab))).toBe(expected)
    expect(lab.service()).toMatchObject({ isSteady: true, deployments: [{ rolloutState: 'COMPLETED' }] })
  })
})

describe('DEP-2, DEP-3, DEP-6 both limits hold at every instant of a rolling update, and it ends', () => {
  const all = [0, 1, 2, 3, 5, 8].flatMap((desired) =>
    [0, 33, 50, 75, 100].flatMap((min) => [100, 120, 150, 200].map((max) => ({ desired, min, max }))),
  )

  it.each(all)('$desired tasks at $min/$max', ({ desired, min, max }) => {
    const lab = rollingLab({ desired, percents: percents(min, max) })
    const { lower, upper } = limitsOf(desired, { minimumHealthyPercent: min, maximumPercent: max })
    const seen = roll(lab)
    for (const one of seen) {
      expect(one.healthy).toBeGreaterThanOrEqual(lower)
      expect(one.active).toBeLessThanOrEqual(upper)
    }
    // Unless the counts forbid it (DEP-7).
    const canRoll = desired === 0 || lower < desired || upper > desired
    expect(lab.service().isSteady).toBe(canRoll)
    expect(seen.at(-1)?.pair).toBe(canRoll ? `0+${String(desired)}` : `${String(desired)}+0`)
  })
})

describe('DEP-2 old tasks that run and are not healthy yet', () => {
  /** A service of 4 whose tasks run since 9 s and turn healthy at 49 s, and its update at 20 s. */
  function unreadyLab(min: number): TestLab {
    const lab = yard()
    for (let i = 0; i < 2; i++) register(lab)
    createService(lab, percents(min, 200))
    lab.to(20_000)
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(2_000)
    return lab
  }

  it('stay while fewer than the lower limit are healthy', () => {
    const lab = unreadyLab(50)
    expect(lab.tasks().map((one) => [one.definitionKey, one.desiredStatus])).toEqual([
      ...Array<string[]>(4).fill(['web:1', 'RUNNING']),
      ...Array<string[]>(4).fill(['web:2', 'RUNNING']),
    ])
  })

  it('go at once where none need be healthy', () => {
    const lab = unreadyLab(0)
    expect(lab.tasks().map((one) => [one.definitionKey, one.desiredStatus])).toEqual(
      Array(4).fill(['web:1', 'STOPPED']),
    )
  })
})

describe('DEP-3 what is stopping counts for nothing', () => {
  it('so what replaces it starts beside it, though the upper limit has room for neither', () => {
    const lab = rollingLab({ desired: 4, percents: percents(100, 100) })
    lab.ecs('StopTask', { task: lab.tasks()[0]?.id })
    lab.forward(1_000)
    expect(lab.tasks().map(statusOf)).toEqual(['STOPPING', 'RUNNING', 'RUNNING', 'RUNNING', 'PENDING'])
    expect(lab.rolling().at(-1)).toMatchObject({ action: 'start', active: 3, limits: { upper: 4 } })
  })
})

describe('DEP-5 one step after the other', () => {
  it('says anew why it does nothing when only the upper limit is another', () => {
    const lab = rollingLab({ desired: 4, room: 4, percents: percents(100, 150) })
    const sinceMs = lab.nowMs
    roll(lab)
    updateService(lab, percents(100, 200))
    lab.forward(10_000)
    expect(lab.rolling(sinceMs + 1).map((one) => [one.action, one.limits.upper])).toEqual([
      ['noRoom', 6],
      ['noRoom', 8],
    ])
  })

  it('says what was counted, and why it stopped and started as many', () => {
    const lab = rollingLab({ desired: 4, percents: percents(50, 100) })
    const sinceMs = lab.nowMs
    roll(lab)
    const [stop, start, wait] = lab.rolling(sinceMs + 1)
    expect(stop).toMatchObject({
      rule: 'DEP-2',
      action: 'stop',
      isRolling: true,
      count: 2,
      desiredCount: 4,
      minimumHealthyPercent: 50,
      maximumPercent: 100,
      limits: { lower: 2, upper: 4 },
      healthy: 4,
      active: 4,
      toStop: 4,
      toStart: 4,
      deployments: [
        { definitionKey: 'web:2', status: 'PRIMARY', running: 0, pending: 0, healthy: 0 },
        { definitionKey: 'web:1', status: 'ACTIVE', running: 4, pending: 0, healthy: 4 },
      ],
    })
    expect(start).toMatchObject({
      rule: 'DEP-3',
      action: 'start',
      count: 2,
      healthy: 2,
      active: 2,
      toStop: 2,
      toStart: 4,
    })
    const healthyAtMs = lab.task(
      must(
        start?.about.find((one) => one.kind === 'task'),
        'a started task',
      ).id,
    ).healthyAtMs
    expect(wait).toMatchObject({
      rule: 'DEP-4',
      action: 'wait',
      waitsFor: 'healthy',
      waitsUntilMs: healthyAtMs,
      count: 0,
    })
    expect(lab.rolling(sinceMs + 1).map((one) => one.action)).toEqual([
      'stop',
      'start',
      'wait',
      'stop',
      'start',
      'wait',
      'complete',
    ])
  })

  it('DEP-9 looks 1 s after the command, and 4 s after each action; the rest is the tasks’ own time', () => {
    const lab = rollingLab({ desired: 4, percents: percents(50, 100) })
    const sinceMs = lab.nowMs
    roll(lab)
    const times = lab.rolling(sinceMs + 1).map((one) => [one.action, (one.atMs - sinceMs) / 1_000])
    expect(times).toEqual([
      ['stop', 1],
      ['start', 5],
      ['wait', 13],
      ['stop', 53],
      ['start', 57],
      ['wait', 65],
      ['complete', 105],
    ])
  })
})
