import { describe, expect, it } from 'vitest'
import { front } from '../../testing/balancers.ts'
import { yard } from '../../testing/builders.ts'
import { groupPoint } from '../world/monitoring/poolMetrics.ts'
import { NO_MINUTE } from '../world/traffic/traffic.ts'

describe('MET-4 metrics of load balancing', () => {
  it('requests a target are by the healthy ones, by all while none is, and 0 without any', () => {
    // Four healthy targets, 1,200 requests in a minute.
    const minute = { ...NO_MINUTE, requests: 1_200, answered: 1_200 }
    const point = (healthy: number, registered: number) => {
      return groupPoint(60_000, minute, { healthy, unhealthy: registered - healthy, registered })
    }
    expect(point(4, 6)).toMatchObject({ RequestCountPerTarget: 300, HealthyHostCount: 4, UnHealthyHostCount: 2 })
    expect(point(0, 6).RequestCountPerTarget).toBe(200)
    expect(point(0, 0)).toMatchObject({ RequestCount: null, RequestCountPerTarget: 0, HealthyHostCount: null })
  })

  it('errors of the balancer itself are its own, and a gap where there were none', () => {
    const lab = yard()
    const { balancer, group, listener } = front(lab)
    lab.act('lab', 'SetTraffic', { listenerArn: listener, shape: 'constant', peakRequestsPerSecond: 10 })
    lab.forward(120_000)
    const points = lab.world.poolMetrics.get(balancer) ?? []
    expect(points.at(-1)).toMatchObject({
      RequestCount: 0,
      HTTPCode_ELB_503_Count: 600,
      HTTPCode_ELB_5XX_Count: 600,
      HTTPCode_ELB_502_Count: null,
      TargetResponseTime: null,
    })
    expect(lab.world.poolMetrics.get(group)?.at(-1)).toMatchObject({ HTTPCode_ELB_503_Count: null, RequestCount: null })
    lab.act('lab', 'SetTraffic', { listenerArn: listener, shape: 'constant', peakRequestsPerSecond: 0 })
    lab.forward(180_000)
    expect(lab.world.poolFlows.size).toBe(0)
  })
})
