import { describe, expect, it } from 'vitest'
import { createService, NETWORK, register, registerFargate, yard } from '../../../testing/builders.ts'
import { addProvider, putProviders } from '../../../testing/providers.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import { brokenNow, zoneAct } from './brokenNow.ts'
import { FAULT_IDS, FAULTS, type FaultFigures, type FaultId } from './faultChoices.ts'

const FIGURES: FaultFigures = { seconds: 120, seed: 3, preset: 'hangs' }

/** Tasks on instances, some of a group, on Fargate and on its Spot. */
function busyLab(): TestLab {
  const lab = yard({ instances: 3 })
  addProvider(lab, { instances: 1 })
  putProviders(lab, ['FARGATE', 'FARGATE_SPOT', 'cp'])
  register(lab)
  registerFargate(lab)
  createService(lab, { desiredCount: 6 })
  const providers = ['FARGATE', 'FARGATE_SPOT'].map((capacityProvider) => ({ capacityProvider, weight: 1 }))
  const onFargate = { taskDefinition: 'far', capacityProviderStrategy: providers, networkConfiguration: NETWORK }
  createService(lab, { serviceName: 'far', desiredCount: 4, ...onFargate })
  lab.forward(300_000)
  return lab
}

function breakOne(lab: TestLab, id: FaultId): string {
  const choice = FAULTS[id]
  const [target] = choice.targets(lab.world)
  const act = target === undefined ? null : choice.act(lab.world, target.value, FIGURES)
  if (target === undefined || act === null) throw new Error(`${id} has nothing to hit`)
  const told = choice.hits(lab.world, target.value, FIGURES)
  lab.act(act.service, act.operation, act.input)
  return told
}

describe('the panel of faults', () => {
  it.each(FAULT_IDS)('%s names what it will hit, and the lab takes it', (id) => {
    const lab = busyLab()
    const { moves } = lab.world
    expect(breakOne(lab, id)).toMatch(/\.$/)
    expect(lab.world.moves).toBeGreaterThan(moves)
  })

  it('an outage stops as many tasks and instances as was told', () => {
    const lab = busyLab()
    const told = breakOne(lab, 'zone')
    const decision = lab.decisions.findLast((one) => one.kind === 'fault')
    const { tasks, instances } = decision?.kind === 'fault' ? decision : { tasks: 0, instances: 0 }
    expect(told).toContain(`Stops ${String(tasks)} tasks and ${String(instances)} instances in us-east-1a.`)
  })

  it('in a lab where nothing stands nothing but zones, calls and Fargate can be hit', () => {
    const lab = yard({ instances: 0 })
    const left = FAULT_IDS.filter((id) => FAULTS[id].targets(lab.world).length > 0)
    expect(left).toEqual(['zone', 'fargate', 'throttle', 'storm'])
    expect(FAULTS.zone.hits(lab.world, 'us-east-1a', FIGURES)).toMatch(/^Stops nothing: us-east-1a is empty\./)
  })

  it('what is broken is listed, and mended by its act', () => {
    const lab = busyLab()
    for (const id of ['pull', 'agent', 'fargate', 'zone', 'throttle', 'storm'] as const) breakOne(lab, id)
    const broken = brokenNow(lab.world)
    expect(broken.map(({ text }) => text).slice(0, 7)).toEqual([
      'Fargate has no capacity in us-east-1a',
      'Fargate has no capacity in us-east-1b',
      'Fargate has no capacity in us-east-1c',
      'us-east-1a is out',
      'Amazon ECS throttles calls, 2 min to go',
      'a storm, 0 faults so far, 2 min to go',
      'image web:1 cannot be pulled',
    ])
    for (const { mend } of broken) if (mend !== null) lab.act(mend.service, mend.operation, mend.input)
    expect(brokenNow(lab.world).map(({ mend }) => mend)).toEqual([null])
    // A zone that is out is none to take away.
    lab.act('lab', 'SetZoneAvailable', { availabilityZone: 'us-east-1b', available: false })
    expect(FAULTS.zone.targets(lab.world).map(({ value }) => value)).not.toContain('us-east-1b')
    expect(zoneAct('eu-west-1a', false)).toBeNull()
  })
})
