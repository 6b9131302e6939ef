import type { World } from '../model/world/world.ts'
import type { Report } from './scan.ts'

const MINUTE_MS = 60_000
const KEPT_MS = 2 * 3_600_000

/** What holds of alarms and of the datapoints that are kept, at the end of an instant. */
export function checkAlarms(world: World, report: Report): void {
  if (world.alarms.size > 500) report('ALM-1 a lab has 500 alarms')
  for (const [name, alarm] of world.alarms) {
    if (alarm.name !== name) report(`ALM-1 alarm ${name} stands under its name`)
    if (alarm.stateTransitionedAtMs > alarm.stateUpdatedAtMs || alarm.stateUpdatedAtMs > world.nowMs) {
      report(`ALM-2 alarm ${name} was set before now`)
    }
    if (alarm.stateReason === '' && alarm.stateReasonData !== null) report(`ALM-7 alarm ${name} says why`)
  }
  for (const [key, { points }] of world.keptMetrics) {
    const times = points.map((one) => one.atMs)
    if (times.some((atMs) => atMs % MINUTE_MS !== 0)) report(`MET-5 datapoints of ${key} are of whole minutes`)
    if (times.some((atMs, index) => atMs <= (times[index - 1] ?? 0))) report(`MET-5 ${key} has one a minute, in order`)
    // Until the next minute looks at what is too old.
    if (times.length === 0 || times.some((atMs) => atMs > world.nowMs + KEPT_MS + MINUTE_MS)) {
      report(`MET-8 ${key} has datapoints of up to two hours ahead`)
    }
    if ((times.at(-1) ?? 0) < world.nowMs - KEPT_MS - MINUTE_MS) report(`DET-8 ${key} is forgotten after two hours`)
    if (points.some((one) => one.sampleCount <= 0 || one.minimum > one.maximum)) {
      report(`MET-8 datapoints of ${key} have samples`)
    }
  }
}
