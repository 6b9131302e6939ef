import { describe, expect, it } from 'vitest'
import {
  addInstances,
  NETWORK,
  createService,
  percents,
  register,
  registerFargate,
  updateService,
  yard,
} from '../../testing/builders.ts'
import { putProviders } from '../../testing/providers.ts'
import { CLUSTER, type Input, type TestLab } from '../../testing/testLab.ts'

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c']

/** How many tasks are meant to run in each zone. */
const spread = (lab: TestLab): string => {
  const live = lab.tasks().filter((one) => one.desiredStatus === 'RUNNING')
  return ZONES.map((zone) => live.filter((one) => one.availabilityZone === zone).length).join(' ')
}

function zone(lab: TestLab, available: boolean): void {
  lab.act('lab', 'SetZoneAvailable', { availabilityZone: 'us-east-1c', available })
}

/** Service `web` on Fargate in three zones, of which one has been lost and the rest carry all. */
function lopsided(fields: Input = {}): TestLab {
  const lab = yard({ instances: 0 })
  registerFargate(lab)
  registerFargate(lab)
  const far = { taskDefinition: 'far:1', launchType: 'FARGATE', networkConfiguration: NETWORK }
  createService(lab, { ...far, desiredCount: 6, ...fields })
  lab.forward(150_000)
  zone(lab, false)
  lab.forward(150_000)
  return lab
}

describe('SVC-10 Availability Zone rebalancing', () => {
  it('a zone out and back: tasks start there first, and only then others stop', () => {
    const lab = lopsided()
    expect(spread(lab)).toBe('3 3 0')
    zone(lab, true)
    const seen: string[] = []
    lab.forward(300_000, () => {
      if (seen.at(-1) !== spread(lab)) seen.push(spread(lab))
    })
    expect(seen).toEqual(['3 3 2', '2 2 2'])
    expect(lab.service()).toMatchObject({ isSteady: true, deployments: [{ rolloutState: 'COMPLETED' }] })
    const told = lab.messages().filter((one) => /AZ/.test(one))
    expect(told).toEqual([
      'is not AZ balanced with 3 tasks in us-east-1a, 3 tasks in us-east-1b, 0 tasks in us-east-1c. AZ Rebalancing in progress.',
      'has started 2 tasks in us-east-1c to AZ Rebalance: (task …) (task …).',
      'has stopped 1 running tasks in us-east-1a due to AZ rebalancing: (task …).',
      'has stopped 1 running tasks in us-east-1b due to AZ rebalancing: (task …).',
      'is AZ balanced with 2 tasks in us-east-1a, 2 tasks in us-east-1b, 2 tasks in us-east-1c.',
    ])
    const reasons = lab.decisions.filter((one) => one.kind === 'rolling' && one.rule === 'SVC-10')
    expect(reasons).toMatchObject([
      { action: 'start', count: 2 },
      { action: 'stop', count: 2 },
    ])
    const [gone] = [...lab.world.tasks.values()].filter((one) => one.stoppedReason?.startsWith('Availability') === true)
    expect(gone?.stoppedReason).toMatch(/^Availability-zone rebalancing initiated by \(deployment ecs-svc\/\d+\)$/)
  })

  it('of several capacity providers what comes is of the one whose turn it is, where that has room', () => {
    const lab = yard({ instances: 0 })
    registerFargate(lab)
    const providers = ['FARGATE', 'FARGATE_SPOT']
    putProviders(lab, providers)
    const capacityProviderStrategy = providers.map((capacityProvider) => ({ capacityProvider, weight: 1 }))
    const service = { taskDefinition: 'far:1', desiredCount: 7, networkConfiguration: NETWORK }
    createService(lab, { ...service, capacityProviderStrategy })
    lab.forward(150_000)
    zone(lab, false)
    lab.forward(150_000)
    expect(spread(lab)).toBe('4 3 0')
    // Four are On-Demand: the next is Spot's, which has room where On-Demand has none.
    lab.act('lab', 'SetFargateCapacity', { availabilityZones: ['us-east-1c'], available: false })
    zone(lab, true)
    lab.forward(600_000)
    const moved = lab.tasks().filter((one) => one.availabilityZone === 'us-east-1c')
    expect(moved.map((one) => one.capacityProviderName)).toEqual(['FARGATE_SPOT'])
    expect(spread(lab)).toBe('3 3 1')
  })

  it.each<readonly [string, Input]>([
    ['it is DISABLED', { availabilityZoneRebalancing: 'DISABLED' }],
    ['the upper limit leaves no room for one more', { desiredCount: 2, ...percents(50, 149) }],
  ])('moves nothing where %s', (_, fields) => {
    const lab = lopsided(fields)
    const before = spread(lab)
    zone(lab, true)
    lab.forward(300_000)
    expect(spread(lab)).toBe(before)
  })

  it('worked example 6: 1, 1 of two; 1, 2 of three; 1, 2, 2 of five are balanced, so nothing moves', () => {
    for (const [desiredCount, subnets, balanced] of [
      [2, 2, '1 1 0'],
      [3, 2, '2 1 0'],
      [5, 3, '2 2 1'],
    ] as const) {
      const lab = yard({ instances: 0 })
      registerFargate(lab)
      const own = NETWORK.awsvpcConfiguration.subnets.slice(0, subnets)
      const networkConfiguration = { awsvpcConfiguration: { subnets: own } }
      createService(lab, { taskDefinition: 'far:1', launchType: 'FARGATE', desiredCount, networkConfiguration })
      lab.forward(300_000)
      expect(spread(lab)).toBe(balanced)
      expect(lab.messages().filter((one) => /AZ/.test(one))).toEqual([])
    }
  })

  it('ends with a new deployment, which begins with the tasks that there are', () => {
    const lab = lopsided()
    zone(lab, true)
    lab.forward(10_000)
    expect(spread(lab)).toBe('3 3 2')
    updateService(lab, { taskDefinition: 'far:2' })
    lab.forward(2_000)
    expect(lab.messages()).toContain('stopped AZ Rebalancing.')
    lab.forward(400_000)
    expect(spread(lab)).toBe('2 2 2')
    expect(lab.service().isSteady).toBe(true)
  })

  it('stops no protected task, and starts none in its place', () => {
    const lab = lopsided()
    const tasks = lab.tasks().map((one) => one.id)
    lab.ecs('UpdateTaskProtection', { tasks, protectionEnabled: true, expiresInMinutes: 10 })
    zone(lab, true)
    lab.forward(300_000)
    expect(spread(lab)).toBe('3 3 0')
  })

  it('on instances too, where an instance in another zone has room', () => {
    const lab = yard({ instances: 1, availabilityZones: ['us-east-1a'] })
    register(lab)
    createService(lab)
    lab.forward(100_000)
    expect(spread(lab)).toBe('4 0 0')
    addInstances(lab, { count: 1, cpuUnits: 256, availabilityZones: ['us-east-1b'] })
    lab.forward(200_000)
    expect(spread(lab)).toBe('3 1 0')
    expect(lab.messages().at(-1)).toBe('stopped AZ Rebalancing.')
    expect(lab.engine.isSettled).toBe(true)
    expect(lab.world.clusters.has(CLUSTER)).toBe(true)
  })
})
