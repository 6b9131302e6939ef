import { must } from '../../base/assert.ts'
import type { Work } from '../../base/work.ts'
import { causeAt, meetingDesiredCapacity } from '../capacity/meetingDesiredCapacity.ts'
import { weighed } from '../scaling/weighing.ts'
import { COOLDOWN_SECONDS, type AutoScalingGroup } from '../world/capacity/autoScalingGroup.ts'
import { clusterNameOf, hasCluster } from '../world/capacity/groupCluster.ts'
import { instancesOfGroup } from '../world/capacity/groupInstances.ts'
import type { Context, DueRows, Reactions } from '../world/context.ts'
import { nextDecisionId } from '../world/decision.ts'
import { ownersOf } from '../world/decisionBase.ts'
import { METRIC_PERIOD_MS } from '../world/durations.ts'
import type { GroupAsk, GroupDecision, GroupHold } from '../world/groupPolicies/groupDecision.ts'
import type { GroupPolicy } from '../world/groupPolicies/groupPolicy.ts'
import { INSTANCES_MAX } from '../world/labLimits.ts'
import { actionsIn } from '../world/monitoring/alarm.ts'
import type { World } from '../world/world.ts'
import { groupAskedNow, type GroupAsked } from './groupAsks.ts'
import { agreeToScaleIn, groupHeldOf } from './groupHolding.ts'

/** All that alarms of one minute ask of a group is weighed together, once (ASG-9). */
export const groupScalingReactions: Reactions = {
  alarmEvaluated: ({ world, nowMs, schedule }, { alarmName, state }) => {
    const alarm = world.alarms.get(alarmName)
    if (alarm === undefined || world.groupPolicies.size === 0) return
    for (const arn of actionsIn(alarm, state)) {
      const policy = world.groupPolicies.get(arn)
      if (policy?.isEnabled === true) schedule(nowMs, { kind: 'groupScalingDue', groupName: policy.groupName })
    }
  },
}

/** So many alarms are looked through while a task takes one step. */
const ALARMS_PER_UNIT = 20

export const groupScalingDue: DueRows<'groupScalingDue'> = {
  groupScalingDue: {
    phase: 'scaling',
    once: ({ groupName }) => `scaling of group ${groupName}`,
    run: (context, { groupName }) => {
      const { world } = context
      const group = world.autoScalingGroups.get(groupName)
      if (group === undefined || !hasCluster(world, group)) return undefined
      context.spend(world.alarms.size / ALARMS_PER_UNIT)
      return weighing(context, group, groupAskedNow(world, group))
    },
  },
}

/** What of all that is asked comes to be: the largest capacity, if anything is left of it. By hand no cooldown counts. */
export function* weighing(context: Context, group: AutoScalingGroup, asked: readonly GroupAsked[]): Work<void> {
  const { world, nowMs } = context
  const state = world.groupScaling.get(group.name)
  const untilMs = state?.cooldownUntilMs ?? 0
  const cooldownUntilMs = untilMs > nowMs && asked.every((one) => one.alarmName !== null) ? untilMs : null
  const room = INSTANCES_MAX - world.instances.size - world.deregisteredInstances.size
  const heldOf = (one: GroupAsked): GroupAsk =>
    groupHeldOf({ group, cooldownUntilMs, room, isAgreed: agreeToScaleIn(world, one) }, one)
  const asks: readonly GroupAsk[] = weighed(asked.map(heldOf))
  const [chosen] = asks
  if (chosen === undefined) return
  const policy = must(
    asked.find((one) => one.policyName === chosen.policyName),
    chosen.policyName,
  ).policy
  const decision = decisionOf(context, { group, asks, chosen, policy })
  if (isSaidAlready(world, state?.decisionId ?? null, decision)) return
  context.decide(decision)
  if (decision.held === null) yield* resizing(context, group, decision)
  const { cooldownSeconds, id: decisionId } = decision
  const value = {
    decisionId,
    cooldownUntilMs:
      cooldownSeconds === null ? (state?.cooldownUntilMs ?? null) : cooldownEndMs(context, group, cooldownSeconds),
  }
  context.emit({ kind: 'put', table: 'groupScaling', key: group.name, value })
}

