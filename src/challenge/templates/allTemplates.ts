import type { AnyTemplate } from '../template.ts'
import { binpackPicks, spreadThenBinpack } from './nextInstance.ts'
import { lowerLimit, upperLimit } from './rollingLimits.ts'

/** Every template, topic by topic in the order of the map. */
export const TEMPLATES: readonly AnyTemplate[] = [upperLimit, lowerLimit, spreadThenBinpack, binpackPicks]

/** `undefined` for what is none. */
export function templateOf(id: string): AnyTemplate | undefined {
  return TEMPLATES.find((one) => one.id === id)
}
