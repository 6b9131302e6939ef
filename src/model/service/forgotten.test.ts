import { describe, expect, it } from 'vitest'
import { createService, register, steadyYard, yard } from '../../testing/builders.ts'
import { checkInvariants } from '../../testing/invariants.ts'
import type { TestLab } from '../../testing/testLab.ts'

const HOUR_MS = 3_600_000

function create(lab: TestLab, name: string): void {
  createService(lab, { serviceName: name, desiredCount: 0 })
}

/** Creates and deletes services of these names, all at one time. */
function comeAndGo(lab: TestLab, names: readonly string[]): void {
  for (const name of names) create(lab, name)
  for (const service of names) lab.ecs('DeleteService', { service })
  lab.forward(2_000)
}

function named(start: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `${start}${String(i)}`)
}

function statusOf(lab: TestLab, service: string): string | undefined {
  return (lab.ecs('DescribeServices', { services: [service] }).services as readonly { status: string }[])[0]?.status
}

describe('SVC-12 a deleted service', () => {
  it('is described for an hour since it is INACTIVE, then it is MISSING', () => {
    const lab = steadyYard()
    lab.ecs('DeleteService', { service: 'web', force: true })
    while (lab.service().status !== 'INACTIVE') lab.forward(1)
    const inactiveMs = lab.nowMs
    lab.to(inactiveMs + HOUR_MS - 1)
    expect(statusOf(lab, 'web')).toBe('INACTIVE')
    lab.forward(1)
    expect(lab.ecs('DescribeServices', { services: ['web'] })).toEqual({
      services: [],
      failures: [{ arn: 'arn:aws:ecs:us-east-1:123456789012:service/web', reason: 'MISSING' }],
    })
    expect([lab.world.metrics.size, lab.world.liveByService.size]).toEqual([0, 0])
    const update = { cluster: 'yard', service: 'web', desiredCount: 1 }
    expect(lab.refusal('ecs', 'UpdateService', update).name).toBe('ServiceNotFoundException')
    expect(checkInvariants(lab.world)).toEqual([])
  })

  it('whose name another has by then leaves that one alone', () => {
    const lab = yard()
    register(lab)
    comeAndGo(lab, ['web'])
    lab.to(HOUR_MS / 2)
    comeAndGo(lab, ['web'])
    lab.to(HOUR_MS + 10_000)
    expect(statusOf(lab, 'web')).toBe('INACTIVE')
    create(lab, 'web')
    lab.forward(HOUR_MS)
    expect(statusOf(lab, 'web')).toBe('ACTIVE')
  })

  it('does not count toward the 200 that a lab holds', () => {
    const lab = yard()
    register(lab)
    comeAndGo(lab, named('old', 150))
    for (const name of named('new', 199)) create(lab, name)
    comeAndGo(lab, ['old0'])
    create(lab, 'last')
    const more = { cluster: 'yard', serviceName: 'more', taskDefinition: 'web', desiredCount: 0 }
    expect(lab.refusal('ecs', 'CreateService', more)).toEqual({
      name: 'LimitExceededException',
      message: 'The lab holds 200 services at most.',
    })
    // One whose name is known is one more all the same.
    expect(lab.refusal('ecs', 'CreateService', { ...more, serviceName: 'old1' }).name).toBe('LimitExceededException')
  })

  it('counts as long as it drains', () => {
    const lab = yard()
    register(lab)
    for (const name of named('s', 200)) create(lab, name)
    lab.ecs('DeleteService', { service: 's0' })
    const more = { cluster: 'yard', serviceName: 'more', taskDefinition: 'web', desiredCount: 0 }
    expect(lab.refusal('ecs', 'CreateService', more).name).toBe('LimitExceededException')
    lab.forward(1_000)
    create(lab, 'more')
  })

  it('is forgotten sooner when 200 were deleted after it', () => {
    const lab = yard()
    register(lab)
    create(lab, 'kept')
    comeAndGo(lab, ['first', 'second'])
    comeAndGo(lab, named('s', 198))
    expect(statusOf(lab, 'first')).toBe('INACTIVE')
    // What comes back is a new one, and deleted last.
    comeAndGo(lab, ['first'])
    expect([statusOf(lab, 'first'), statusOf(lab, 'second')]).toEqual(['INACTIVE', 'INACTIVE'])
    comeAndGo(lab, ['next'])
    expect([statusOf(lab, 'first'), statusOf(lab, 'second')]).toEqual(['INACTIVE', undefined])
    expect([lab.world.services.size, statusOf(lab, 'kept')]).toEqual([201, 'ACTIVE'])
    expect(checkInvariants(lab.world)).toEqual([])
  })

  it('goes by when it was deleted, not by when it was created', () => {
    const lab = yard()
    register(lab)
    create(lab, 'late')
    comeAndGo(lab, ['early'])
    lab.ecs('DeleteService', { service: 'late' })
    lab.forward(2_000)
    comeAndGo(lab, named('s', 199))
    expect([statusOf(lab, 'early'), statusOf(lab, 'late')]).toEqual([undefined, 'INACTIVE'])
  })

  it('is nothing that is under way', () => {
    const lab = yard()
    register(lab)
    comeAndGo(lab, ['web'])
    expect(lab.engine.isSettled).toBe(true)
  })
})

