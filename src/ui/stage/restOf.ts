/** What shows a value may take a ninth of the page's time: what took long to show rests eight times as long. */
const REST_SHARE = 8
/** It is never older than this for that, wall ms. */
const REST_MAX_MS = 1_500

/**
 * How long a value rests before the next is shown, wall ms.
 *
 * @param intervalMs  at least so long
 * @param costMs  how long it took to show it
 */
export function restOf(intervalMs: number, costMs: number): number {
  return Math.max(intervalMs, Math.min(REST_MAX_MS, REST_SHARE * costMs))
}
