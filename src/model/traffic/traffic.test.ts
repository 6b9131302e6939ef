import { describe, expect, it } from 'vitest'
import { front } from '../../testing/balancers.ts'
import { steadyYard, yard } from '../../testing/builders.ts'
import { CLUSTER, type Input, type TestLab } from '../../testing/testLab.ts'
import { flowOf } from '../world/traffic/flowOf.ts'
import { inFlightOf, type FlowCounts } from '../world/traffic/traffic.ts'

const DIRECT = { cluster: CLUSTER, service: 'web', shape: 'constant', peakRequestsPerSecond: 40 }
const KEY = `${CLUSTER}/web`

function send(lab: TestLab, fields: Input = {}): void {
  lab.act('lab', 'SetTraffic', { ...DIRECT, ...fields })
}

function counts(lab: TestLab, key = KEY): FlowCounts {
  const flow = lab.world.sourceFlows.get(key)
  if (flow === undefined) throw new Error(`nothing has flowed from ${key}`)
  return flow.counts
}

/** Requests in flight in all tasks. */
function held(lab: TestLab): number {
  let all = 0
  for (const { lanes } of lab.world.taskFlows.values()) for (const { inFlight } of lanes) all += inFlight
  return all
}

function behave(lab: TestLab, fields: Input): void {
  lab.act('lab', 'SetContainerBehavior', { image: 'web:1', ...fields })
}

function troubles(lab: TestLab): readonly string[] {
  return lab.decisions.flatMap((one) => {
    return one.kind === 'trouble' ? [`${one.trouble.failure} ${one.trouble.why}`] : []
  })
}

describe('TRF-1 traffic to a service', () => {
  it('sends what its curve says, from the moment it is set', () => {
    const lab = steadyYard()
    send(lab)
    lab.forward(61_000)
    // Periods of 5 s that have ended: the one under way is not counted yet.
    expect(counts(lab).sent).toBe(40 * (Math.floor(lab.nowMs / 5_000) * 5 - (lab.nowMs - 61_000) / 1_000))
    send(lab, { peakRequestsPerSecond: 0 })
    lab.forward(30_000)
    expect(lab.world.traffic.size + lab.world.sourceFlows.size + lab.world.taskFlows.size).toBe(0)
  })

  it('takes one aim, and a curve of points in order', () => {
    const lab = steadyYard()
    expect(lab.refusal('lab', 'SetTraffic', { shape: 'constant', peakRequestsPerSecond: 1 }).message).toMatch(
      /^Give one/,
    )
    const both = { ...DIRECT, loadBalancerName: 'x' }
    expect(lab.refusal('lab', 'SetTraffic', both).message).toMatch(/^Give one/)
    const points = [5, 3].map((atSeconds) => ({ atSeconds, requestsPerSecond: 1 }))
    const bad = { cluster: CLUSTER, service: 'web', shape: 'points', points }
    expect(lab.refused('lab', 'SetTraffic', bad)).toMatchObject({
      message: 'Points go by time: points[1] comes before the one above it.',
    })
    const { peakRequestsPerSecond, ...without } = DIRECT
    expect(peakRequestsPerSecond).toBe(40)
    expect(lab.refusal('lab', 'SetTraffic', without).message).toBe('The shape constant needs peakRequestsPerSecond.')
  })
})

