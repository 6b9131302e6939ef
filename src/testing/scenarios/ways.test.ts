import { describe, expect, it } from 'vitest'
import { allFixIts, tried } from './luck.ts'
import { OTHER_WAYS, SHORTCUTS } from './otherWays.fixture.ts'
import { commandsOf, ecs, step, stopTasks, update, type Way } from './ways.fixture.ts'

/** What gets rid of a problem with everything else, in whatever lab. */
const RUIN: readonly Way[] = [
  { says: 'a desired count of 0', steps: () => [update({ desiredCount: 0 })] },
  { says: 'the service deleted', steps: () => [ecs('DeleteService', { service: 'web', force: true })] },
  {
    says: 'the service deleted and created anew',
    steps: (world) => {
      const service = [...world.services.values()][0]
      return [
        ecs('DeleteService', { service: 'web', force: true }),
        ecs(
          'CreateService',
          {
            serviceName: 'web',
            taskDefinition: service?.deployments[0]?.definitionKey,
            desiredCount: service?.desiredCount,
          },
          60_000,
        ),
      ]
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
