import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flowThrough, type Arriving, type Flowed, type Manner } from './taskFlow.ts'
import type { TaskFlow } from './traffic.ts'

const WEB: Arriving = { trafficKey: 'prod/web', poolId: 'tg', count: 0, work: 20, memoryMib: 2 }

interface Told {
  readonly count: number
  readonly manner?: Manner
  readonly cpuUnits?: number
}

/** Periods one after the other; a request takes 20 CPU-unit-seconds, so 1,024 CPU units answer 51 a second. */
function periods(...told: readonly Told[]): readonly Flowed[] {
  const all: Flowed[] = []
  let flow: TaskFlow | undefined
  for (const { count, manner = 'answers', cpuUnits = 1_024 } of told) {
    const next = flowThrough(flow, [{ ...WEB, count }], { tasks: 1, manner, cpuUnits, containerName: 'app' })
    all.push(next)
    flow = next.flow
  }
  return all
}

function times(count: number, told: Told): readonly Told[] {
  return Array.from({ length: count }, () => told)
}

function only({ outcomes }: Flowed): Flowed['outcomes'][number] {
  const [first] = outcomes
  if (first === undefined) throw new Error('no lane')
  return first
}

describe('TRF-4 requests in a task', () => {
  it('are answered, and few are in flight, where the CPU is enough', () => {
    const last = periods(...times(40, { count: 100 })).at(-1)
    expect(last && only(last)).toMatchObject({ arrived: 100, answered: 100, failed: {} })
    expect(last?.flow).toMatchObject({ perSecond: 20, failedPerSecond: 0, cpuUnits: 400, answerMs: 32 })
  })

  it('TRF-3: no answer comes sooner than its own work takes on one vCPU, however many are free', () => {
    const [first] = periods({ count: 10, cpuUnits: 8_192 })
    expect(first?.flow.answerMs).toBe(20)
  })

  it('are answered with 5xx where the container does so', () => {
    const last = periods({ count: 100, manner: 'answers 5xx' }).at(-1)
    expect(last && only(last)).toMatchObject({ answered: 0, answered5xx: 99 })
  })

  it('wait where nothing answers, and are given up with 504 a minute after they came', () => {
    const all = periods(...times(14, { count: 10, manner: 'hangs' }))
    expect(all.map((one) => only(one).failed.http504 ?? 0)).toEqual([...times(12, { count: 0 }).map(() => 0), 10, 10])
    expect(all.at(-1)?.flow.lanes[0]?.inFlight).toBe(120)
  })

  it('are given up too where far more come than can be answered', () => {
    const all = periods(...times(60, { count: 600 }))
    const last = all.at(-1)
    // 51.2 a second are answered, of 120 that come.
    expect(last && only(last)).toMatchObject({ arrived: 600, answered: 256, failed: { http504: 344 } })
    expect(last?.flow.cpuUnits).toBe(1_024)
  })

  it('break off with 502 where the container is gone, and are refused with 502 where nobody listens', () => {
    const [, gone, refused] = periods(
      { count: 100, manner: 'hangs' },
      { count: 5, manner: 'is gone' },
      { count: 7, manner: 'refuses' },
    )
    expect(gone && only(gone)).toMatchObject({ lane: { inFlight: 0 }, failed: { http502: 105 } })
    expect(refused && only(refused)).toMatchObject({ lane: { inFlight: 0 }, failed: { http502: 7 } })
  })

  it('TRF-4: sent are answered, failed or in flight, in every lane, whatever happens', () => {
    const manner = fc.constantFrom<Manner>('answers', 'answers 5xx', 'hangs', 'refuses', 'is gone')
    const lane = fc.record({ key: fc.constantFrom('a', 'b', 'c'), count: fc.nat(400), work: fc.nat(60) })
    const tasks = 1
    const period = fc.record({ manner, cpuUnits: fc.nat(2_048), lanes: fc.array(lane, { maxLength: 3 }) })
    fc.assert(
      fc.property(fc.array(period, { maxLength: 40 }), (all) => {
        let flow: TaskFlow | undefined
        let [sent, ended] = [0, 0]
        for (const { lanes, ...serving } of all) {
          const arriving = lanes.map(({ key, ...one }) => {
            return { ...one, trafficKey: key, poolId: null, memoryMib: 1 }
          })
          const before = flow?.lanes ?? []
          const flowed = flowThrough(flow, arriving, { ...serving, tasks, containerName: 'app' })
          for (const { lane: after, arrived, answered, answered5xx, failed } of flowed.outcomes) {
            const failures = Object.values(failed).reduce((sum, one) => sum + one, 0)
            const was = before.find(({ trafficKey }) => trafficKey === after.trafficKey)?.inFlight ?? 0
            expect(was + arrived).toBe(answered + answered5xx + failures + after.inFlight)
            for (const one of [answered, answered5xx, failures, after.inFlight]) expect(one).toBeGreaterThanOrEqual(0)
            sent += arrived
            ended += answered + answered5xx + failures
          }
          flow = flowed.flow
          expect(sent).toBe(ended + flow.lanes.reduce((sum, { inFlight }) => sum + inFlight, 0))
        }
      }),
    )
  })
})
