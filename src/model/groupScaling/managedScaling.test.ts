import { describe, expect, it } from 'vitest'
import { createService, register, runTask, updateService, yard } from '../../testing/builders.ts'
import { activitiesOf, addProvider, putProviders } from '../../testing/providers.ts'
import { statusOf, type Input, type TestLab } from '../../testing/testLab.ts'

const BY_CP = { capacityProviderStrategy: [{ capacityProvider: 'cp', weight: 1 }] }
const MINUTE_MS = 60_000

function scaledYard(options: Parameters<typeof addProvider>[1] = {}): TestLab {
  const lab = yard({ instances: 0 })
  addProvider(lab, options)
  putProviders(lab, ['cp'])
  // Two of them fit a t3.small.
  register(lab, 'web', { containerFields: { cpu: 1_024, memory: 512 } })
  return lab
}

function desired(lab: TestLab): number | undefined {
  return lab.world.autoScalingGroups.get('cp-group')?.desiredCapacity
}

function decisions(lab: TestLab) {
  return lab.decisions.flatMap((one) => (one.kind === 'managedScaling' ? [one] : []))
}

function metricAt(lab: TestLab): readonly number[] {
  const metric = [...lab.world.keptMetrics.values()].find((one) => one.id.name === 'CapacityProviderReservation')
  return (metric?.points ?? []).map((one) => one.sum)
}

describe('CPR-6 what is measured', () => {
  it('each minute, from the first on, and the alarms that ECS makes go with the provider', () => {
    const lab = scaledYard()
    lab.to(3 * MINUTE_MS)
    expect(metricAt(lab)).toEqual([100, 100, 100])
    const alarms = (lab.act('cloudwatch', 'DescribeAlarms', {}).MetricAlarms as readonly Input[]).map((one) => [
      String(one.AlarmName).replace(/-[0-9a-f-]{36}$/, ''),
      one.Threshold,
      one.EvaluationPeriods,
    ])
    expect(alarms).toEqual([
      ['TargetTracking-cp-group-AlarmHigh', 100, 1],
      ['TargetTracking-cp-group-AlarmLow', 100, 15],
    ])
    lab.ecs('UpdateCapacityProvider', {
      name: 'cp',
      autoScalingGroupProvider: { managedScaling: { targetCapacity: 80 } },
    })
    lab.forward(1)
    expect([...lab.world.alarms.values()].map((one) => one.threshold)).toEqual([80, 80])
    putProviders(lab, [])
    lab.forward(1)
    expect([lab.world.alarms.size, lab.world.managedScaling.size]).toEqual([0, 0])
  })
})

describe('CPR-7 managed scaling', () => {
  it('makes 2 instances of none for tasks that wait, and they start there', () => {
    const lab = scaledYard()
    const { ids } = runTask(lab, { count: 4, ...BY_CP })
    lab.to(2 * MINUTE_MS - 1)
    expect(desired(lab)).toBe(0)
    // The metric of the first minute is told a minute later.
    lab.to(2 * MINUTE_MS)
    expect([desired(lab), metricAt(lab)[0]]).toEqual([2, 200])
    expect(decisions(lab)).toMatchObject([
      { rule: 'CPR-7', instances: 0, needed: 2, metric: 200, target: 100, before: 0, proposed: 2, desired: 2 },
    ])
    expect(decisions(lab)[0]?.waiting).toEqual([{ definitionKey: 'web:1', tasks: 4, perInstance: 2 }])
    lab.to(6 * MINUTE_MS)
    expect(ids.map((id) => statusOf(lab.task(id)))).toEqual(Array(4).fill('RUNNING'))
    expect(activitiesOf(lab)[0]?.Cause).toMatch(
      /^At 2026-01-01T00:02:00Z a monitor alarm TargetTracking-cp-group-AlarmHigh-\S+ in state ALARM triggered policy ECSManagedScalingPolicy-\S+ changing the desired capacity from 0 to 2\. {2}At 2026-01-01T00:02:00Z an instance was started/,
    )
  })

  it('the next scale-out waits until the newest instance is warm, which is told once', () => {
    const lab = scaledYard({ instances: 2 })
    lab.to(10 * MINUTE_MS)
    createService(lab, { desiredCount: 10, ...BY_CP })
    lab.forward(3 * MINUTE_MS)
    expect([desired(lab), decisions(lab).at(-1)?.metric]).toEqual([5, 250])
    updateService(lab, { desiredCount: 12 })
    const before = decisions(lab).length
    lab.forward(3 * MINUTE_MS)
    expect(desired(lab)).toBe(5)
    expect(decisions(lab).slice(before)).toMatchObject([{ heldBy: 'warmUp', proposed: 6, desired: 5 }])
    lab.forward(4 * MINUTE_MS)
    expect([desired(lab), decisions(lab).at(-1)?.heldBy]).toEqual([6, null])
  })

  it('shrinks after 15 low minutes, by fewer than half a minute', () => {
    const lab = scaledYard({ instances: 5 })
    lab.to(4 * MINUTE_MS)
    // One an instance.
    createService(lab, { desiredCount: 2, ...BY_CP })
    lab.to(14 * MINUTE_MS)
    expect(desired(lab)).toBe(5)
    lab.to(25 * MINUTE_MS)
    expect(decisions(lab).map((one) => [one.before, one.desired])).toEqual([
      [5, 3],
      [3, 2],
    ])
    expect(desired(lab)).toBe(2)
  })

  it('keeps as many more as its target asks for', () => {
    const lab = scaledYard({ managedScaling: { status: 'ENABLED', targetCapacity: 50, instanceWarmupPeriod: 60 } })
    createService(lab, { desiredCount: 4, placementConstraints: [{ type: 'distinctInstance' }], ...BY_CP })
    lab.to(20 * MINUTE_MS)
    expect([desired(lab), lab.tasks().map(statusOf)]).toEqual([8, Array(4).fill('RUNNING')])
  })

  it('tells that its maximum is reached, and that what fits no instance makes none', () => {
    const lab = scaledYard({ maxSize: 1 })
    runTask(lab, { count: 4, ...BY_CP })
    lab.to(3 * MINUTE_MS)
    expect(decisions(lab)[0]).toMatchObject({ proposed: 2, desired: 1, heldBy: 'maximum' })
    const other = scaledYard()
    register(other, 'huge', { containerFields: { cpu: 8_192, memory: 512 } })
    runTask(other, { taskDefinition: 'huge', ...BY_CP })
    other.to(5 * MINUTE_MS)
    expect([desired(other), new Set(metricAt(other))]).toEqual([0, new Set([100])])
  })
})
