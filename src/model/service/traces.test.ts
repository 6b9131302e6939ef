import { describe, expect, it } from 'vitest'
import { HUNG, ROLLED_FROM_ZERO, ROLLED_ONE, ROLLED_TWO, VARIANTS, type Trace } from '../../testing/balancerTraces.ts'
import { front, setAttributes } from '../../testing/balancers.ts'
import {
  createService,
  NETWORK,
  percents,
  register,
  registerFargate,
  updateService,
  yard,
} from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

/** Columns are held against the logs within this, in s. */
const WITHIN = 15

type Column = 'started' | 'registered' | 'stopped' | 'deregistered' | 'steady'

const WORDS: Readonly<Record<Column, RegExp>> = {
  started: /has started/,
  registered: /\) registered/,
  stopped: /has stopped/,
  deregistered: /\) deregistered/,
  steady: /steady state/,
}

/** When a service's events tell of each, in s from a time. */
function timesOf(lab: TestLab, sinceMs: number, column: Column): readonly number[] {
  const told = lab.service().events.filter((one) => one.atMs >= sinceMs && WORDS[column].test(one.message))
  return told.map((one) => (one.atMs - sinceMs) / 1_000).reverse()
}

function firstOf(lab: TestLab, sinceMs: number): Readonly<Record<Column, number>> {
  const first = (column: Column) => timesOf(lab, sinceMs, column)[0] ?? NaN
  const [started, registered, stopped] = [first('started'), first('registered'), first('stopped')]
  return { started, registered, stopped, deregistered: first('deregistered'), steady: first('steady') }
}

/** A service of one Fargate task behind an ALB with a delay of 30 s, rolled to a new deployment. */
function rolled(service: Input): { readonly lab: TestLab; readonly fromMs: number } {
  const lab = yard({ instances: 0 })
  registerFargate(lab)
  const { group } = front(lab)
  setAttributes(lab, group, { 'deregistration_delay.timeout_seconds': '30' })
  createService(lab, {
    taskDefinition: 'far',
    launchType: 'FARGATE',
    desiredCount: 1,
    networkConfiguration: NETWORK,
    loadBalancers: [{ targetGroupArn: group, containerName: 'main', containerPort: 80 }],
    ...service,
  })
  lab.forward(300_000)
  const fromMs = lab.nowMs + 1_000
  updateService(lab, { forceNewDeployment: true })
  lab.forward(400_000)
  return { lab, fromMs }
}

function expectNear(seen: number, told: number | null, what: string): void {
  if (told !== null)
    expect(Math.abs(seen - told), `${what}: ${String(seen)} and ${String(told)}`).toBeLessThanOrEqual(WITHIN)
}

type Times = Readonly<Record<string, number | null>>

/** The columns that lie further apart than may be, both counted from "started", with how much later the lab's are, in s. */
function beyond(seen: Times, told: Times): Readonly<Record<string, number>> {
  const apart = Object.entries(told).flatMap(([column, at]): [string, number][] => {
    const own = seen[column]
    if (at === null || own === null || own === undefined) return []
    return [[column, own - (seen['started'] ?? NaN) - (at - (told['started'] ?? NaN))]]
  })
  expect(apart.length).toBeGreaterThan(3)
  const far = apart.filter(([, by]) => !(Math.abs(by) <= WITHIN))
  return Object.fromEntries(far.map(([column, by]) => [column, Math.round(by)]))
}

