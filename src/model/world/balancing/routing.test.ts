import { describe, expect, it } from 'vitest'
import {
  createBalancer,
  createGroup,
  createListener,
  createRule,
  front,
  setAttributes,
  targetsIn,
} from '../../../testing/balancers.ts'
import { yard } from '../../../testing/builders.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import { routeOf, sharesFrom, sharesOf, stickySecondsOf } from './routing.ts'
import type { Target } from './target.ts'

/** Registers addresses, `2.7` for 10.2.0.7, and says which of them are healthy. */
function register(lab: TestLab, group: string, healthy: Readonly<Record<string, boolean>>): void {
  const ids = Object.keys(healthy).map((one) => `10.${one.replace('.', '.0.')}`)
  lab.act('elbv2', 'RegisterTargets', { TargetGroupArn: group, Targets: ids.map((Id) => ({ Id })) })
  Object.values(healthy).forEach((isHealthy, index) => {
    const target = targetsIn(lab, group)[index]
    if (target !== undefined) put(lab, { ...target, state: isHealthy ? 'healthy' : 'unhealthy' })
  })
}

function put(lab: TestLab, target: Target): void {
  lab.writable.targets.set(target.key, target)
}

const ids = (shares: ReturnType<typeof sharesOf>) => shares.map(({ target }) => target.id)

describe('ALB-10 which targets get a group’s traffic', () => {
  it('healthy ones alike, and all registered ones when none is healthy', () => {
    const lab = yard()
    const { group } = front(lab)
    register(lab, group, { '0.9': true, '1.9': true, '2.9': false })
    expect(sharesOf(lab.world, group, 0).map(({ target, share }) => [target.id, share])).toEqual([
      ['10.0.0.9', 0.5],
      ['10.1.0.9', 0.5],
    ])
    for (const one of targetsIn(lab, group)) put(lab, { ...one, state: 'unhealthy' })
    expect(ids(sharesOf(lab.world, group, 0))).toEqual(['10.0.0.9', '10.1.0.9', '10.2.0.9'])
  })

  it('nothing to what drains, nothing through no load balancer', () => {
    const lab = yard()
    const { group } = front(lab)
    register(lab, group, { '0.9': true, '1.9': true })
    const [first] = targetsIn(lab, group)
    if (first !== undefined) put(lab, { ...first, state: 'draining' })
    expect(ids(sharesOf(lab.world, group, 0))).toEqual(['10.1.0.9'])
    const idle = createGroup(lab, { Name: 'idle' })
    register(lab, idle, { '0.9': true })
    expect(sharesOf(lab.world, idle, 0)).toEqual([])
  })

  it('AWS’s example: two zones of ten, 50 % wanted, six of one fail', () => {
    const lab = yard()
    const balancer = createBalancer(lab, { Subnets: ['subnet-a', 'subnet-b'] })
    const group = createGroup(lab)
    createListener(lab, { balancer, group })
    const name = (what: string) => `target_group_health.${what}.minimum_healthy_targets.percentage`
    const half = { [name('dns_failover')]: '50', [name('unhealthy_state_routing')]: '50' }
    setAttributes(lab, group, half)
    const tens = Array.from({ length: 10 }, (_, i) => i + 10)
    register(lab, group, {
      ...Object.fromEntries(tens.map((i) => [`0.${String(i)}`, true])),
      ...Object.fromEntries(tens.map((i) => [`1.${String(i)}`, i < 14])),
    })
    // Together 14 of 20 are 70 %: the healthy ones alone.
    expect(sharesOf(lab.world, group, 0)).toHaveLength(14)
    setAttributes(lab, group, { ...half, 'load_balancing.cross_zone.enabled': 'false' })
    // The second zone has 40 %: it leaves the name, and who still comes there is sent to all ten.
    expect(new Set(sharesOf(lab.world, group, 0).map(({ target }) => target.zone))).toEqual(new Set(['us-east-1a']))
    expect(sharesFrom(lab.world, { poolId: group, zone: 'us-east-1b' }, 0)).toHaveLength(10)
  })
})

describe('ALB-11 slow start', () => {
  it('a share grows in a straight line', () => {
    const lab = yard()
    const { group } = front(lab)
    setAttributes(lab, group, { 'slow_start.duration_seconds': '100' })
    register(lab, group, { '0.9': true, '1.9': true })
    const [, second] = targetsIn(lab, group)
    if (second !== undefined) put(lab, { ...second, slowStartAtMs: 1_000 })
    const share = (atMs: number) => sharesOf(lab.world, group, atMs)[1]?.share
    expect([share(1_000), share(51_000), share(101_000), share(500_000)]).toEqual([0, 1 / 3, 0.5, 0.5])
  })
})

describe('ALB-7 rules', () => {
  it('the lowest number whose conditions hold decides, the default last', () => {
    const lab = yard()
    const { group, listener } = front(lab)
    const api = createGroup(lab, { Name: 'api' })
    const path = { Field: 'path-pattern', Values: ['/api/*'] }
    const host = { Field: 'host-header', Values: ['*.Example.com'] }
    const answered = { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }
    createRule(lab, listener, { Priority: 20, Conditions: [path], Actions: [{ Type: 'forward', TargetGroupArn: api }] })
    createRule(lab, listener, { Priority: 10, Conditions: [path, host], Actions: [answered] })
    const route = (hostName: string, pathName: string) => {
      const found = routeOf(lab.world, listener, { host: hostName, path: pathName })
      return found?.kind === 'forward' ? found.groups[0]?.targetGroupArn : found?.by
    }
    expect(route('www.example.COM', '/api/1')).toMatchObject({ statusCode: '404' })
    expect(route('other.org', '/api/1')).toBe(api)
    expect(route('other.org', '/API/1')).toBe(group)
    expect(routeOf(lab.world, 'none', { host: '', path: '' })).toBeUndefined()
  })

  it('weights 10 and 10 give half each, 10 and 20 double the second', () => {
    const lab = yard()
    const { balancer, group } = front(lab)
    const other = createGroup(lab, { Name: 'other' })
    const shares = (port: number, weights: readonly number[]) => {
      const TargetGroups = [group, other].map((TargetGroupArn, i) => ({ TargetGroupArn, Weight: weights[i] ?? 0 }))
      const DefaultActions = [{ Type: 'forward', ForwardConfig: { TargetGroups } }]
      const listener = createListener(lab, { balancer, group }, { Port: port, DefaultActions })
      const route = routeOf(lab.world, listener, { host: '', path: '/' })
      return route?.kind === 'forward' ? route.groups.map(({ share }) => share) : []
    }
    expect(shares(81, [10, 10])).toEqual([0.5, 0.5])
    expect(shares(82, [10, 20])).toEqual([1 / 3, 2 / 3])
    expect(shares(83, [0, 0])).toEqual([0, 0])
  })
})

it('ALB-9 stickiness lasts as its kind says', () => {
  const lab = yard()
  const group = createGroup(lab)
  const sticky = () => {
    const found = lab.world.targetGroups.get(group)
    return found === undefined ? null : stickySecondsOf(found)
  }
  expect(sticky()).toBeNull()
  setAttributes(lab, group, { 'stickiness.enabled': 'true', 'stickiness.lb_cookie.duration_seconds': '60' })
  expect(sticky()).toBe(60)
})
