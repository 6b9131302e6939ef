import type { Work } from '../../base/work.ts'
import { causeAt, meetingDesiredCapacity } from '../capacity/meetingDesiredCapacity.ts'
import { instancesOfGroup } from '../world/capacity/groupInstances.ts'
import type { AutoScalingGroup } from '../world/capacity/autoScalingGroup.ts'
import type { Context, DueRows, ModelEvent, Reactions, Waking } from '../world/context.ts'
import { nextDecisionId } from '../world/decision.ts'
import { ownersOf } from '../world/decisionBase.ts'
import { METRIC_DELAY_MS, METRIC_PERIOD_MS } from '../world/durations.ts'
import { ALARMS_MAX } from '../world/labLimits.ts'
import type { ManagedState } from '../world/groupScaling/managedState.ts'
import { sizedTo, type Reservation, type Sized, type Sizing } from '../world/groupScaling/reservation.ts'
import { sampleOf } from '../world/monitoring/metric.ts'
import type { CapacityProvider } from '../world/provider/capacityProvider.ts'
import { trackedCapacity } from '../world/scaling/arithmetic.ts'
import type { World } from '../world/world.ts'
import { managedAlarmName, managedAlarms, managedPolicyName, reservationMetric } from './managedAlarms.ts'
import { measureProvider } from './measuringProviders.ts'

/** A low alarm looks back so far, and a scale-out begins that anew. */
const QUIET_MS = 15 * METRIC_PERIOD_MS
/** An alarm of this minute sees a reservation of the one before. */
const RESERVATIONS_KEPT = 3

/** CPR-6: each minute the reservation of every provider with managed scaling that a cluster has. */
function* measuring(context: Context): Work<void> {
  const { world, nowMs } = context
  for (const [name] of [...world.managedScaling]) if (clusterOf(world, name) === null) forget(context, name)
  const isFull = nowMs > 0 && nowMs % METRIC_PERIOD_MS === 0
  for (const provider of [...world.capacityProviders.values()]) {
    const clusterName = clusterOf(world, provider.name)
    if (clusterName === null) continue
    keepAlarms(context, provider, clusterName)
    if (isFull) measureOne(context, provider, clusterName)
    if (context.endsSlice()) yield
  }
  if (world.managedScaling.size > 0) wakeAtMinute(context)
}

/** The cluster of a provider whose group ECS scales; `null` where it does not. */
function clusterOf(world: World, name: string): string | null {
  const provider = world.capacityProviders.get(name)
  if (provider?.managedScaling.isEnabled !== true) return null
  const template = world.autoScalingGroups.get(provider.autoScalingGroupName)?.launchTemplateName ?? ''
  const clusterName = world.launchTemplates.get(template)?.clusterName ?? ''
  return world.clusterOptions.get(clusterName)?.capacityProviders.includes(name) === true ? clusterName : null
}

function keepAlarms(context: Context, provider: CapacityProvider, clusterName: string): void {
  const { world, nowMs } = context
  if (!world.managedScaling.has(provider.name)) {
    putState(context, provider.name, { clusterName, reservations: [], lastOutAtMs: null, heldBy: null })
  }
  for (const alarm of managedAlarms(provider, clusterName, nowMs)) {
    const there = world.alarms.get(alarm.name)
    if (there?.threshold === alarm.threshold || (there === undefined && world.alarms.size >= ALARMS_MAX)) continue
    const value = there === undefined ? alarm : { ...there, threshold: alarm.threshold }
    context.emit({ kind: 'put', table: 'alarms', key: alarm.name, value })
  }
}

function measureOne(context: Context, provider: CapacityProvider, clusterName: string): void {
  const { world, nowMs } = context
  const state = world.managedScaling.get(provider.name)
  // It is looked at again within its minute when it is told something.
  if (state === undefined || state.reservations[0]?.atMs === nowMs) return
  const reservation = measureProvider(context, provider, clusterName)
  const metric = reservationMetric(provider.name, clusterName)
  context.emit({ kind: 'datapointsPut', data: [{ metric, point: { atMs: nowMs, ...sampleOf(reservation.metric) } }] })
  const reservations = [{ ...reservation, atMs: nowMs }, ...state.reservations].slice(0, RESERVATIONS_KEPT)
  putState(context, provider.name, { ...state, reservations })
}

function forget(context: Context, name: string): void {
  for (const alarm of context.world.alarms.values()) {
    const isOwn = alarm.alarmActions.some((one) => one.endsWith(`policyName/${managedPolicyName(name)}`))
    if (isOwn) context.emit({ kind: 'gone', table: 'alarms', key: alarm.name })
  }
  context.emit({ kind: 'gone', table: 'managedScaling', key: name })
}

function putState(context: Context, key: string, value: ManagedState): void {
  context.emit({ kind: 'put', table: 'managedScaling', key, value })
}

