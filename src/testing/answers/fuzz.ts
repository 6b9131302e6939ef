import { serializeLabFile } from '../../labfile/parse.ts'
import { drawPlan } from './draw/drawPlan.ts'
import type { Temper } from './draw/yard.ts'
import { play, type Outcome } from './life.ts'
import { shrink } from './shrink.ts'

/** Plays the lab of a seed. @throws Error  with the smallest lab file that shows what is wrong */
export function fuzz(seed: number, asked: Partial<Temper> = {}): Outcome {
  const plan = drawPlan(seed, asked)
  const outcome = play(plan)
  if (outcome.problems.length === 0) return outcome
  const least = shrink(plan, (smaller) => play(smaller))
  const file = serializeLabFile({
    format: 'taskyard/lab',
    version: 1,
    title: least.plan.title,
    seed: least.plan.seed,
    commands: least.outcome.log,
  })
  throw new Error(`seed ${String(seed)}:\n${least.outcome.problems.slice(0, 5).join('\n')}\n${file}`)
}
