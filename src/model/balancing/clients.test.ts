import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import { createBalancer, createGroup, createListener } from '../../testing/balancers.ts'
import { yard } from '../../testing/builders.ts'
import { close, createSecurityGroup, open, tcp } from '../../testing/securityGroups.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'
import { entriesOf } from '../world/balancing/mayEnter.ts'
import { poolCounts } from '../world/traffic/poolTotals.ts'

interface Fronted {
  readonly lab: TestLab
  readonly alb: string
  readonly balancer: string
  readonly group: string
}

/** A load balancer with a security group of its own, which answers by itself: so that nothing else can fail. */
function fronted(fields: Input = {}, listener: Input = {}): Fronted {
  const lab = yard({ instances: 0 })
  const alb = createSecurityGroup(lab, 'alb')
  const balancer = createBalancer(lab, { SecurityGroups: [alb], ...fields })
  const isNetwork = fields.Type === 'network'
  const group = createGroup(lab, isNetwork ? { Protocol: 'TCP' } : {})
  const DefaultActions = [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }]
  createListener(
    lab,
    { balancer, group },
    isNetwork ? { Protocol: 'TCP', ...listener } : { DefaultActions, ...listener },
  )
  lab.forward(120_000)
  return { lab, alb, balancer, group }
}

function entersAt({ lab, balancer }: Fronted): readonly boolean[] {
  return entriesOf(lab.world, must(lab.world.loadBalancers.get(balancer), balancer)).map(({ ok }) => ok)
}

function sendTo(lab: TestLab): void {
  const [listenerArn] = lab.world.listeners.keys()
  lab.act('lab', 'SetTraffic', { listenerArn, shape: 'constant', peakRequestsPerSecond: 10 })
  lab.forward(30_000)
}

function sourceOf(lab: TestLab): Input {
  const [source] = lab.act('lab', 'DescribeTraffic', {}).traffic as readonly Input[]
  return must(source, 'a source')
}

describe('NET-9 clients come into a load balancer', () => {
  it('when a rule lets all of them in at the port of the listener', () => {
    const made = fronted()
    const { lab, alb } = made
    expect(entersAt(made)).toEqual([false])
    open(lab, alb, tcp(443, '0.0.0.0/0'))
    open(lab, alb, tcp(80, '203.0.113.0/24'))
    open(lab, alb, tcp(80, alb))
    open(lab, alb, tcp(80, '10.0.0.0/8'))
    expect(entersAt(made)).toEqual([false])
    open(lab, alb, tcp(80, '0.0.0.0/0'))
    expect(entersAt(made)).toEqual([true])
  })

  it('into an internal one from the VPC', () => {
    const made = fronted({ Scheme: 'internal' })
    open(made.lab, made.alb, tcp(80, '10.0.0.0/16'))
    expect(entersAt(made)).toEqual([false])
    open(made.lab, made.alb, tcp(80, '10.0.0.0/8'))
    expect(entersAt(made)).toEqual([true])
  })

  it('always into what wears the open default group, and into a Network Load Balancer without groups', () => {
    expect(entersAt(fronted({ SecurityGroups: undefined }))).toEqual([true])
    expect(entersAt(fronted({ Type: 'network', SecurityGroups: undefined }))).toEqual([true])
    expect(entersAt(fronted({ Type: 'network' }))).toEqual([false])
  })
})

describe('NET-9 requests that no rule lets in', () => {
  it('time out, and the load balancer counts none of them', () => {
    const { lab, balancer } = fronted()
    sendTo(lab)
    const { sent, timedOut, answered, failed503, inFlight, failedPerSecond, troubles } = sourceOf(lab)
    expect({ timedOut, answered, failed503, inFlight, failedPerSecond }).toEqual({
      timedOut: sent,
      answered: 0,
      failed503: 0,
      inFlight: 0,
      failedPerSecond: 10,
    })
    expect(sent).toBe(300)
    expect(troubles).toEqual([
      { failure: 'timeout', why: 'no rule lets clients in', loadBalancerArn: balancer, tasks: 0, count: 50 },
    ])
    expect(poolCounts(lab.world, balancer).sent).toBe(0)
    expect(lab.act('lab', 'DescribeTraffic', {}).pools).toEqual([])
  })

  it('are answered from the period on in which a rule lets them in, and no more when it is gone', () => {
    const { lab, alb } = fronted()
    sendTo(lab)
    open(lab, alb, tcp(80, '0.0.0.0/0'))
    lab.forward(30_000)
    expect(sourceOf(lab)).toMatchObject({ timedOut: 300, answered: 300, troubles: [] })
    close(lab, alb, tcp(80, '0.0.0.0/0'))
    lab.forward(30_000)
    expect(sourceOf(lab)).toMatchObject({ timedOut: 600, answered: 300 })
  })

  it('so it is with a Classic Load Balancer', () => {
    const lab = yard({ instances: 0 })
    const SecurityGroups = [createSecurityGroup(lab, 'elb')]
    const Listeners = [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 8_080 }]
    const named = { LoadBalancerName: 'old' }
    lab.act('elb', 'CreateLoadBalancer', { ...named, Listeners, SecurityGroups, Subnets: ['subnet-a'] })
    lab.act('lab', 'SetTraffic', { loadBalancerName: 'old', shape: 'constant', peakRequestsPerSecond: 1 })
    lab.forward(30_000)
    expect(sourceOf(lab)).toMatchObject({ timedOut: 30, failed503: 0 })
  })
})
