import type { Context, DueRows } from '../world/context.ts'
import { nextDecisionId } from '../world/decision.ts'
import { ownersOf } from '../world/decisionBase.ts'
import { clamped, type CapacityLimits } from '../world/scaling/arithmetic.ts'
import type { ScalableTarget, ScheduledAction } from '../world/scaling/scalableTarget.ts'
import type { ScheduledDecision } from '../world/scaling/scheduledDecision.ts'
import type { Service } from '../world/service/service.ts'
import { addActivity } from './activities.ts'
import { desiredWithin, setLimits } from './limits.ts'
import { nextTime, parseSchedule } from './schedule.ts'
import { zoneNamed } from './zones.ts'

/** When an action is due next; `null` when it is not any more (SCL-11). */
export function nextAfter(action: Omit<ScheduledAction, 'nextAtMs'>, afterMs: number): number | null {
  const schedule = parseSchedule(action.schedule)
  const zone = zoneNamed(action.timezone)
  if (schedule === null || zone === null) return null
  const startMs = action.startAtMs ?? action.createdAtMs
  // One that recurs is carried out at the start that it was given too, whatever its rate or its cron.
  if (schedule.kind !== 'at' && action.startAtMs !== null && startMs > afterMs) return startMs
  return nextTime(schedule, { startMs, endMs: action.endAtMs, zone }, afterMs)
}

export const scheduledDue: DueRows<'scheduledActionDue'> = {
  scheduledActionDue: {
    phase: 'scaling',
    // A schedule goes on for ever: a lab that waits for nothing else is at rest.
    isEndless: true,
    once: ({ key }) => `scheduled action ${key}`,
    run: (context, { key }) => {
      const action = context.world.scheduledActions.get(key)
      if (action === undefined || action.nextAtMs === null) return undefined
      // It was put again meanwhile, for later.
      if (action.nextAtMs > context.nowMs) {
        context.schedule(action.nextAtMs, { kind: 'scheduledActionDue', key })
        return undefined
      }
      const target = context.world.scalableTargets.get(action.serviceKey)
      if (target !== undefined) carryOut(context, target, action)
      waitForNext(context, action)
      return undefined
    },
  },
}

/** Puts an action in its place with the time at which it is due next, and waits for that. */
export function waitForNext(context: Context, action: Omit<ScheduledAction, 'nextAtMs'>): void {
  const { key } = action
  const nextAtMs = nextAfter(action, context.nowMs)
  context.emit({ kind: 'put', table: 'scheduledActions', key, value: { ...action, nextAtMs } })
  if (nextAtMs !== null) context.schedule(nextAtMs, { kind: 'scheduledActionDue', key })
}

function carryOut(context: Context, target: ScalableTarget, action: ScheduledAction): void {
  const { serviceKey, name, min, max } = action
  const service = context.world.services.get(serviceKey)
  const decision = service?.status === 'ACTIVE' ? decisionOf(context, { target, action, service }) : null
  if (decision !== null) context.decide(decision)
  if (target.suspended.scheduled) return
  const decisionId = decision?.id ?? null
  const description = limitsWords(min, max)
  addActivity(context, serviceKey, {
    description,
    cause: `scheduled action name ${name} was triggered`,
    statusCode: 'Successful',
    statusMessage: `Successfully set ${description.slice('Setting '.length)}`,
    decisionId,
  })
  setLimits(context, target, { ...limitsAfter(target, action), decisionId })
}

/** What it does not name stays; a minimum above the maximum that is there takes that along, and the reverse. */
function limitsAfter(target: CapacityLimits, { min, max }: Pick<ScheduledAction, 'min' | 'max'>): CapacityLimits {
  return {
    min: min ?? Math.min(target.min, max ?? target.min),
    max: max ?? Math.max(target.max, min ?? target.max),
  }
}

interface Due {
  readonly target: ScalableTarget
  readonly action: ScheduledAction
  readonly service: Service
}

function decisionOf(context: Context, { target, action, service }: Due): ScheduledDecision {
  const { world, nowMs } = context
  const { clusterName, name: serviceName, desiredCount: from } = service
  const isSuspended = target.suspended.scheduled
  const limitsBefore = { min: target.min, max: target.max }
  const limits = isSuspended ? limitsBefore : limitsAfter(target, action)
  const to = isSuspended ? from : desiredWithin(world, service, limits)
  const held = isSuspended ? 'suspended' : to < clamped(from, limits) ? 'quota' : null
  return {
    id: nextDecisionId(world),
    atMs: nowMs,
    kind: 'scheduledAction',
    rule: held === 'suspended' ? 'SCL-13' : held === 'quota' ? 'SVC-11' : 'SCL-11',
    about: ownersOf({ clusterName, serviceName }),
    clusterName,
    serviceName,
    actionName: action.name,
    schedule: action.schedule,
    timezone: action.timezone,
    sets: { min: action.min, max: action.max },
    limitsBefore,
    limits,
    from,
    to,
    held,
    nextAtMs: nextAfter(action, nowMs),
  }
}

function limitsWords(min: number | null, max: number | null): string {
  const parts = [
    ...(min === null ? [] : [`min capacity to ${String(min)}`]),
    ...(max === null ? [] : [`max capacity to ${String(max)}`]),
  ]
  return `Setting ${parts.join(' and ')}`
}
