import { EXAM_MINUTES, EXAM_QUESTIONS } from '../../challenge/exams.ts'

const MINUTE_MS = 60_000

/** How much of an exam's time one may take, as many times what AWS gives; `none` has no limit (WCAG 2.2.1). */
export const TIME_FACTORS = ['0.5', '1', '1.25', '1.5', '2', '3', 'none'] as const
export type TimeFactor = (typeof TIME_FACTORS)[number]

/** What one press adds. */
export const EXTENSION_MS = 10 * MINUTE_MS
/** Who comes back has this long at least: time enough to ask for more. */
const RETURN_MS = MINUTE_MS

/** How long so many questions may take, in ms: two minutes each, as in the exam; `null` without a limit. */
export function limitOf(count: number, factor: TimeFactor): number | null {
  if (factor === 'none') return null
  return Math.round(((EXAM_MINUTES * MINUTE_MS * count) / EXAM_QUESTIONS) * Number(factor))
}

/** How an exam stands in time, in ms. Only time during which its page is open is spent. */
export interface Timing {
  /** `null` without a limit. */
  readonly limitMs: number | null
  readonly spentMs: number
}

/** `null` without a limit; 0 when it is over. */
export function leftOf({ limitMs, spentMs }: Timing): number | null {
  return limitMs === null ? null : Math.max(0, limitMs - spentMs)
}

/** What is said of the time before it is over: twice, so that there is a minute to ask for more. */
export function warningOf(leftMs: number | null): 'soon' | 'now' | null {
  if (leftMs === null || leftMs > 5 * MINUTE_MS) return null
  return leftMs > MINUTE_MS ? 'soon' : 'now'
}

/** The time of an exam that is taken up again. */
export function timingOnReturn(timing: Timing): Timing {
  const { limitMs, spentMs } = timing
  return limitMs === null ? timing : { limitMs: Math.max(limitMs, spentMs + RETURN_MS), spentMs }
}
