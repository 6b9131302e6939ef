import { describe, expect, it } from 'vitest'
import { YardBuilder } from '../../testing/canvas/yardBuilder.ts'
import { openTaskPlan } from './openTaskPlan.ts'

function containers(count: number) {
  const yard = new YardBuilder()
  const key = yard.definition('shop', 1, { cpuUnits: 256, memoryMib: 512 })
  yard.split(key, count)
  const all = yard.world.taskDefinitions.get(key)?.containers ?? []
  // Each waits for the one before.
  return all.map((one, at) => {
    const before = all[at - 1]
    return before === undefined
      ? one
      : { ...one, dependsOn: [{ containerName: before.name, condition: 'START' as const }] }
  })
}

/** The stage as large as the page makes it in windows of many sizes. */
const ROOMS = [
  { width: 856, height: 648 },
  { width: 1_224, height: 792 },
  { width: 696, height: 468 },
  { width: 656, height: 203 },
  { width: 420, height: 260 },
]

describe('where an open task stands', () => {
  it('is 560 × 300 in the middle where there is room', () => {
    const { frame, picture } = openTaskPlan(containers(1), { room: { width: 856, height: 648 }, isWhole: false })
    expect(frame).toEqual({ left: 148, top: 174, width: 560, height: 300 })
    expect(picture.boxes).toMatchObject([{ x: 0, width: 528, height: 158 }])
  })

  it.each([1, 2, 3, 5, 10])('stays within the stage, its %i containers within it across', (count) => {
    for (const room of ROOMS) {
      const { frame, picture } = openTaskPlan(containers(count), { room, isWhole: false })
      expect(frame.left).toBeGreaterThanOrEqual(0)
      expect(frame.left + frame.width).toBeLessThanOrEqual(room.width)
      expect(frame.top + frame.height).toBeLessThanOrEqual(room.height)
      expect(picture.width).toBeLessThanOrEqual(frame.width - 32)
      expect(picture.boxes).toHaveLength(count)
    }
  })

  it('fills a phone’s stage, its containers one below the other where they are too many for its width', () => {
    const room = { width: 390, height: 240 }
    const { frame, picture } = openTaskPlan(containers(3), { room, isWhole: true })
    expect(frame).toEqual({ left: 0, top: 0, ...room })
    expect(new Set(picture.boxes.map(({ x }) => x)).size).toBe(1)
    expect(picture.arrows).toEqual([])
  })
})
