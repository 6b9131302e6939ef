import type { Judge } from './judge.ts'
import { nextInstance } from './nextInstance.ts'
import { lowerLimit, upperLimit } from './rollingLimits.ts'

/** By the template's id: one for each whose key is a number or a place. */
export const JUDGES = {
  'upper-limit': upperLimit,
  'lower-limit': lowerLimit,
  'chain-picks-instance': nextInstance,
  'binpack-picks-instance': nextInstance,
} as Readonly<Record<string, Judge<unknown>>>
