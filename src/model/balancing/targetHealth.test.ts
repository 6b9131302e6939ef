import { describe, expect, it } from 'vitest'
import { front, healthIn, setAttributes, targetsIn } from '../../testing/balancers.ts'
import { NETWORK, registerFargate, runTask, yard } from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'
import type { TargetHealthDecision } from '../world/balancing/targetHealthDecision.ts'

const check = (intervalSeconds: number, timeoutSeconds: number, threshold: number): Input => ({
  HealthCheckIntervalSeconds: intervalSeconds,
  HealthCheckTimeoutSeconds: timeoutSeconds,
  UnhealthyThresholdCount: threshold,
})

/** A task that runs on Fargate, its address registered by hand and healthy. */
function running(group: Input): { readonly lab: TestLab; readonly arn: string } {
  const lab = yard({ instances: 0 })
  registerFargate(lab)
  const { group: arn } = front(lab, group)
  const [id = ''] = runTask(lab, { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }).ids
  lab.forward(60_000)
  const Id = lab.world.tasks.get(id)?.privateIp ?? ''
  lab.act('elbv2', 'RegisterTargets', { TargetGroupArn: arn, Targets: [{ Id }] })
  lab.forward(3_600)
  expect(healthIn(lab, arn)).toEqual(['healthy'])
  return { lab, arn }
}

function respond(lab: TestLab, responds: Input): void {
  lab.act('lab', 'SetContainerBehavior', {
    image: 'web:1',
    ...(Object.keys(responds).length === 0 ? { reset: true } : { responds }),
  })
}

/** How long until a target is something else, to the millisecond. */
function until(lab: TestLab, group: string, state: string): number {
  const fromMs = lab.nowMs
  for (let i = 0; i < 400_000 && !(healthIn(lab, group)[0] ?? '').startsWith(state); i++) lab.forward(100)
  return lab.nowMs - fromMs
}

describe('ALB-4 how soon a target that fails is found', () => {
  it.each([
    // AWS’s users saw 12.5, 25.4 and 92.7 s.
    { interval: 5, timeout: 3, threshold: 2, from: 8, to: 13 },
    { interval: 10, timeout: 5, threshold: 2, from: 15, to: 25 },
    { interval: 30, timeout: 5, threshold: 3, from: 65, to: 95 },
  ])(
    'hanging, $interval s interval, $timeout s timeout, $threshold failures',
    ({ interval, timeout, threshold, from, to }) => {
      const { lab, arn } = running(check(interval, timeout, threshold))
      respond(lab, { fromSeconds: 0, how: 'timeout' })
      const first = targetsIn(lab, arn)[0]?.probesFromMs ?? 0
      const phase = interval * 1_000 - ((lab.nowMs - first) % (interval * 1_000))
      const took = until(lab, arn, 'unhealthy')
      expect(healthIn(lab, arn)).toEqual(['unhealthy Target.Timeout'])
      // (U - 1) intervals, the timeout, and what was left of the interval.
      const exact = (threshold - 1) * interval * 1_000 + timeout * 1_000 + (phase === interval * 1_000 ? 0 : phase)
      expect(took).toBe(Math.ceil(exact / 100) * 100)
      expect(took).toBeGreaterThanOrEqual(from * 1_000)
      expect(took).toBeLessThanOrEqual(to * 1_000)
      const decision = lab.decisions.at(-1) as TargetHealthDecision | undefined
      // Nobody but ECS’s own targets is told of.
      expect(decision?.kind).not.toBe('targetHealth')
    },
  )

  it('a wrong code without the timeout, in AWS’s words', () => {
    const { lab, arn } = running(check(10, 5, 2))
    respond(lab, { fromSeconds: 0, how: 'code', code: 500 })
    expect(until(lab, arn, 'unhealthy')).toBeLessThanOrEqual(20_000)
    const answer = lab.act('elbv2', 'DescribeTargetHealth', { TargetGroupArn: arn })
    expect(JSON.stringify(answer)).toContain('Health checks failed with these codes: [500]')
  })

  it('5 successes at 30 s heal: 120 to 150 s', () => {
    const { lab, arn } = running(check(30, 5, 2))
    respond(lab, { fromSeconds: 0, how: 'refused' })
    until(lab, arn, 'unhealthy')
    expect(healthIn(lab, arn)).toEqual(['unhealthy Target.FailedHealthChecks'])
    lab.forward(100)
    respond(lab, {})
    const took = until(lab, arn, 'healthy')
    expect(took).toBeGreaterThan(120_000)
    expect(took).toBeLessThanOrEqual(150_000)
  })

  it('one failure of two changes nothing', () => {
    const { lab, arn } = running(check(10, 5, 2))
    respond(lab, { fromSeconds: 0, toSeconds: 10, how: 'refused' })
    lab.forward(60_000)
    expect(healthIn(lab, arn)).toEqual(['healthy'])
    expect(targetsIn(lab, arn)[0]?.streak).toBeGreaterThan(0)
  })

  it('what cannot change is not checked: nothing more is due of a healthy target', () => {
    const { lab } = running(check(5, 3, 2))
    lab.forward(50_000)
    // But for the datapoint of the minute.
    expect(lab.engine.isSettled).toBe(true)
    expect((lab.engine.nextAtMs ?? 0) % 60_000).toBe(0)
  })
})

describe('ALB-5, ALB-8', () => {
  it('a target in a zone that the load balancer has not stays unused', () => {
    const lab = yard({ instances: 0 })
    const { group } = front(lab)
    lab.act('elbv2', 'DescribeTargetHealth', { TargetGroupArn: group })
    const [balancer] = lab.world.loadBalancers.values()
    if (balancer === undefined) throw new Error('no load balancer')
    lab.writable.loadBalancers.set(balancer.arn, { ...balancer, subnets: balancer.subnets.slice(0, 2) })
    lab.act('elbv2', 'RegisterTargets', { TargetGroupArn: group, Targets: [{ Id: '10.2.0.9' }, { Id: '10.0.0.9' }] })
    lab.forward(60_000)
    expect(healthIn(lab, group)).toEqual(['unused Target.NotInUse', 'unhealthy Target.Timeout'])
  })

  it('a target drains for the whole delay and is gone', () => {
    const { lab, arn } = running(check(5, 3, 2))
    setAttributes(lab, arn, { 'deregistration_delay.timeout_seconds': '30' })
    const [target] = targetsIn(lab, arn)
    lab.act('elbv2', 'DeregisterTargets', { TargetGroupArn: arn, Targets: [{ Id: target?.id ?? '' }] })
    lab.forward(29_999)
    expect(healthIn(lab, arn)).toEqual(['draining Target.DeregistrationInProgress'])
    lab.forward(1)
    expect(healthIn(lab, arn)).toEqual([])
  })
})
