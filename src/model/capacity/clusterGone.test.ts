import { expect, it } from 'vitest'
import { AVAILABILITY_ZONES } from '../world/world.ts'
import { yard } from '../../testing/builders.ts'
import { addProvider } from '../../testing/providers.ts'

it('ASG-1 a group launches nothing into a cluster that was deleted, and what it lacks when that is created again', () => {
  const lab = yard({ instances: 0 })
  addProvider(lab, { instances: 2 })
  lab.forward(300_000)
  const setZones = (available: boolean): void => {
    for (const availabilityZone of AVAILABILITY_ZONES)
      lab.act('lab', 'SetZoneAvailable', { availabilityZone, available })
  }
  setZones(false)
  lab.forward(1_000)
  lab.ecs('DeleteCluster', { cluster: 'yard' })
  setZones(true)
  lab.forward(60_000)
  expect(lab.instances).toEqual([])
  lab.ecs('CreateCluster', { clusterName: 'yard' })
  lab.forward(300_000)
  expect(lab.instances.map((one) => one.status)).toEqual(['ACTIVE', 'ACTIVE'])
})
