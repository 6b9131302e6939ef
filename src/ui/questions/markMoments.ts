import type { MarkQuestion } from '../../lessons/questions/order.ts'

const SECOND_MS = 1_000
export const MARK_STEPS_MS = [-10_000, -1_000, 1_000, 10_000] as const
const PAGE_STEP_MS = 10_000

/** The moments that can be marked, first and last: whole seconds of the story's clock. */
export interface MarkRange {
  readonly firstMs: number
  readonly lastMs: number
}

export function markRange({ askAtMs, lastMs }: Pick<MarkQuestion, 'askAtMs' | 'lastMs'>, fromMs: number): MarkRange {
  const firstMs = fromMs + Math.ceil((askAtMs - fromMs) / SECOND_MS) * SECOND_MS
  return { firstMs, lastMs: fromMs + Math.floor((lastMs - fromMs) / SECOND_MS) * SECOND_MS }
}

/** The moment, held within the range. */
export function heldIn({ firstMs, lastMs }: MarkRange, atMs: number): number {
  return Math.min(lastMs, Math.max(firstMs, atMs))
}

/** Where a key leads that a range field would take elsewhere: its own pages are tenths of the range. */
export function pageTarget(key: string, atMs: number): number | null {
  if (key === 'PageUp') return atMs + PAGE_STEP_MS
  return key === 'PageDown' ? atMs - PAGE_STEP_MS : null
}

/** How far along the range, from 0 to 1. */
export function partOf({ firstMs, lastMs }: MarkRange, atMs: number): number {
  return lastMs === firstMs ? 0 : (heldIn({ firstMs, lastMs }, atMs) - firstMs) / (lastMs - firstMs)
}
