import { counted } from '../../look/numbers.ts'
import { clockText } from '../../look/time.ts'
import { apiThrottledUntil, stormOf } from '../../model/world/fault/broken.ts'
import { imageStatus } from '../../model/world/registry/image.ts'
import { isSettled } from '../../model/world/traffic/curve.ts'
import { runningJob } from '../../model/world/workstation/workstationNow.ts'
import type { World } from '../../model/world/world.ts'

/** Of more than so many the others are counted. */
const NAMED_MAX = 3

/**
 * What acts by itself after a time in which nothing was decided: schedules, alarms, traffic that changes, and images. What is
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
    ...imagesToCome(world),
    ...named,
    ...(rest === 0 ? [] : [counted(rest, 'more scheduled action')]),
    ...(changes ? ['traffic that changes'] : []),
    ...(alarms.size === 0
      ? []
      : [`${counted(alarms.size, 'alarm')} that ${alarms.size === 1 ? 'watches' : 'watch'} on`]),
  ]
}

/** What is on its way to a registry or back from its archive, and policies, which are carried out once a day. */
function imagesToCome(world: World): readonly string[] {
  const job = runningJob(world)
  const back = [...world.images.values()].filter((one) => imageStatus(one) === 'ACTIVATING')
  const policies = [...world.repositories.values()].filter(({ lifecyclePolicyText }) => lifecyclePolicyText !== null)
  return [
    ...(job === undefined ? [] : [`the end of docker ${job.kind}`]),
    ...(back.length === 0 ? [] : [`${counted(back.length, 'image')} from the archive`]),
    ...(policies.length === 0 ? [] : [`${counted(policies.length, 'look')} of a lifecycle policy each day`]),
  ]
}
