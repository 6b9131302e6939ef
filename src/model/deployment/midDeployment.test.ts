import { describe, expect, it } from 'vitest'
import { addInstances, CHECKED, percents, register, steadyYard, updateService } from '../../testing/builders.ts'
import { rollingSequence } from '../../testing/rollingSequence.ts'
import { statusOf, type TestLab } from '../../testing/testLab.ts'

const STUCK =
  'was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.'

function pairsAfter(lab: TestLab, ms = 900_000): string {
  return rollingSequence(lab, ms)
    .map((one) => one.pair)
    .join(' ')
}

/** A service of 4 whose update to web:2 began so long ago. */
function rolling(min: number, max: number, sinceMs: number): TestLab {
  const lab = steadyYard({ service: percents(min, max) })
  updateService(lab, { taskDefinition: 'web:2' })
  lab.forward(sinceMs)
  return lab
}

describe('DEP-7 a pair that can never roll', () => {
  it('worked example 4: one task at 100/100 waits for ever, and says so once', () => {
    const lab = steadyYard({ service: { desiredCount: 1, ...percents(100, 100) } })
    updateService(lab, { taskDefinition: 'web:2' })
    expect(pairsAfter(lab, 3_600_000)).toBe('1+0')
    expect(lab.messages().filter((one) => one === STUCK)).toHaveLength(1)
    expect(lab.rolling().at(-1)).toMatchObject({ rule: 'DEP-7', action: 'blocked', toStop: 1, toStart: 1 })
    expect(lab.service()).toMatchObject({
      isSteady: false,
      deployments: [
        { status: 'PRIMARY', rolloutState: 'IN_PROGRESS', definitionKey: 'web:2' },
        { status: 'ACTIVE', rolloutState: 'COMPLETED', definitionKey: 'web:1' },
      ],
    })
    expect(lab.engine.isSettled).toBe(true)
  })

  it.each([
    { what: 'more than desired at a time', fields: percents(100, 200), pairs: '1+0 1+1 0+1' },
    { what: 'fewer than desired', fields: percents(0, 100), pairs: '1+0 0+0 0+1' },
    {
      what: 'more tasks, of which a third are few enough',
      fields: { desiredCount: 3, ...percents(66, 100) },
      pairs: '1+0 1+2 0+2 0+3',
    },
  ])('goes on as soon as it is allowed $what', ({ fields, pairs }) => {
    const lab = steadyYard({ service: { desiredCount: 1, ...percents(100, 100) } })
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(300_000)
    updateService(lab, fields)
    expect(pairsAfter(lab)).toBe(pairs)
    expect(lab.service().isSteady).toBe(true)
  })

  it.each([
    { desired: 3, min: 100, max: 125 },
    { desired: 2, min: 75, max: 100 },
  ])('also when percents only round to it: $desired at $min/$max', ({ desired, min, max }) => {
    const lab = steadyYard({ service: { desiredCount: desired, ...percents(min, max) } })
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(60_000)
    expect(lab.messages().at(-1)).toBe(STUCK)
  })

  it('goes back by an update to what runs', () => {
    const lab = steadyYard({ service: { desiredCount: 1, ...percents(100, 100) } })
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(60_000)
    updateService(lab, { taskDefinition: 'web:1' })
    lab.forward(60_000)
    // A new deployment of the old revision: its task is of another one, and cannot be replaced either.
    expect(lab.service().deployments.map((one) => one.definitionKey)).toEqual(['web:1', 'web:1'])
    expect(lab.service().isSteady).toBe(false)
  })
})

