/** A row of tasks, and what stands above and below them, in CSS pixels. */
const STRIP_ROW = 30
const STRIP_FRAME = 126
const STRIP_ROWS_MIN = 4
const STRIP_ROWS_MAX = 5

/** What the layout of a scenario is told of its strip. */
export type StripHeights = Readonly<Record<'--strip' | '--phone-strip', string>>

export const NO_STRIP: StripHeights = { '--strip': '0px', '--phone-strip': '0px' }

/**
 * One task needs less room than four. It does not change while a percent is tried.
 *
 * @param desiredCount  of the service whose counts it shows; `null` until that is there
 */
export function stripHeights(desiredCount: number | null): StripHeights {
  const rows = 2 * (desiredCount ?? STRIP_ROWS_MAX) + 1
  const height = Math.min(Math.max(rows, STRIP_ROWS_MIN), STRIP_ROWS_MAX) * STRIP_ROW + STRIP_FRAME
  return { '--strip': `${String(height)}px`, '--phone-strip': rows < STRIP_ROWS_MAX ? '164px' : '196px' }
}