describe('ALB-12, ALB-13 what was seen of rolling updates behind load balancers', () => {
  it.each(ROLLED_ONE)('$name: one task, 100 / 200', (trace) => {
    const { lab, fromMs } = rolled({})
    const seen = firstOf(lab, fromMs)
    for (const column of ['started', 'registered', 'stopped', 'deregistered', 'steady'] as const) {
      expectNear(seen[column], trace[column], column)
    }
    // Counted from "started", as the other traces are, nothing is beyond.
    const { name: _, source: _source, ...told } = trace
    expect(beyond(seen, told)).toEqual({})
    // To the second, whatever the image takes.
    expect(Math.round(seen.stopped - seen.registered)).toBe(Math.round((trace.stopped ?? 0) - trace.registered))
    expect(Math.round(seen.deregistered - seen.stopped)).toBe(
      Math.round((trace.deregistered ?? 0) - (trace.stopped ?? 0)),
    )
  })

  it('T3: one task from a minimum of 0', () => {
    const trace: Trace = ROLLED_FROM_ZERO
    const { lab, fromMs } = rolled(percents(0, 200))
    const seen = firstOf(lab, fromMs)
    const origin = seen.stopped
    for (const column of ['started', 'stopped', 'deregistered'] as const) {
      expectNear(seen[column] - origin, trace[column], column)
    }
    // Counted from "started" the image's 18 s stand between the lab and the log, whose length TIM-6 gives.
    const { name: _, source: _source, ...told } = trace
    expect(beyond(seen, told)).toEqual({ registered: -18, steady: -19 })
    // Its image took 18 s longer than the lab's: what follows is held against its registration.
    expect(Math.round(trace.registered - (seen.registered - origin))).toBe(15)
    expectNear(seen.steady - seen.registered, (trace.steady ?? 0) - trace.registered, 'steady')
  })

  it('T4: two tasks at fixed ports of two instances, 50 / 100', () => {
    const lab = yard({ instances: 2 })
    const fixed = { containerFields: { portMappings: [{ containerPort: 80, hostPort: 8_080 }] } }
    register(lab, 'web', fixed)
    const { group } = front(lab, { TargetType: 'instance' })
    setAttributes(lab, group, { 'deregistration_delay.timeout_seconds': '30' })
    const loadBalancers = [{ targetGroupArn: group, containerName: 'main', containerPort: 80 }]
    createService(lab, { desiredCount: 2, loadBalancers, ...percents(50, 100) })
    lab.forward(300_000)
    const fromMs = lab.nowMs + 1_000
    updateService(lab, { forceNewDeployment: true })
    lab.forward(600_000)
    const seen = (column: Column) => timesOf(lab, fromMs, column)
    // Counted from the start of each half nothing is beyond but the second stop, whose container took longer to go.
    const half = (times: (column: Column) => readonly number[], at: number): Times => ({
      started: times('started')[at] ?? NaN,
      stopped: times('stopped')[at] ?? NaN,
      deregistered: times('deregistered')[at] ?? NaN,
      registered: times('registered')[at] ?? NaN,
      ...(at === 1 ? { steady: times('steady')[0] ?? NaN } : {}),
    })
    const told = (column: Column) => [ROLLED_TWO[column]].flat()
    expect(beyond(half(seen, 0), half(told, 0))).toEqual({})
    expect(beyond(half(seen, 1), half(told, 1))).toEqual({ stopped: 17, deregistered: 17 })
    // Each half by itself: the second begins when the first is healthy.
    const lasts = (half: number, from: Exclude<Column, 'steady'>, to: Exclude<Column, 'steady'>) => ({
      seen: (seen(to)[half] ?? NaN) - (seen(from)[half] ?? NaN),
      told: (ROLLED_TWO[to][half] ?? NaN) - (ROLLED_TWO[from][half] ?? NaN),
    })
    for (const half of [0, 1]) {
      const drained = lasts(half, 'stopped', 'deregistered')
      expectNear(drained.seen, drained.told, 'deregistered')
      const begun = lasts(half, 'started', 'registered')
      expectNear(begun.seen, begun.told, 'registered')
    }
    const first = lasts(0, 'stopped', 'started')
    expectNear(first.seen, first.told, 'the first start')
    // The second container took longer to stop than the lab's do.
    expect(lasts(1, 'stopped', 'started')).toEqual({ seen: first.seen, told: 60 })
    expectNear((seen('stopped')[1] ?? NaN) - (seen('registered')[0] ?? NaN), 51, 'the second stop')
    expectNear((seen('steady')[0] ?? NaN) - (seen('registered')[1] ?? NaN), 40, 'steady')
  })

  it('variants are listed, and nobody holds the lab to them', () => {
    expect(VARIANTS.map(({ name, source }) => `${name}: ${source}`)).toHaveLength(4)
  })
})

/** ECS noticed the first after 43 s, where the lab takes 10 to 20 s (ALB-14); the image of the last came 14 s sooner than the lab's (TIM-6). */
const BEYOND: Readonly<Record<string, object>> = {
  '5/3/2': { unhealthy: 29 },
  '10/5/2': {},
  '30/5/3': { deregistered: 16, gone: 15 },
}

describe('ALB-14 what was seen of a task that hangs', () => {
  /**
   * Both tasks hang, where in the log one of the two did: the lab tells containers apart by image, revision and name,
   * not task by task. Each is checked, noticed and replaced by itself, so what becomes of one does not hang on the other.
   */
  it.each(HUNG)('T5: two tasks; interval, timeout and threshold $check', (trace) => {
    const lab = yard({ instances: 0 })
    registerFargate(lab)
    const [HealthCheckIntervalSeconds, HealthCheckTimeoutSeconds, UnhealthyThresholdCount] = trace.check
    const check = { HealthCheckIntervalSeconds, HealthCheckTimeoutSeconds, UnhealthyThresholdCount }
    const { group } = front(lab, check)
    setAttributes(lab, group, { 'deregistration_delay.timeout_seconds': '30' })
    createService(lab, {
      taskDefinition: 'far',
      launchType: 'FARGATE',
      desiredCount: 2,
      networkConfiguration: NETWORK,
      loadBalancers: [{ targetGroupArn: group, containerName: 'main', containerPort: 80 }],
    })
    lab.forward(300_000)
    const fromMs = lab.nowMs
    // All that have its image hang until the replacement is registered: what hung needs five successes to heal.
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', responds: { fromSeconds: 0, how: 'timeout' } })
    for (let i = 0; i < 600 && timesOf(lab, fromMs, 'registered').length === 0; i++) lab.forward(1_000)
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', reset: true })
    let gone = NaN
    lab.to(lab.nowMs + 600_000, () => {
      if (Number.isNaN(gone) && lab.world.targets.size === 2) gone = (lab.nowMs - fromMs) / 1_000
    })
    const seen = firstOf(lab, fromMs)
    const told = (at: number) => at - trace.started
    expectNear(seen.registered - seen.started, told(trace.registered), 'registered')
    expectNear(seen.stopped - seen.started, told(trace.stopped), 'stopped')
    expectNear(seen.deregistered - seen.stopped, trace.deregistered - trace.stopped, 'deregistered')
    expectNear(seen.steady - seen.started, told(trace.steady), 'steady')
    const health = lab.decisions.flatMap((one) => (one.kind === 'targetHealth' && one.atMs >= fromMs ? [one] : []))
    const firstIn = (state: string) => ((health.find((one) => one.state === state)?.atMs ?? NaN) - fromMs) / 1_000
    const all = { ...seen, unhealthy: firstIn('unhealthy'), healthy: firstIn('healthy'), gone }
    const { check: _, ...columns } = trace
    expect(beyond(all, columns)).toEqual(BEYOND[trace.check.join('/')])
    const words = lab.service().events.find((one) => one.message.includes('is unhealthy in'))?.message
    expect(words).toContain('due to (reason Request timed out)')
  })
})