describe('SVC-3 changes in the middle of a deployment', () => {
  it('a new maximum counts from the next look on', () => {
    const lab = rolling(100, 125, 20_000)
    expect(lab.tasks()).toHaveLength(5)
    updateService(lab, percents(100, 200))
    lab.forward(1_000)
    expect(lab.tasks()).toHaveLength(8)
    expect(lab.service().deployments).toHaveLength(2)
    lab.forward(300_000)
    expect(lab.service().isSteady).toBe(true)
  })

  it('a new minimum lets old tasks go', () => {
    const lab = rolling(100, 125, 20_000)
    updateService(lab, percents(25, 125))
    lab.forward(1_000)
    expect(
      lab
        .tasks()
        .map(statusOf)
        .filter((one) => one === 'STOPPING'),
    ).toHaveLength(3)
  })

  it('a larger desired count raises both limits and the deployment’s own count', () => {
    const lab = rolling(50, 100, 2_000)
    updateService(lab, { desiredCount: 8 })
    const wanted = () => lab.service().deployments.map((one) => one.desiredCount)
    expect(wanted()).toEqual([4, 0])
    lab.forward(4_000)
    expect(wanted()).toEqual([8, 0])
    lab.forward(300_000)
    expect(lab.tasks()).toHaveLength(8)
    expect(lab.service()).toMatchObject({ isSteady: true, deployments: [{ rolloutState: 'COMPLETED' }] })
  })

  it('a smaller one stops new tasks that are too many, those that do not run yet first (SVC-4)', () => {
    const lab = rolling(100, 200, 6_000)
    expect(lab.tasks().map(statusOf)).toEqual([
      ...Array<string>(4).fill('RUNNING'),
      ...Array<string>(4).fill('PENDING'),
    ])
    updateService(lab, { desiredCount: 1 })
    lab.forward(1_000)
    const stopping = lab.tasks().filter((one) => one.desiredStatus === 'STOPPED')
    // Three of the new ones, which serve nobody, and three of the old, which are above the lower limit.
    expect(stopping.map((one) => one.definitionKey).sort()).toEqual([
      'web:1',
      'web:1',
      'web:1',
      'web:2',
      'web:2',
      'web:2',
    ])
    lab.forward(300_000)
    expect([lab.tasks().length, lab.service().isSteady]).toEqual([1, true])
  })

  it('0 stops everything', () => {
    const lab = rolling(100, 200, 20_000)
    updateService(lab, { desiredCount: 0 })
    lab.forward(30_000)
    expect([lab.tasks().length, lab.service().isSteady, lab.service().deployments.length]).toEqual([0, true, 1])
  })

  it('a second revision takes over: pending tasks of the first go at once', () => {
    const lab = rolling(100, 200, 7_000)
    register(lab)
    updateService(lab, { taskDefinition: 'web:3' })
    expect(lab.service().deployments.map((one) => [one.status, one.definitionKey])).toEqual([
      ['PRIMARY', 'web:3'],
      ['ACTIVE', 'web:2'],
      ['ACTIVE', 'web:1'],
    ])
    lab.forward(1_000)
    expect(
      lab
        .tasks()
        .filter((one) => one.desiredStatus === 'STOPPED')
        .map((one) => one.definitionKey),
    ).toEqual(Array(4).fill('web:2'))
    lab.forward(300_000)
    expect(lab.tasks().map((one) => one.definitionKey)).toEqual(Array(4).fill('web:3'))
    expect(lab.service().deployments.map((one) => one.status)).toEqual(['PRIMARY'])
  })

  it('force rolls to the same revision', () => {
    const lab = steadyYard()
    const before = lab.tasks()
    updateService(lab, { forceNewDeployment: true })
    lab.forward(300_000)
    expect(lab.tasks().map((one) => one.definitionKey)).toEqual(Array(4).fill('web:1'))
    expect(lab.tasks().some((one) => before.includes(one))).toBe(false)
  })
})