describe('SVC-12 a deleted cluster', () => {
  function statusOfCluster(lab: TestLab, cluster: string): string | undefined {
    const { clusters } = lab.ecs('DescribeClusters', { clusters: [cluster] }) as { clusters: { status: string }[] }
    return clusters[0]?.status
  }

  function come(lab: TestLab, clusterName: string): void {
    lab.ecs('CreateCluster', { clusterName })
  }

  function go(lab: TestLab, cluster: string): void {
    lab.ecs('DeleteCluster', { cluster })
  }

  it('is described for an hour, then it never was', () => {
    const lab = yard({ instances: 0 })
    lab.to(5_000)
    go(lab, 'yard')
    expect(lab.engine.isSettled).toBe(true)
    lab.to(5_000 + HOUR_MS - 1)
    expect(lab.refusal('ecs', 'ListTasks', { cluster: 'yard' }).message).toBe('The referenced cluster was inactive.')
    lab.forward(1)
    expect(lab.refusal('ecs', 'ListTasks', { cluster: 'yard' }).message).toBe('Cluster not found.')
  })

  it('that came back is not forgotten, also when it was deleted and came at one time', () => {
    const lab = yard({ instances: 0 })
    go(lab, 'yard')
    come(lab, 'yard')
    lab.to(HOUR_MS / 2)
    go(lab, 'yard')
    lab.to(HOUR_MS + 1)
    expect(statusOfCluster(lab, 'yard')).toBe('INACTIVE')
    come(lab, 'yard')
    lab.forward(HOUR_MS)
    expect(statusOfCluster(lab, 'yard')).toBe('ACTIVE')
  })

  it('goes by when it was deleted, not by when it was created', () => {
    const lab = yard({ instances: 0 })
    for (const name of ['late', 'early']) come(lab, name)
    for (const name of ['early', 'late']) go(lab, name)
    for (const name of named('c', 99)) {
      come(lab, name)
      go(lab, name)
    }
    expect([statusOfCluster(lab, 'early'), statusOfCluster(lab, 'late')]).toEqual([undefined, 'INACTIVE'])
  })

  it('does not count toward the 100 that a lab holds, and of the deleted the last 100 are kept', () => {
    const lab = yard({ instances: 0 })
    for (const name of named('old', 101)) {
      come(lab, name)
      go(lab, name)
    }
    expect([statusOfCluster(lab, 'old0'), statusOfCluster(lab, 'old1')]).toEqual([undefined, 'INACTIVE'])
    for (const name of named('new', 99)) come(lab, name)
    expect(lab.refusal('ecs', 'CreateCluster', { clusterName: 'more' }).name).toBe('LimitExceededException')
    expect(lab.refusal('ecs', 'CreateCluster', { clusterName: 'old1' }).name).toBe('LimitExceededException')
    expect(checkInvariants(lab.world)).toEqual([])
  })
})
