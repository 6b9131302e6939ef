import { describe, expect, it } from 'vitest'
import { lifecycleTable } from '../../../model/world/task/lifecycleTable.ts'
import { TASK_STEPS } from '../../../model/world/task/taskSteps.ts'
import { lifecycleLayout } from './lifecycleLayout.ts'

describe.each([304, 376, 640])('TSK-1 the lifecycle drawn %i px wide', (width) => {
  const layout = lifecycleLayout(width)

  it('has every step of the machine once, inside its phase', () => {
    expect(layout.steps.map((box) => box.step).sort()).toEqual([...TASK_STEPS].sort())
    for (const box of layout.steps) {
      const phase = layout.phases.find((one) => one.phase === lifecycleTable[box.step].phase)
      expect(phase).toBeDefined()
      expect(box.x).toBeGreaterThanOrEqual(phase?.x ?? Infinity)
      expect(box.x + box.width).toBeLessThanOrEqual((phase?.x ?? 0) + (phase?.width ?? 0))
      expect(box.y + box.height).toBeLessThanOrEqual((phase?.y ?? 0) + (phase?.height ?? 0))
    }
  })

  it('lets no two steps overlap, and stays inside its width', () => {
    for (const a of layout.steps) {
      expect(a.x + a.width).toBeLessThanOrEqual(width)
      for (const b of layout.steps) {
        const isApart =
          a === b || a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
        expect(isApart).toBe(true)
      }
    }
  })

  it('draws each transition that a decision can cause', () => {
    const drawn = layout.edges.map((edge) => edge.key)
    expect(drawn).toContain('running drain')
    expect(drawn).toContain('pulling stop')
    expect(drawn).toContain('stopping finish')
    expect(new Set(drawn).size).toBe(drawn.length)
  })
})
