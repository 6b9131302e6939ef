import { counted } from '../../look/numbers.ts'
import { clockText } from '../../look/time.ts'
import { apiThrottledUntil, stormOf } from '../../model/world/fault/broken.ts'
import { isSettled } from '../../model/world/traffic/curve.ts'
import type { World } from '../../model/world/world.ts'

/** Of more than so many the others are counted. */
const NAMED_MAX = 3

/**
 * What acts by itself after a time in which nothing was decided: schedules, alarms, and traffic that changes. What is
 * left then is a number of things, not a promise that any of them decides something.
 */
export function stillToCome(world: World): readonly string[] {
  const { scheduledActions, traffic, alarms, nowMs } = world
  const storm = stormOf(world)
  const throttledUntilMs = apiThrottledUntil(world)
  const scheduled = [...scheduledActions.values()]
    .flatMap(({ name, nextAtMs }) => (nextAtMs === null ? [] : [{ name, atMs: nextAtMs }]))
    .toSorted((a, b) => a.atMs - b.atMs)
    .map(({ name, atMs }) => `scheduled action ${name} at ${clockText(atMs)}`)
  const named = scheduled.slice(0, NAMED_MAX)
  const rest = scheduled.length - named.length
  const changes = [...traffic.values()].some(({ curve }) => !isSettled(curve, nowMs))
  return [
    ...(storm === null ? [] : [`a storm of faults until ${clockText(storm.untilMs)}`]),
    ...(throttledUntilMs === null ? [] : [`the end of throttling at ${clockText(throttledUntilMs)}`]),
    ...named,
    ...(rest === 0 ? [] : [counted(rest, 'more scheduled action')]),
    ...(changes ? ['traffic that changes'] : []),
    ...(alarms.size === 0
      ? []
      : [`${counted(alarms.size, 'alarm')} that ${alarms.size === 1 ? 'watches' : 'watch'} on`]),
  ]
}
