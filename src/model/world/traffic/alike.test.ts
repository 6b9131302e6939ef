import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apart, together } from './alike.ts'
import { flowThrough, type Arriving } from './taskFlow.ts'
import type { TaskFlow } from './traffic.ts'

const REQUEST = { trafficKey: 'prod/web', poolId: 'tg', work: 20, memoryMib: 2 }

function flowOf(tasks: number, counts: readonly number[]): TaskFlow {
  let flow: TaskFlow | undefined
  for (const count of counts) {
    const arriving: readonly Arriving[] = [{ ...REQUEST, count }]
    flow = flowThrough(flow, arriving, { tasks, manner: 'answers', cpuUnits: 256, containerName: 'app' }).flow
  }
  if (flow === undefined) throw new Error('nothing came')
  return flow
}

function inFlight(flows: readonly TaskFlow[]): number {
  return flows.flatMap(({ lanes }) => lanes).reduce((sum, lane) => sum + lane.inFlight, 0)
}

const counts = fc.array(fc.nat(300), { minLength: 1, maxLength: 20 })

describe('TRF-3 tasks that are alike', () => {
  it('each come to what one by itself comes to', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 60 }), (came, tasks) => {
        const one = flowOf(1, came)
        const all = flowOf(
          tasks,
          came.map((count) => count * tasks),
        )
        expect(all.held).toBeCloseTo(one.held, 6)
        expect(all.perSecond).toBeCloseTo(one.perSecond, 6)
        expect(Math.abs(inFlight([all]) - all.held * tasks)).toBeLessThan(1)
      }),
    )
  })

  it('are taken apart and put together without losing a request', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(counts, sizes, (came, lots) => {
        const flow = flowOf(
          lots.reduce((sum, one) => sum + one, 0),
          came,
        )
        const parts = apart(flow, lots)
        expect(parts.map(({ tasks }) => tasks)).toEqual(lots)
        expect(inFlight(parts)).toBe(inFlight([flow]))
        const [first, ...others] = parts
        const again = others.reduce((sum, one) => together(sum, one), first ?? flow)
        expect(again.tasks).toBe(flow.tasks)
        expect(again.held).toBeCloseTo(flow.held, 6)
        expect(inFlight([again])).toBe(inFlight([flow]))
      }),
    )
  })
})
