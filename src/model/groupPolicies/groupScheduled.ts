import type { Work } from '../../base/work.ts'
import { causeAt, meetingDesiredCapacity } from '../capacity/meetingDesiredCapacity.ts'
import { resizeCause } from '../capacity/resizing.ts'
import { nextTime } from '../scaling/schedule.ts'
import { zoneNamed } from '../scaling/zones.ts'
import type { AutoScalingGroup } from '../world/capacity/autoScalingGroup.ts'
import type { Context, DueRows } from '../world/context.ts'
import { nextDecisionId } from '../world/decision.ts'
import { ownersOf } from '../world/decisionBase.ts'
import type { GroupSizes } from '../world/groupPolicies/groupDecision.ts'
import type { GroupSchedule } from '../world/groupPolicies/groupPolicy.ts'
import { INSTANCES_MAX } from '../world/labLimits.ts'
import { clamped } from '../world/scaling/arithmetic.ts'
import type { World } from '../world/world.ts'
import { clusterNameOf, hasCluster } from '../world/capacity/groupCluster.ts'
import { parseRecurrence } from './recurrence.ts'

type Unplanned = Omit<GroupSchedule, 'nextAtMs'>

/** When an action is due next: at its start, and then by its recurrence until its end; `null` when it is not any more. */
export function nextOf({ recurrence, timezone, startAtMs, endAtMs }: Unplanned, afterMs: number): number | null {
  if (startAtMs !== null && startAtMs > afterMs) return startAtMs
  const schedule = recurrence === null ? null : parseRecurrence(recurrence)
  const zone = zoneNamed(timezone)
  if (schedule === null || zone === null) return null
  return nextTime(schedule, { startMs: startAtMs ?? 0, endMs: endAtMs, zone }, afterMs)
}

/** Puts an action in its place and waits for it; one that is due no more is taken out. */
export function plan(context: Context, schedule: Unplanned): number | null {
  const { key } = schedule
  const nextAtMs = nextOf(schedule, context.nowMs)
  if (nextAtMs === null) context.emit({ kind: 'gone', table: 'groupSchedules', key })
  else {
    context.emit({ kind: 'put', table: 'groupSchedules', key, value: { ...schedule, nextAtMs } })
    context.schedule(nextAtMs, { kind: 'groupScheduleDue', key })
  }
  return nextAtMs
}

export const groupScheduleDue: DueRows<'groupScheduleDue'> = {
  groupScheduleDue: {
    phase: 'scaling',
    // A schedule goes on for ever: a lab that waits for nothing else is at rest.
    isEndless: true,
    once: ({ key }) => `scheduled action ${key}`,
    run: (context, { key }) => {
      const schedule = context.world.groupSchedules.get(key)
      if (schedule === undefined) return undefined
      // It was put again meanwhile, for later.
      if (schedule.nextAtMs > context.nowMs) {
        context.schedule(schedule.nextAtMs, { kind: 'groupScheduleDue', key })
        return undefined
      }
      const nextAtMs = plan(context, schedule)
      const group = context.world.autoScalingGroups.get(schedule.groupName)
      if (group === undefined || !hasCluster(context.world, group)) return undefined
      return carryingOut(context, group, { schedule, nextAtMs })
    },
  },
}

interface Due {
  readonly schedule: GroupSchedule
  readonly nextAtMs: number | null
}

function* carryingOut(context: Context, group: AutoScalingGroup, { schedule, nextAtMs }: Due): Work<void> {
  const { world, nowMs } = context
  const clusterName = clusterNameOf(world, group)
  const after = sizesBy(world, group, schedule)
  context.decide({
    id: nextDecisionId(world),
    atMs: nowMs,
    kind: 'groupSchedule',
    rule: 'ASG-10',
    about: [{ kind: 'autoScalingGroup', id: group.name }, ...ownersOf({ clusterName, serviceName: null })],
    clusterName,
    serviceName: null,
    groupName: group.name,
    actionName: schedule.name,
    before: { min: group.minSize, max: group.maxSize, desired: group.desiredCapacity },
    after,
    nextAtMs,
  })
  const value = { ...group, minSize: after.min, maxSize: after.max, desiredCapacity: after.desired }
  context.emit({ kind: 'put', table: 'autoScalingGroups', key: group.name, value })
  yield* meetingDesiredCapacity(context, value, causeAt(nowMs, resizeCause('a scheduled action', group, value)))
}

/** What it does not name stays; a minimum above the maximum that is there takes that along, and the reverse. */
function sizesBy({ instances, deregisteredInstances }: World, group: AutoScalingGroup, set: GroupSchedule): GroupSizes {
  const min = set.min ?? Math.min(group.minSize, set.max ?? group.minSize)
  const max = set.max ?? Math.max(group.maxSize, min)
  const wanted = clamped(set.desired ?? group.desiredCapacity, { min, max })
  const room = INSTANCES_MAX - instances.size - deregisteredInstances.size
  const desired = Math.min(wanted, group.desiredCapacity + Math.max(0, room))
  return { min: Math.min(min, desired), max, desired }
}