describe('TRF-2, TRF-3 what tasks make of it', () => {
  it('each gets its part, and it shows as CPU', () => {
    const lab = steadyYard()
    send(lab)
    lab.forward(120_000)
    const flows = [...lab.world.tasks.keys()].map((id) => flowOf(lab.world, id))
    expect(flows.map((one) => one?.perSecond)).toEqual([10, 10, 10, 10])
    // 10 requests of 20 ms of a vCPU are 205 CPU units; a task idles at 7 of its 256.
    expect(flows.map((one) => one?.cpuUnits)).toEqual([205, 205, 205, 205])
    expect(lab.world.metrics.get(KEY)?.at(-1)?.cpuPercent).toBeCloseTo((100 * 212) / 256, 0)
  })

  it('tasks that stand alike are one flow, and each stands for itself where one comes later', () => {
    const lab = steadyYard({ revisions: { cpu: '256' } })
    send(lab, { peakRequestsPerSecond: 80 })
    lab.forward(60_000)
    expect([...lab.world.taskFlows.values()].map(({ tasks }) => tasks)).toEqual([4])
    const before = [...lab.world.tasks.keys()]
    const [old] = lab.world.taskFlows.values()
    lab.ecs('UpdateService', { service: 'web', desiredCount: 8 })
    lab.forward(60_000)
    const [added] = [...lab.world.tasks.keys()].filter((id) => !before.includes(id))
    const inOld = flowOf(lab.world, before[0] ?? '')
    const inAdded = flowOf(lab.world, added ?? '')
    // What waited in a task goes on waiting there; who comes later has only what comes later.
    expect(inOld?.tasks).toBe(4)
    expect(inOld?.held).toBeGreaterThan((old?.held ?? Infinity) / 2)
    expect(inAdded?.held).toBeLessThan((inOld?.held ?? 0) / 10)
    expect(inAdded?.perSecond).toBeCloseTo(inOld?.perSecond ?? 0, 9)
  })

  it('a task-level size limits it: what is too much waits, then is given up with 504', () => {
    const lab = steadyYard({ revisions: { cpu: '256' } })
    send(lab, { peakRequestsPerSecond: 80 })
    lab.forward(300_000)
    // Four tasks of 256 CPU units, less the 7 that they idle at: 48.6 requests a second.
    const [flow] = lab.world.taskFlows.values()
    expect(flow?.cpuUnits).toBe(249)
    expect(flow?.failedPerSecond).toBeCloseTo(20 - 12.2, 0)
    expect(troubles(lab)).toEqual(['504 too busy'])
  })

  it('TRF-4: sent are answered, failed or in flight, through a rolling update too', () => {
    const lab = steadyYard()
    send(lab, { peakRequestsPerSecond: 90, shape: 'sine', baseRequestsPerSecond: 3, periodSeconds: 90 })
    lab.ecs('UpdateService', { service: 'web', taskDefinition: 'web:2' })
    for (let i = 0; i < 60; i++) {
      lab.forward(5_000)
      expect(inFlightOf(counts(lab))).toBe(held(lab))
    }
    expect(lab.service().isSteady).toBe(true)
  })
})

describe('TRF-4 what fails', () => {
  it('502 where nobody listens, and where a task ends with requests in flight', () => {
    const lab = steadyYard()
    send(lab)
    behave(lab, { responds: { fromSeconds: 0, how: 'refused' } })
    lab.forward(10_000)
    expect(troubles(lab)).toEqual(['502 refuses'])
    behave(lab, { responds: { fromSeconds: 0, toSeconds: 100, how: 'timeout' } })
    lab.forward(20_000)
    for (const task of lab.world.tasks.values()) lab.ecs('StopTask', { task: task.id })
    lab.forward(10_000)
    expect(troubles(lab)).toEqual(['502 refuses', '502 no task runs', '502 is gone'])
  })

  it('504 where nothing is answered, and 5xx of a container as its own', () => {
    const lab = steadyYard()
    send(lab)
    behave(lab, { responds: { fromSeconds: 0, how: 'timeout' } })
    lab.forward(60_000)
    expect(counts(lab).failed.http504).toBe(0)
    lab.forward(20_000)
    expect(troubles(lab)).toEqual(['504 hangs'])
    behave(lab, { responds: { fromSeconds: 0, how: 'code', code: 500 } })
    lab.forward(10_000)
    expect(counts(lab).answered5xx).toBeGreaterThan(0)
    expect(counts(lab).failed.http502).toBe(0)
  })

  it('503 where a group has nothing registered', () => {
    const lab = yard()
    const { listener, group } = front(lab)
    lab.act('lab', 'SetTraffic', { listenerArn: listener, shape: 'constant', peakRequestsPerSecond: 10 })
    lab.forward(60_000)
    const flow = lab.world.sourceFlows.get(`${listener}  /`)
    expect(flow?.counts.failed.http503).toBe(flow?.counts.sent)
    expect(flow?.troubles).toMatchObject([{ failure: '503', why: 'nothing registered', poolId: group }])
  })
})
