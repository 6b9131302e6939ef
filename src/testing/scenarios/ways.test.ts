import { describe, expect, it } from 'vitest'
import type { Service } from '../../model/world/service/service.ts'
import type { World } from '../../model/world/world.ts'
import { allFixIts, tried } from './luck.ts'
import { OTHER_WAYS, SHORTCUTS } from './otherWays.fixture.ts'
import { A_WHILE_MS, commandsOf, ecs, step, stopTasks, type Way } from './ways.fixture.ts'

/** What gets rid of a problem with everything else, in whatever lab. */
const RUIN: readonly Way[] = [
  {
    says: 'a desired count of 0',
    steps: (world) => [ecs('UpdateService', { service: firstService(world).name, desiredCount: 0 })],
  },
  {
    says: 'the service deleted',
    steps: (world) => [ecs('DeleteService', { service: firstService(world).name, force: true })],
  },
  {
    says: 'the service deleted and created anew',
    steps: (world) => {
      const { name: service, deployments, desiredCount } = firstService(world)
      const made = { serviceName: service, taskDefinition: deployments[0]?.definitionKey, desiredCount }
      return [ecs('DeleteService', { service, force: true }), ecs('CreateService', made, A_WHILE_MS)]
    },
  },
  { says: 'every task stopped', steps: (world) => stopTasks(world, 99, 0) },
  {
    says: 'every instance terminated',
    steps: (world) => {
      const ids = [...world.instances.values()].map((one) => one.ec2InstanceId)
      return ids.length === 0 ? [] : [step('ec2', 'TerminateInstances', { InstanceIds: ids })]
    },
  },
]

function firstService(world: World): Service {
  const service = [...world.services.values()][0]
  if (service === undefined) throw new Error('no service')
  return service
}

describe.each([...allFixIts()])('APP-3 %s is mended in whatever way holds', (id, fixIt) => {
  const others = OTHER_WAYS[id] ?? []

  it('has another way than its own, and shortcuts that are none', () => {
    expect(others.length).toBeGreaterThan(0)
    expect(SHORTCUTS[id]?.length).toBeGreaterThan(0)
  })

  it.each(others)('so does this: $says', (way) => {
    const { isReached, conditions, refusal } = tried(fixIt, commandsOf(fixIt, way))
    expect({ refusal, missed: conditions.filter((one) => !one.holds) }).toEqual({ refusal: null, missed: [] })
    expect(isReached).toBe(true)
  })

  it.each([...RUIN, ...(SHORTCUTS[id] ?? [])])('but not this: $says', (way) => {
    expect(tried(fixIt, commandsOf(fixIt, way)).isReached).toBe(false)
  })
})
