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

describe('ALB-12, ALB-13 what was seen of rolling updates behind load balancers', () => {
  it.each(ROLLED_ONE)('$name: one task, 100 / 200', (trace) => {
    const { lab, fromMs } = rolled({})
    const seen = firstOf(lab, fromMs)
    for (const column of ['started', 'registered', 'stopped', 'deregistered', 'steady'] as const) {
      expectNear(seen[column], trace[column], column)
    }
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

describe('ALB-14 what was seen of a task that hangs', () => {
  it.each(HUNG)('T5: interval, timeout and threshold $check', (trace) => {
    const lab = yard({ instances: 0 })
    registerFargate(lab)
    const [HealthCheckIntervalSeconds, HealthCheckTimeoutSeconds, UnhealthyThresholdCount] = trace.check
    const check = { HealthCheckIntervalSeconds, HealthCheckTimeoutSeconds, UnhealthyThresholdCount }
    const { group } = front(lab, check)
    setAttributes(lab, group, { 'deregistration_delay.timeout_seconds': '30' })
    createService(lab, {
      taskDefinition: 'far',
      launchType: 'FARGATE',
      desiredCount: 1,
      networkConfiguration: NETWORK,
      loadBalancers: [{ targetGroupArn: group, containerName: 'main', containerPort: 80 }],
    })
    lab.forward(300_000)
    const fromMs = lab.nowMs
    // All that have its image hang until the replacement is registered: what hung needs five successes to heal.
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', responds: { fromSeconds: 0, how: 'timeout' } })
    for (let i = 0; i < 600 && timesOf(lab, fromMs, 'registered').length === 0; i++) lab.forward(1_000)
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', reset: true })
    lab.forward(600_000)
    const seen = firstOf(lab, fromMs)
    const told = (at: number) => at - trace.started
    expectNear(seen.registered - seen.started, told(trace.registered), 'registered')
    expectNear(seen.stopped - seen.started, told(trace.stopped), 'stopped')
    expectNear(seen.deregistered - seen.stopped, trace.deregistered - trace.stopped, 'deregistered')
    expectNear(seen.steady - seen.started, told(trace.steady), 'steady')
    const words = lab.service().events.find((one) => one.message.includes('is unhealthy in'))?.message
    expect(words).toContain('due to (reason Request timed out)')
  })
})
