import { describe, expect, it } from 'vitest'
import { front } from '../../testing/balancers.ts'
import { createService, register, yard } from '../../testing/builders.ts'
import { MINUTE, scaling, scalings, track } from '../../testing/scaling.ts'
import type { TestLab } from '../../testing/testLab.ts'

interface Fronted {
  readonly lab: TestLab
  /** Sends so many requests a minute from now on. */
  readonly send: (perMinute: number) => void
}

/** `web` behind an Application Load Balancer, its targets healthy, registered from 1 to 20. */
function fronted(desiredCount: number): Fronted {
  const lab = yard({ instances: 10 })
  const { balancer, group, listener } = front(lab, { TargetType: 'instance', HealthCheckIntervalSeconds: 5 })
  register(lab, 'web', { containerFields: { portMappings: [{ containerPort: 80, hostPort: 0 }] } })
  createService(lab, {
    desiredCount,
    loadBalancers: [{ targetGroupArn: group, containerName: 'main', containerPort: 80 }],
  })
  lab.to(5 * MINUTE)
  scaling(lab, 'RegisterScalableTarget', { MinCapacity: 1, MaxCapacity: 20 })
  track(lab, {
    TargetValue: 100,
    PredefinedMetricSpecification: {
      PredefinedMetricType: 'ALBRequestCountPerTarget',
      ResourceLabel: `${tail(balancer, 'app/')}/${tail(group, 'targetgroup/')}`,
    },
  })
  const send = (perMinute: number): void => {
    const peakRequestsPerSecond = perMinute / 60
    lab.act('lab', 'SetTraffic', { listenerArn: listener, shape: 'constant', peakRequestsPerSecond })
  }
  return { lab, send }
}

const tail = (arn: string, from: string): string => arn.slice(arn.indexOf(from))

describe('SCL-2 requests per target', () => {
  it('four healthy targets of 1,200 a minute have 300 each, for 100 they are 12', () => {
    const { lab, send } = fronted(4)
    send(1_200)
    lab.to(9 * MINUTE)
    const [out] = scalings(lab)
    expect(out).toMatchObject({ atMs: 9 * MINUTE, from: 4, to: 12, running: 4, held: null })
    expect(out?.asks[0]).toMatchObject({ metric: 300, base: 4, proposed: 12 })
    lab.to(16 * MINUTE)
    // 1,200 of twelve are 100 each, which is not above it.
    expect(lab.service()).toMatchObject({ desiredCount: 12 })
    expect(scalings(lab).filter((one) => one.held === null)).toHaveLength(1)
  })
})

describe('SCL-6 a trace of requests per target that was seen in public: 2 → 6, then 6 → 5 → … to the minimum', () => {
  it('column by column: the minute, the alarms, the metric, desired before and after', () => {
    const { lab, send } = fronted(2)
    send(600)
    lab.to(15 * MINUTE)
    send(0)
    lab.to(60 * MINUTE)
    const rows = scalings(lab)
      .filter((one) => one.held === null)
      .map(({ atMs, asks: [ask], from, to }) => [
        atMs / MINUTE,
        ask?.alarmName.replace(/.*-(Alarm\w+)-.*/, '$1'),
        ask?.metric,
        from,
        to,
      ])
    // Three minutes, or fifteen, and one until the last is told; then once a cooldown of five.
    expect(rows).toEqual([
      [9, 'AlarmHigh', 300, 2, 6],
      [31, 'AlarmLow', 0, 6, 5],
      [36, 'AlarmLow', 0, 5, 4],
      [41, 'AlarmLow', 0, 4, 3],
      [46, 'AlarmLow', 0, 3, 2],
      [51, 'AlarmLow', 0, 2, 1],
    ])
    expect(lab.service().desiredCount).toBe(1)
  })
})
