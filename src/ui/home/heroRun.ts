import { DEFAULT_SETTING, DEMO_ORIGIN_MS, demoFile } from '../../lessons/rollingDemo.ts'
import type { AddressedRun } from '../../session/openRun.ts'

/** What plays on the first page: nothing is lost while it rolls, and it takes four moves. */
export const HERO_RUN: AddressedRun = {
  file: demoFile({ ...DEFAULT_SETTING, minimumHealthyPercent: 100, maximumPercent: 150 }),
  originMs: DEMO_ORIGIN_MS,
  atMs: DEMO_ORIGIN_MS,
  otherActs: null,
  forecastMs: 10 * 60_000,
}
