/** From which simulated time to which a timeline runs. */
export interface TimeDomain {
  readonly fromMs: number
  readonly toMs: number
}

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** What a person divides time by. */
const STEPS_MS: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12, 24].map((hours) => hours * HOUR_MS),
]

const SPAN_MIN_MS = MINUTE_MS
/** Of the span, before the origin, so that what was before it is seen. */
const LEAD_PART = 1 / 15
const STEPS_PER_SPAN = 8

/**
 * A domain that holds all that is known. It ends at a round step past the last time and so grows by jumps: a
 * domain that crept along with the present would move everything on it all the time.
 *
 * @param lastMs  the latest of now, head and forecast
 */
export function timeDomain(originMs: number, lastMs: number): TimeDomain {
  const span = Math.max(SPAN_MIN_MS, (lastMs - originMs) * 1.04)
  const step = STEPS_MS.find((one) => span / one <= STEPS_PER_SPAN) ?? Math.ceil(span / STEPS_PER_SPAN)
  const toMs = originMs + Math.ceil(span / step) * step
  const lead = originMs === 0 ? 0 : Math.ceil(((toMs - originMs) * LEAD_PART) / SECOND_MS) * SECOND_MS
  return { fromMs: originMs - Math.min(lead, originMs), toMs }
}

/** Ticks at round times from the origin, at least `spacing` apart where the domain is `width` long. */
export function timeTicks(
  domain: TimeDomain,
  place: { readonly originMs: number; readonly width: number; readonly spacing: number },
): readonly number[] {
  const span = domain.toMs - domain.fromMs
  const fitting = Math.max(1, Math.floor(place.width / place.spacing))
  const step = STEPS_MS.find((one) => span / one <= fitting) ?? Math.ceil(span / fitting / HOUR_MS) * HOUR_MS
  const ticks: number[] = []
  const first = place.originMs + Math.ceil((domain.fromMs - place.originMs) / step) * step
  for (let atMs = first; atMs <= domain.toMs; atMs += step) ticks.push(atMs)
  return ticks
}