/** ASG-8: it begins when the last of the instances that were launched is there. */
function cooldownEndMs({ world, nowMs }: Context, { name }: AutoScalingGroup, seconds: number): number {
  const readyAt = instancesOfGroup(world, name).map((one) => one.readyAtMs)
  return Math.max(nowMs, ...readyAt) + seconds * 1_000
}

function* resizing(context: Context, group: AutoScalingGroup, { asks, from, to }: GroupDecision): Work<void> {
  const value = { ...group, desiredCapacity: to }
  context.emit({ kind: 'put', table: 'autoScalingGroups', key: group.name, value })
  const [ask] = asks
  const what = `policy ${ask?.policyName ?? ''} changing the desired capacity from ${String(from)} to ${String(to)}.`
  const alarmName = ask?.alarmName ?? null
  const why =
    alarmName === null
      ? `a user request executed ${what}`
      : `a monitor alarm ${alarmName} in state ALARM triggered ${what}`
  yield* meetingDesiredCapacity(context, value, causeAt(context.nowMs, why))
}

interface Weighed {
  readonly group: AutoScalingGroup
  readonly asks: readonly GroupAsk[]
  readonly chosen: GroupAsk
  readonly policy: GroupPolicy
}

function decisionOf({ world, nowMs }: Context, { group, asks, chosen, policy }: Weighed): GroupDecision {
  const clusterName = clusterNameOf(world, group)
  const alarms = asks.flatMap(({ alarmName }) =>
    alarmName === null ? [] : [{ kind: 'alarm', id: alarmName } as const],
  )
  const { config } = policy
  const scaled = chosen.held === null
  return {
    id: nextDecisionId(world),
    atMs: nowMs,
    kind: 'groupScaling',
    rule: ruleOf(chosen),
    about: [{ kind: 'autoScalingGroup', id: group.name }, ...ownersOf({ clusterName, serviceName: null }), ...alarms],
    clusterName,
    serviceName: null,
    groupName: group.name,
    from: group.desiredCapacity,
    to: chosen.allowed,
    min: group.minSize,
    max: group.maxSize,
    instances: instancesOfGroup(world, group.name).filter((one) => one.isLeaving !== true).length,
    asks,
    held: chosen.held,
    heldUntilMs: chosen.heldUntilMs,
    cooldownSeconds:
      scaled && config.type === 'SimpleScaling' ? (config.cooldown ?? group.defaultCooldown ?? COOLDOWN_SECONDS) : null,
    nextAtMs: (Math.floor(nowMs / METRIC_PERIOD_MS) + 1) * METRIC_PERIOD_MS,
  }
}

const TYPE_RULES: Readonly<Record<GroupAsk['policyType'], string>> = {
  TargetTrackingScaling: 'ASG-3',
  StepScaling: 'ASG-4',
  SimpleScaling: 'ASG-8',
}

const HOLD_RULES: Readonly<Partial<Record<GroupHold, string>>> = {
  warmUp: 'ASG-4',
  cooldown: 'ASG-8',
  flapping: 'ASG-3',
  maximum: 'ASG-9',
  minimum: 'ASG-9',
  disagreement: 'ASG-9',
  outbid: 'ASG-9',
}

function ruleOf({ held, policyType }: GroupAsk): string {
  return (held === null ? undefined : HOLD_RULES[held]) ?? TYPE_RULES[policyType]
}

/** What holds a scaling is told when it begins to, and again when it is another or holds something else. */
function isSaidAlready(world: World, decisionId: number | null, decision: GroupDecision): boolean {
  const before = decisionId === null ? undefined : world.decisions.get(decisionId)
  if (before?.kind !== 'groupScaling' || decision.held === null) return false
  return gist(before) === gist(decision)
}

function gist({ held, to, min, max, instances, asks }: GroupDecision): string {
  return JSON.stringify([held, to, min, max, instances, asks.map((one) => [one.policyName, one.proposed, one.held])])
}
