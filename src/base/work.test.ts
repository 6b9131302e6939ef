import { describe, expect, it } from 'vitest'
import { finish, WorkMeter, type Work } from './work.ts'

describe('a meter', () => {
  it('ends a slice when so much was done, and begins the next one there', () => {
    const meter = new WorkMeter(10)
    const ends = [4, 5, 0.5, 0.5, 9, 1, 25, 0, 9].map((units) => {
      meter.spend(units)
      return meter.endsSlice()
    })
    expect(ends).toEqual([false, false, false, true, false, true, true, false, false])
    expect(meter.done).toBe(54)
  })

  it('has others like it that count by themselves', () => {
    const meter = new WorkMeter(3)
    meter.spend(2)
    const other = meter.another()
    other.spend(2)
    expect([meter.done, other.done, other.endsSlice()]).toEqual([2, 2, false])
    other.spend(1)
    expect([other.endsSlice(), meter.endsSlice()]).toEqual([true, false])
  })
})

it('work that is finished has done all its slices', () => {
  const done: number[] = []
  function* counting(): Work<string> {
    for (let slice = 0; slice < 3; slice++) {
      done.push(slice)
      yield
    }
    return 'done'
  }
  expect([finish(counting()), done]).toEqual(['done', [0, 1, 2]])
})
