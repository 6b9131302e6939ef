import { describe, expect, it } from 'vitest'
import { front } from '../../testing/balancers.ts'
import { steadyYard, yard } from '../../testing/builders.ts'
import { CLUSTER, type Input, type TestLab } from '../../testing/testLab.ts'
import type { TaskFailures } from '../world/traffic/traffic.ts'
import { balancerOf } from '../world/balancing/pools.ts'

interface Counts {
  readonly sent: number
  readonly answered: number
  readonly answered5xx: number
  readonly failed502: number
  readonly failed503: number
  readonly failed504: number
  readonly inFlight: number
}
type Row = Counts & Readonly<Record<string, unknown>>

function told(lab: TestLab): { readonly traffic: readonly Row[]; readonly pools: readonly Row[] } {
  return lab.act('lab', 'DescribeTraffic', {}) as never
}

function tasks(lab: TestLab, fields: Input = {}): readonly Input[] {
  return lab.act('lab', 'DescribeTaskTraffic', { cluster: CLUSTER, ...fields }).tasks as readonly Input[]
}

/** A service behind a load balancer, with requests. */
function behind(fields: Input = {}): { readonly lab: TestLab; readonly group: string; readonly listener: string } {
  const lab = yard()
  const made = front(lab, { TargetType: 'instance' })
  const definition = {
    family: 'web',
    containerDefinitions: [
      { name: 'web', image: 'web:1', cpu: 256, memory: 512, portMappings: [{ containerPort: 80, hostPort: 0 }] },
    ],
  }
  lab.ecs('RegisterTaskDefinition', definition)
  lab.ecs('CreateService', {
    serviceName: 'web',
    taskDefinition: 'web',
    desiredCount: 2,
    loadBalancers: [{ targetGroupArn: made.group, containerName: 'web', containerPort: 80 }],
  })
  lab.forward(60_000)
  lab.act('lab', 'SetTraffic', {
    listenerArn: made.listener,
    shape: 'constant',
    peakRequestsPerSecond: 7,
    ...fields,
  })
  return { lab, ...made }
}

/** Requests in flight through a target group, in all tasks. */
function heldThrough(lab: TestLab, poolId: string): number {
  const lanes = [...lab.world.taskFlows.values()].flatMap((one) => one.lanes)
  return lanes.reduce((sum, one) => sum + (one.poolId === poolId ? one.inFlight : 0), 0)
}

describe('TRF-5 what became of requests, by source and by pool', () => {
  it('a pool’s counts go on over minutes, and are what its one source sent', () => {
    const { lab, group } = behind({ shape: 'sine', baseRequestsPerSecond: 3, peakRequestsPerSecond: 90 })
    for (let period = 0; period < 40; period++) {
      lab.forward(5_000)
      const { traffic, pools } = told(lab)
      const [source] = traffic
      const pool = pools.find((one) => one.targetGroupArn === group)
      const balancer = pools.find((one) => one.loadBalancerArn === balancerOf(lab.world, group)?.arn)
      const counted = ['sent', 'answered', 'answered5xx', 'failed502', 'failed503', 'failed504', 'inFlight'] as const
      for (const name of counted)
        expect([name, pool?.[name], balancer?.[name]]).toEqual([name, source?.[name], source?.[name]])
      expect(pool?.inFlight).toBe(heldThrough(lab, group))
    }
    expect(told(lab).pools[0]?.sent).toBeGreaterThan(5_000)
  })

  it('what was in flight when the traffic ended is counted too, in the next minute', () => {
    const { lab, group, listener } = behind()
    lab.forward(90_000 - (lab.nowMs % 60_000))
    const responds = { fromSeconds: 0, toSeconds: 32, how: 'timeout' }
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', responds })
    lab.forward(29_999)
    lab.act('lab', 'SetTraffic', { listenerArn: listener, shape: 'constant', peakRequestsPerSecond: 0 })
    lab.forward(1)
    // In the minute that begins nothing is sent and nothing fails.
    expect(heldThrough(lab, group)).toBeGreaterThan(0)
    lab.forward(180_000)
    const pool = told(lab).pools.find((one) => one.targetGroupArn === group)
    expect(pool).toMatchObject({ failed502: 0, failed503: 0, failed504: 0 })
    expect(pool?.answered).toBe(pool?.sent)
  })

  it('tells what fails now, and forgets a group with the group', () => {
    const lab = yard()
    const { listener, group, balancer } = front(lab)
    lab.act('lab', 'SetTraffic', { listenerArn: listener, path: '/a', shape: 'constant', peakRequestsPerSecond: 10 })
    lab.forward(100_000)
    const { traffic, pools } = told(lab)
    expect(traffic).toMatchObject([{ listenerArn: listener, path: '/a', requestsPerSecond: 10, failedPerSecond: 10 }])
    expect(traffic[0]?.troubles).toEqual([
      { failure: '503', why: 'nothing registered', targetGroupArn: group, tasks: 0, count: 50 },
    ])
    expect(traffic[0]?.failed503).toBe(traffic[0]?.sent)
    expect(pools.map((one) => one.targetGroupArn ?? one.loadBalancerArn)).toEqual([group, balancer])
    lab.act('elbv2', 'DeleteLoadBalancer', { LoadBalancerArn: balancer })
    lab.act('elbv2', 'DeleteTargetGroup', { TargetGroupArn: group })
    lab.forward(100_000)
    expect(told(lab).pools).toEqual([])
    expect(told(lab).traffic[0]?.troubles).toMatchObject([{ failure: '503', why: 'no listener' }])
  })
})

