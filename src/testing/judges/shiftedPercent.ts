import type { ShiftedCase } from '../../challenge/templates/shiftedPercent.ts'
import type { Judge } from './judge.ts'

/**
 * Linear "shifts production traffic in equal percentage increments with configurable wait times between each step";
 * canary "shifts a small percentage of traffic … first, then shifts the remaining traffic all at once after a specified
 * time period". Counted step by step, from the first shift on.
 */
export const shiftedPercent: Judge<ShiftedCase> = ({ one: { strategy, percent, bakeMinutes, bakes } }) => {
  let shifted = percent
  for (let left = bakes; left * bakeMinutes >= bakeMinutes && shifted < 100; left -= 1) {
    shifted = strategy === 'CANARY' ? 100 : Math.min(100, shifted + percent)
  }
  return shifted
}