describe('DEP-12 what is started in the middle of a deployment is of the PRIMARY', () => {
  it('also in place of an old task that was lost', () => {
    const lab = rolling(100, 100, 10_000)
    const lost = lab.tasks()[0]?.id ?? ''
    lab.ecs('StopTask', { task: lost })
    lab.forward(60_000)
    expect(lab.tasks().map((one) => one.definitionKey)).toEqual(['web:1', 'web:1', 'web:1', 'web:2'])
  })

  it('going back to the old revision is another deployment, with new tasks', () => {
    const lab = rolling(50, 100, 20_000)
    const before = new Set(lab.tasks().map((one) => one.id))
    updateService(lab, { taskDefinition: 'web:1' })
    lab.forward(600_000)
    expect(lab.service().deployments).toHaveLength(1)
    expect(lab.tasks().map((one) => [one.definitionKey, before.has(one.id)])).toEqual(Array(4).fill(['web:1', false]))
  })
})

describe('PLC-6 a rolling update in a cluster without room', () => {
  it('waits for room, says so, and goes on when there is', () => {
    const lab = steadyYard({ instances: 1, cpuUnits: 1_024, service: percents(100, 200) })
    const sinceMs = lab.nowMs
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(600_000)
    expect(lab.rolling(sinceMs + 1).map((one) => one.action)).toEqual(['noRoom'])
    expect(lab.service().waiting).toMatchObject({ count: 4, sinceMs: sinceMs + 1_000 })
    expect(lab.messages().filter((one) => one.startsWith('was unable to place a task'))).toHaveLength(1)
    addInstances(lab, { count: 1, cpuUnits: 512 })
    expect(pairsAfter(lab)).toBe('4+0 4+2 2+2 2+4 0+4')
    expect(lab.service().waiting).toBeNull()
  })

  it('and does not look on and on, however many are missing', () => {
    const lab = steadyYard({ instances: 1, cpuUnits: 1_024 })
    updateService(lab, { desiredCount: 1_000 })
    lab.forward(600_000)
    const sinceMs = lab.nowMs
    lab.forward(600_000)
    expect(lab.decisions.filter((one) => one.atMs > sinceMs)).toEqual([])
    expect(lab.engine.isSettled).toBe(true)
  })
})

describe('DEP-4 when a new task counts', () => {
  it('without checks 40 s after RUNNING (TIM-1), to the millisecond', () => {
    const lab = rolling(100, 200, 0)
    lab.forward(9_000 + 39_999)
    expect(lab.service().deployments[0]).toMatchObject({ runningCount: 4, healthyCount: 0 })
    lab.forward(1)
    expect(lab.service().deployments[0]?.healthyCount).toBe(4)
    expect(lab.tasks().every((one) => one.healthStatus === 'UNKNOWN')).toBe(true)
  })

  it('with checks at their first interval, the slowest essential container’s', () => {
    const lab = steadyYard()
    const side = {
      name: 'side',
      image: 'side',
      memory: 10,
      essential: false,
      healthCheck: { command: ['x'], interval: 200 },
    }
    const main = { name: 'main', image: 'web', memory: 100, ...CHECKED }
    const slow = { ...main, name: 'slow', healthCheck: { command: ['x'], interval: 25 } }
    lab.ecs('RegisterTaskDefinition', { family: 'web', containerDefinitions: [main, slow, side] })
    updateService(lab, { taskDefinition: 'web' })
    lab.forward(9_000 + 24_999)
    expect(lab.service().deployments[0]).toMatchObject({ runningCount: 4, healthyCount: 0 })
    lab.forward(1)
    expect(lab.service().deployments[0]?.healthyCount).toBe(4)
    expect(lab.tasks().filter((one) => one.healthStatus === 'HEALTHY')).toHaveLength(4)
  })

  it('checks of containers that are not essential do not matter', () => {
    const lab = steadyYard()
    const main = { name: 'main', image: 'web', memory: 100 }
    const side = { name: 'side', image: 'side', memory: 10, essential: false, ...CHECKED }
    lab.ecs('RegisterTaskDefinition', { family: 'web', containerDefinitions: [main, side] })
    updateService(lab, { taskDefinition: 'web' })
    lab.forward(9_000 + 39_999)
    expect(lab.service().deployments[0]?.healthyCount).toBe(0)
    lab.forward(1)
    expect(lab.service().deployments[0]?.healthyCount).toBe(4)
  })
})
