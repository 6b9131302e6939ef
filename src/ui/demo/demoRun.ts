import { changeAct, DEMO_ORIGIN_MS, demoFile } from '../../lessons/rollingDemo.ts'
import type { AddressedRun } from '../../session/openRun.ts'
import { readAddress, type DemoAddress } from './demoAddress.ts'
import { readDemoSearch } from './demoSearch.ts'

/** How far ahead the model is asked what happens if nobody acts: the slowest preset is steady in three minutes. */
const FORECAST_MS = 20 * 60_000

/** What an address of the rolling update opens. */
export function demoRun({ setting, changes, other, atMs }: DemoAddress): AddressedRun {
  return {
    file: demoFile(setting, changes),
    originMs: DEMO_ORIGIN_MS,
    atMs,
    otherActs: other === null ? null : [changeAct(other)],
    forecastMs: FORECAST_MS,
  }
}

/** The same of what the browser's address says. */
export function readDemoRun(search: Readonly<Record<string, unknown>>): AddressedRun {
  return demoRun(readAddress(readDemoSearch(search)))
}
