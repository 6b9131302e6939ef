import { describe, expect, it } from 'vitest'
import { createService, percents, register, updateService, yard } from '../../testing/builders.ts'
import {
  MINUTE,
  activities,
  evaluations,
  lastScaling,
  load,
  scalableLab,
  scaling,
  track,
} from '../../testing/scaling.ts'
import type { TestLab } from '../../testing/testLab.ts'

function desired(lab: TestLab): number {
  return lab.service().desiredCount
}

describe('SCL-9 several policies', () => {
  it('add as many as the largest asks for', () => {
    const lab = scalableLab(4)
    track(lab, { TargetValue: 80 }, 'cpu80')
    track(lab, { TargetValue: 45 }, 'cpu45')
    load(lab, 4, 90)
    lab.to(9 * MINUTE)
    expect(lastScaling(lab)).toMatchObject({ from: 4, to: 8 })
    expect(lastScaling(lab).asks.map((one) => [one.policyName, one.proposed])).toEqual([
      ['cpu45', 8],
      ['cpu80', 5],
    ])
  })

  it('take away when every one that scales in is ready to', () => {
    const lab = scalableLab(4)
    track(lab, { TargetValue: 60 }, 'cpu60')
    track(lab, { TargetValue: 15 }, 'cpu15')
    load(lab, 4, 14)
    lab.to(30 * MINUTE)
    expect(lastScaling(lab)).toMatchObject({ from: 4, to: 4, held: 'disagreement' })
    track(lab, { TargetValue: 15, DisableScaleIn: true }, 'cpu15')
    lab.to(31 * MINUTE)
    expect(desired(lab)).toBe(3)
  })

  it('take nothing away while one adds or wants what is there', () => {
    const lab = scalableLab(4)
    track(lab, { TargetValue: 60 }, 'cpu60')
    lab.to(6 * MINUTE)
    track(lab, { TargetValue: 2, DisableScaleIn: true }, 'cpu2')
    lab.to(30 * MINUTE)
    const last = lastScaling(lab)
    expect(last.asks.some((one) => one.direction === 'in' && one.held === 'outbid')).toBe(true)
    expect(desired(lab)).toBeGreaterThan(4)
  })
})

describe('SCL-10 while a deployment is under way', () => {
  it('nothing is taken away, and more may be added', () => {
    const lab = scalableLab(4)
    track(lab)
    lab.to(8 * MINUTE)
    // A rolling update that can neither stop nor start: it stays under way.
    updateService(lab, { forceNewDeployment: true, ...percents(100, 100) })
    lab.to(30 * MINUTE)
    expect(lastScaling(lab)).toMatchObject({ held: 'deployment', to: 4 })
    expect(activities(lab).at(-1)).toMatchObject({
      NotScaledReasons: [{ Code: 'TargetServicePutResourceAsUnscalable', CurrentCapacity: 4 }],
    })
    load(lab, 4, 90)
    lab.to(40 * MINUTE)
    expect(desired(lab)).toBeGreaterThan(4)
  })

  it('the first deployment of a service is one too', () => {
    const lab = yard({ instances: 1 })
    register(lab)
    // Two find no place, so the deployment goes on.
    createService(lab, { desiredCount: 3, placementConstraints: [{ type: 'distinctInstance' }] })
    scaling(lab, 'RegisterScalableTarget', { MinCapacity: 1, MaxCapacity: 10 })
    track(lab)
    lab.to(25 * MINUTE)
    expect(lab.service().deployments).toHaveLength(1)
    expect(lastScaling(lab)).toMatchObject({ held: 'deployment', to: 3 })
  })
})

describe('SCL-12 activities and the service’s event', () => {
  it('say what was set, by which alarm and policy, in AWS’s words', () => {
    const lab = scalableLab(4)
    track(lab)
    load(lab, 4, 90)
    lab.to(9 * MINUTE)
    const alarm = [...lab.world.alarms.keys()][0] ?? ''
    const Cause = `monitor alarm ${alarm} in state ALARM triggered policy cpu60`
    const StatusMessage = 'Successfully set desired count to 6. Change successfully fulfilled by ecs.'
    expect(activities(lab)).toMatchObject([
      { Description: 'Setting desired count to 6.', Cause, StatusCode: 'Successful', StatusMessage },
    ])
    expect(lab.messages()).toContain(`Message: ${StatusMessage} Cause: ${Cause}`)
  })
})

describe('SCL-13 suspended scaling', () => {
  it('does nothing in its direction; resumed, what breaches acts', () => {
    const lab = scalableLab(4)
    track(lab)
    load(lab, 4, 90)
    scaling(lab, 'RegisterScalableTarget', { SuspendedState: { DynamicScalingOutSuspended: true } })
    lab.to(11 * MINUTE)
    expect(lastScaling(lab)).toMatchObject({ from: 4, to: 4, held: 'suspended' })
    scaling(lab, 'RegisterScalableTarget', { SuspendedState: { DynamicScalingOutSuspended: false } })
    lab.to(12 * MINUTE)
    expect(desired(lab)).toBe(6)
  })
})

describe('SCL-14 every evaluation is a decision', () => {
  it('told once for as long as it comes to the same', () => {
    const lab = scalableLab(4, { MaxCapacity: 4 })
    track(lab)
    load(lab, 4, 90)
    lab.to(30 * MINUTE)
    expect(evaluations(lab)).toEqual(['9: 4 → 4 maximum'])
    expect(lastScaling(lab)).toMatchObject({
      nextAtMs: 10 * MINUTE,
      about: [{ kind: 'cluster' }, { kind: 'service' }, { kind: 'alarm' }],
    })
  })
})
