import type { Outcome } from './life.ts'
import type { Plan, PlanStep } from './plan.ts'

/** How many commands may be played in all while a plan is made smaller: some half a minute of them. */
const COMMANDS_MAX = 6_000

export interface Shrunk {
  readonly plan: Plan
  readonly outcome: Outcome
}

/**
 * Takes commands out of a plan as long as the same kind of thing stays wrong: halves first, then quarters, down to
 * single commands (Zeller's ddmin). Times stay, so what is left happens when it happened.
 */
export function shrink(plan: Plan, play: (plan: Plan) => Outcome): Shrunk {
  let best: Shrunk = { plan, outcome: play(plan) }
  const kind = kindOf(best.outcome)
  let commands = plan.steps.length
  for (let size = Math.ceil(plan.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < best.plan.steps.length && commands < COMMANDS_MAX;) {
      const tried = without(best.plan, { from, size })
      const outcome = play(tried)
      commands += tried.steps.length
      if (kindOf(outcome) === kind) best = { plan: tried, outcome }
      else from += size
    }
  }
  return best
}

function without(plan: Plan, { from, size }: { readonly from: number; readonly size: number }): Plan {
  const steps: readonly PlanStep[] = [...plan.steps.slice(0, from), ...plan.steps.slice(from + size)]
  return { ...plan, steps }
}

/** The first word of the first problem: its rule, or what was counted. */
function kindOf({ problems }: Pick<Outcome, 'problems'>): string {
  return problems[0]?.split(' ')[0] ?? ''
}
