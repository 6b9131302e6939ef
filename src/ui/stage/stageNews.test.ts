import { describe, expect, it } from 'vitest'
import { labFixture } from '../../testing/canvas/fixtures.ts'
import type { Deployment } from '../../model/world/service/service.ts'
import { copyWorld, type WritableWorld } from '../../model/world/world.ts'
import { changedNews, newsOf } from './stageNews.ts'
import { treeRows } from './treeRows.ts'
import { selectionWords, stageLabel } from './stageWords.ts'

function withCounts(world: WritableWorld, counts: Partial<Deployment>): void {
  const service = world.services.get('prod/web')
  if (service === undefined) throw new Error('the lab has web')
  world.services.set(service.key, {
    ...service,
    deployments: service.deployments.map((one) => ({ ...one, ...counts })),
  })
}

describe('a listener is told what changed', () => {
  it('nothing at first, and nothing while nothing changes', () => {
    const { world } = labFixture()
    expect(changedNews(null, newsOf(world))).toBe('')
    expect(changedNews(newsOf(world), newsOf(world))).toBe('')
  })

  it('the counts of the service that changed', () => {
    const world = copyWorld(labFixture().world)
    const before = newsOf(world)
    withCounts(world, { runningCount: 10, pendingCount: 2, healthyCount: 8, leavingCount: 1 })
    expect(changedNews(before, newsOf(world))).toBe('web: 10 of 12 running, 8 healthy, 2 starting, 1 stopping.')
  })

  it('what befell instances and services', () => {
    const world = copyWorld(labFixture().world)
    const before = newsOf(world)
    const [instance] = world.instances.values()
    if (instance !== undefined) world.instances.set(instance.id, { ...instance, agentConnected: false })
    world.services.delete('prod/api')
    expect(changedNews(before, newsOf(world))).toBe('api is gone. 9 instances, 1 draining, 2 with its agent lost.')
  })

  it('of each of two services of one name, and by which cluster it is told', () => {
    const world = copyWorld(labFixture().world)
    const service = world.services.get('prod/web')
    if (service === undefined) throw new Error('the lab has web')
    world.services.set('test/web', { ...service, key: 'test/web', clusterName: 'test', desiredCount: 3 })
    const { services } = newsOf(world)
    expect([...services.keys()]).toEqual(expect.arrayContaining(['web in prod', 'web in test']))
    expect(services.get('web in test')).toContain('of 3 running')
  })

  it('nothing of a place for a service that is deleted', () => {
    const world = copyWorld(labFixture().world)
    for (const service of world.services.values()) world.services.set(service.key, { ...service, status: 'DRAINING' })
    expect([...newsOf(world).services.values()].join()).not.toContain('place')
    expect(JSON.stringify(treeRows(world, world.nowMs))).not.toContain('no place')
  })

  it('where it is at all', () => {
    expect(stageLabel(labFixture().world)).toBe(
      'The yard: 9 instances in us-east-1a, us-east-1b and us-east-1c, 38 tasks. The tree lists them all.',
    )
  })
})

describe('what has been selected is said', () => {
  const { world, nowMs } = labFixture()
  const lost = [...world.instances.values()].find((one) => !one.agentConnected)
  it.each([
    [{ kind: 'containerInstance', id: lost?.id ?? '' }, 'Selected: i-0cd8, m5.large, agent lost.'],
    [{ kind: 'availabilityZone', id: 'us-east-1a' }, 'Selected: us-east-1a, Availability Zone.'],
    [{ kind: 'decision', id: '1' }, ''],
    [null, ''],
  ] as const)('%o', (selection, words) => {
    expect(selectionWords(selection, world, nowMs)).toBe(words)
  })
})