const NONE_FAILED = { answered5xx: 0, failed502: 0, failed504: 0 }

describe('TRF-5 what a task gets', () => {
  it('its share of each source, its rate and what it holds', () => {
    const { lab, group, listener } = behind()
    lab.act('lab', 'SetTraffic', { cluster: CLUSTER, service: 'web', shape: 'constant', peakRequestsPerSecond: 2 })
    lab.forward(30_000)
    const both = tasks(lab)
    expect(both.map(({ sentPerSecond }) => Number(sentPerSecond)).reduce((sum, one) => sum + one, 0)).toBe(9)
    for (const one of both) {
      expect(one.ways).toMatchObject([
        { listenerArn: listener, path: '/', targetGroupArn: group, share: 0.5 },
        { cluster: CLUSTER, service: 'web', share: 0.5 },
      ])
      expect(one.answerMilliseconds).toBeGreaterThan(0)
    }
  })

  it('how many of its requests failed since it began, by code: with those of the others, all that the group counts', () => {
    const { lab, group } = behind()
    const answers = (how: string, more: Input = {}) => {
      lab.act('lab', 'SetContainerBehavior', { image: 'web:1', responds: { fromSeconds: 0, how, ...more } })
    }
    lab.forward(20_000)
    expect(tasks(lab)).toMatchObject([NONE_FAILED, NONE_FAILED])
    answers('code', { code: 500 })
    lab.forward(20_000)
    answers('refused')
    lab.forward(10_000)
    answers('timeout')
    lab.forward(90_000)
    // Those that did not pass their checks are replaced meanwhile, and what they did counts.
    const rows = [...lab.world.taskFailures.values()]
    const sum = (name: keyof TaskFailures) => rows.reduce((all, one) => all + one[name], 0)
    const pool = told(lab).pools.find((row) => row.targetGroupArn === group)
    expect(Math.min(...[pool?.answered5xx, pool?.failed502, pool?.failed504].map(Number))).toBeGreaterThan(0)
    expect(sum('answered5xx')).toBeCloseTo(Number(pool?.answered5xx))
    expect(sum('http502')).toBeCloseTo(Number(pool?.failed502))
    expect(sum('http504')).toBeCloseTo(Number(pool?.failed504))
    expect(tasks(lab)[0]).toMatchObject({ failed502: expect.any(Number) as number })
  })

  it('and keeps them when its task has stopped, as long as ECS lists it', () => {
    const { lab } = behind()
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', responds: { fromSeconds: 0, how: 'timeout' } })
    lab.forward(32_000)
    const [stopped = ''] = lab.world.tasks.keys()
    lab.ecs('StopTask', { task: stopped })
    lab.forward(400_000)
    // What it had in flight was given up before it ended.
    expect(lab.world.tasks.get(stopped)?.step).toBe('stopped')
    expect(lab.world.taskFailures.get(stopped)?.http504).toBeGreaterThan(0)
    lab.forward(2 * 3_600_000)
    expect(lab.world.tasks.has(stopped)).toBe(false)
    expect(lab.world.taskFailures.has(stopped)).toBe(false)
  })

  it('in pages, and of one service', () => {
    const lab = steadyYard()
    lab.act('lab', 'SetTraffic', { cluster: CLUSTER, service: 'web', shape: 'constant', peakRequestsPerSecond: 40 })
    lab.forward(10_000)
    const first = lab.act('lab', 'DescribeTaskTraffic', { cluster: CLUSTER, service: 'web', maxResults: 3 })
    const { nextToken } = first
    const rest = tasks(lab, { service: 'web', maxResults: 3, nextToken })
    const arns = [...(first.tasks as readonly Input[]), ...rest].map((one) => one.taskArn)
    expect(new Set(arns).size).toBe(4)
    expect(lab.refusal('lab', 'DescribeTaskTraffic', { cluster: CLUSTER, service: 'none' }).name).toBe(
      'ServiceNotFoundException',
    )
  })
})
