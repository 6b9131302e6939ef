import { describe, expect, it } from 'vitest'
import { must } from '../../../base/assert.ts'
import type { Act } from '../../../model/api/command.ts'
import { clusterOptionsOf } from '../../../model/world/cluster/clusterOptions.ts'
import { createService, register, yard } from '../../../testing/builders.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import { addInstancesActs } from '../capacity/instanceActs.ts'
import {
  createProviderActs,
  deleteProviderAct,
  freeGroups,
  putProvidersAct,
  serviceStrategyAct,
  updateProviderAct,
  wantedProvider,
} from './providerActs.ts'

function give(lab: TestLab, acts: readonly Act[]): void {
  for (const { service, operation, input } of acts) lab.act(service, operation, input as Record<string, unknown>)
}

/** A lab with an Auto Scaling group of Spot Instances, as its form makes one. */
function spotLab(): TestLab {
  const lab = yard({ instances: 1 })
  const wanted = { clusterName: 'yard', instanceType: 'm5.large', count: 2, availabilityZones: ['us-east-1a'] } as const
  give(lab, addInstancesActs({ ...wanted, through: 'group', isSpot: true, isProtected: true }, lab.world))
  return lab
}

describe('the forms of capacity providers', () => {
  it('CPR-1 CPR-8 make one of a group, put it on the cluster as its default, change it and delete it', () => {
    const lab = spotLab()
    const wanted = { ...wantedProvider(null, lab.world), name: 'cp', isProtecting: true, isDefault: true }
    expect(wanted).toMatchObject({ isScaled: true, targetCapacity: 100, clusterName: 'yard' })
    give(lab, createProviderActs(wanted, lab.world))
    const provider = () => must(lab.world.capacityProviders.get('cp'), 'the provider')
    expect(provider()).toMatchObject({ hasManagedTerminationProtection: true, managedScaling: { isEnabled: true } })
    expect(clusterOptionsOf(lab.world, 'yard')).toMatchObject({
      capacityProviders: ['cp'],
      defaultStrategy: [{ capacityProvider: 'cp', weight: 1, base: 0 }],
    })

    give(lab, [
      updateProviderAct({ ...wantedProvider(provider(), lab.world), targetCapacity: 80, isProtecting: false }),
    ])
    expect(provider()).toMatchObject({ hasManagedTerminationProtection: false, managedScaling: { targetCapacity: 80 } })

    expect(freeGroups(lab.world)).toEqual([])
    give(lab, [putProvidersAct('yard', [], []), deleteProviderAct('cp')])
    expect([...lab.world.capacityProviders.keys()]).toEqual([])
  })

  it('ASG-7 a group of Spot Instances launches nothing else', () => {
    const lab = spotLab()
    lab.forward(1_000)
    const launched = [...lab.world.instances.values()].filter((one) => one.autoScalingGroupName !== null)
    expect(launched.map(({ isSpot, isProtected }) => [isSpot, isProtected])).toEqual([
      [true, true],
      [true, true],
    ])
  })

  it('CPR-3 give a service a strategy with base and weight, by Fargate Spot too', () => {
    const lab = yard()
    give(lab, [putProvidersAct('yard', ['FARGATE', 'FARGATE_SPOT'], [])])
    register(lab, 'web', { networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'], cpu: '256', memory: '512' })
    createService(lab, {
      launchType: 'FARGATE',
      desiredCount: 4,
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
    })
    const service = must(lab.world.services.get('yard/web'), 'web')
    const strategy = [
      { capacityProvider: 'FARGATE', weight: 1, base: 1 },
      { capacityProvider: 'FARGATE_SPOT', weight: 2, base: 0 },
    ]
    give(lab, [serviceStrategyAct(service, strategy)])
    expect(lab.world.services.get('yard/web')?.settings.capacityProviderStrategy).toEqual(strategy)
  })
})
