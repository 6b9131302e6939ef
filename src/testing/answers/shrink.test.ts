import { describe, expect, it } from 'vitest'
import type { Outcome } from './life.ts'
import type { Plan, PlanStep } from './plan.ts'
import { shrink } from './shrink.ts'

const steps = Array.from({ length: 40 }, (_, index): PlanStep => ({
  atMs: index,
  service: 'ecs',
  operation: `O${String(index)}`,
  input: {},
}))
const plan: Plan = { seed: 1, title: 'x', steps }

function outcome(problems: readonly string[]): Outcome {
  return { problems, log: [], looks: 0, met: new Set() }
}

describe('a plan that shows a fault', () => {
  it('becomes the few commands that it takes', () => {
    const isBad = (one: Plan) =>
      ['O3', 'O17', 'O39'].every((name) => one.steps.some(({ operation }) => operation === name))
    const { plan: least } = shrink(plan, (one) => outcome(isBad(one) ? [`DEP-2 in ${String(one.steps.length)}`] : []))
    expect(least.steps.map((one) => one.operation)).toEqual(['O3', 'O17', 'O39'])
  })

  it('is not exchanged for another fault', () => {
    const least = shrink(plan, ({ steps: left }) => outcome([left.length > 30 ? 'DEP-2 first' : 'CAP-4 other']))
    expect(least.outcome.problems).toEqual(['DEP-2 first'])
    expect(least.plan.steps).toHaveLength(31)
  })
})
