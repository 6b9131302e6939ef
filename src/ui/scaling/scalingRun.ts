import { SCALING_LASTS_MS, SCALING_ORIGIN_MS, SCALING_SERVICE_KEY } from '../../lessons/scalingDemo.ts'
import type { RunOf } from '../demoParts/RunTimeline.tsx'

/** A policy needs datapoints, so some minutes before the curve are shown. */
export const SCALING_RUN: RunOf = {
  serviceKey: SCALING_SERVICE_KEY,
  originMs: SCALING_ORIGIN_MS,
  leadMs: 4 * 60_000,
  lastsMs: SCALING_LASTS_MS,
}
