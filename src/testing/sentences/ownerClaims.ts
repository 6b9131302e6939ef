import type { World } from '../../model/world/world.ts'
import { pattern, type Claim } from './claim.ts'

/** A cluster or an Auto Scaling group, by its name. */
export interface OwnerScene {
  readonly id: string
  readonly world: World
}

export const OWNER_CLAIMS: readonly Claim<OwnerScene>[] = [
  {
    name: 'cluster: what it has',
    said: pattern('It has %N container instances? and %N services?'),
    isTrue: ({ figure }, { id, world }) => {
      const own = [...world.instances.values()].filter((one) => one.clusterName === id && one.registeredAtMs !== null)
      const services = [...world.services.values()].filter((one) => one.clusterName === id && one.status !== 'INACTIVE')
      return figure(1) === own.length && figure(2) === services.length
    },
  },
  {
    name: 'cluster: its status',
    said: pattern('^([\\w-]+) is (ACTIVE|INACTIVE)'),
    isTrue: ({ name }, { id, world }) => name(1) === id && world.clusters.get(id)?.status === name(2),
  },
  {
    name: 'group: what it keeps',
    said: pattern('Keeps %N instances?'),
    isTrue: ({ figure }, { id, world }) => figure(1) === world.autoScalingGroups.get(id)?.desiredCapacity,
  },
  {
    name: 'group: what is there',
    said: pattern('%N instances? of it (?:is|are) there; it takes %N to %N'),
    isTrue: ({ figure }, { id, world }) => {
      const own = [...world.instances.values()].filter((one) => one.autoScalingGroupName === id)
      const { minSize, maxSize } = world.autoScalingGroups.get(id) ?? {}
      return figure(1) === own.length && figure(2) === minSize && figure(3) === maxSize
    },
  },
]