/** CPR-7: an alarm of a provider is in ALARM: its group gets the size that the metric asks for, as far as it may. */
function* scaling(context: Context, { providerName, alarmName }: Of<'managedScalingDue'>): Work<void> {
  const { world, nowMs } = context
  const provider = world.capacityProviders.get(providerName)
  const state = world.managedScaling.get(providerName)
  const group = world.autoScalingGroups.get(provider?.autoScalingGroupName ?? '')
  const reservation = state?.reservations.find((one) => one.atMs <= nowMs - METRIC_DELAY_MS)
  if (provider === undefined || state === undefined || group === undefined || reservation === undefined) return
  const isOut = alarmName === managedAlarmName(provider, 'High')
  const sizing = sizingOf(context, { provider, state, group })
  const proposed = proposedBy(reservation, sizing.target)
  // What an alarm does not ask for it does not do: the other one has not gone off.
  if (isOut ? proposed <= group.desiredCapacity : proposed >= group.desiredCapacity) return
  const sized = sizedTo(proposed, sizing)
  const hasChanged = sized.desired !== group.desiredCapacity
  if (hasChanged || sized.heldBy !== state.heldBy) {
    decide(context, { provider, clusterName: state.clusterName, alarmName, reservation, sizing, sized })
    putState(context, providerName, {
      ...state,
      heldBy: sized.heldBy,
      lastOutAtMs: sized.desired > group.desiredCapacity ? nowMs : state.lastOutAtMs,
    })
  }
  if (!hasChanged) return
  const value = { ...group, desiredCapacity: sized.desired }
  context.emit({ kind: 'put', table: 'autoScalingGroups', key: group.name, value })
  const why = `a monitor alarm ${alarmName} in state ALARM triggered policy ${managedPolicyName(providerName)} changing the desired capacity from ${String(group.desiredCapacity)} to ${String(sized.desired)}.`
  yield* meetingDesiredCapacity(context, value, causeAt(nowMs, why))
}

/** With no instance the capacity is taken as 1, so that 200 % makes 2 (CPR-7). */
function proposedBy({ instances, metric, needed }: Reservation, target: number): number {
  if (instances === 0 && needed === 0) return 0
  return trackedCapacity({ running: Math.max(1, instances), metric, target })
}

interface OfGroup {
  readonly provider: CapacityProvider
  readonly state: ManagedState
  readonly group: AutoScalingGroup
}

function sizingOf({ world, nowMs }: Context, { provider, state, group }: OfGroup): Sizing {
  const { targetCapacity: target, instanceWarmupPeriodSeconds } = provider.managedScaling
  const own = instancesOfGroup(world, group.name).filter((one) => one.isLeaving !== true)
  const warmUntilMs = Math.max(0, ...own.map((one) => one.launchedAtMs + instanceWarmupPeriodSeconds * 1_000))
  const quietUntilMs = state.lastOutAtMs === null ? 0 : state.lastOutAtMs + QUIET_MS
  const { desiredCapacity: desired, minSize, maxSize } = group
  const until = (atMs: number) => (atMs > nowMs ? atMs : null)
  return { desired, minSize, maxSize, target, warmUntilMs: until(warmUntilMs), quietUntilMs: until(quietUntilMs) }
}

interface Decided {
  readonly provider: CapacityProvider
  readonly clusterName: string
  readonly alarmName: string
  readonly reservation: Reservation
  readonly sizing: Sizing
  readonly sized: Sized
}

function decide(context: Context, { provider, clusterName, alarmName, reservation, sizing, sized }: Decided): void {
  const { instances, busy, needed, waiting, metric } = reservation
  const untilMs = { warmUp: sizing.warmUntilMs, lastScaleOut: sizing.quietUntilMs, maximum: null, minimum: null }
  context.decide({
    id: nextDecisionId(context.world),
    atMs: context.nowMs,
    kind: 'managedScaling',
    rule: 'CPR-7',
    about: [
      { kind: 'capacityProvider', id: provider.name },
      { kind: 'autoScalingGroup', id: provider.autoScalingGroupName },
      ...ownersOf({ clusterName, serviceName: null }),
      { kind: 'alarm', id: alarmName },
    ],
    clusterName,
    serviceName: null,
    capacityProvider: provider.name,
    groupName: provider.autoScalingGroupName,
    alarmName,
    instances,
    busy,
    needed,
    waiting,
    metric,
    target: sizing.target,
    before: sizing.desired,
    ...sized,
    heldUntilMs: sized.heldBy === null ? null : untilMs[sized.heldBy],
  })
}

type Of<K extends ModelEvent['kind']> = Extract<ModelEvent, { kind: K }>

export const managedScalingDue: DueRows<'providersMeasuredDue' | 'managedScalingDue'> = {
  providersMeasuredDue: { phase: 'metric', isEndless: true, once: () => 'providers', run: measuring },
  managedScalingDue: { phase: 'scaling', run: scaling },
}

export const managedScalingReactions: Reactions = {
  put: (waking, { table }) => {
    if (table === 'capacityProviders' || (table === 'clusterOptions' && waking.world.capacityProviders.size > 0))
      waking.schedule(waking.nowMs, { kind: 'providersMeasuredDue' })
  },
  gone: (waking, { table }) => {
    if (waking.world.managedScaling.size === 0) return
    if (table === 'capacityProviders' || table === 'clusterOptions')
      waking.schedule(waking.nowMs, { kind: 'providersMeasuredDue' })
  },
  alarmEvaluated: ({ world, nowMs, schedule }, { alarmName, state }) => {
    if (state !== 'ALARM' || world.managedScaling.size === 0) return
    const actions = world.alarms.get(alarmName)?.alarmActions ?? []
    for (const providerName of world.managedScaling.keys()) {
      if (actions.some((one) => one.endsWith(`policyName/${managedPolicyName(providerName)}`)))
        schedule(nowMs, { kind: 'managedScalingDue', providerName, alarmName })
    }
  },
}

function wakeAtMinute({ nowMs, schedule }: Waking): void {
  schedule((Math.floor(nowMs / METRIC_PERIOD_MS) + 1) * METRIC_PERIOD_MS, { kind: 'providersMeasuredDue' })
}
