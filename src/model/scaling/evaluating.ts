import type { Context, DueRows, Reactions } from '../world/context.ts'
import { nextDecisionId } from '../world/decision.ts'
import { ownersOf } from '../world/decisionBase.ts'
import { METRIC_PERIOD_MS } from '../world/durations.ts'
import { actionsIn } from '../world/monitoring/alarm.ts'
import { cooldownAfter } from '../world/scaling/arithmetic.ts'
import type { NotScaledCode, ScalableTarget } from '../world/scaling/scalableTarget.ts'
import type { ScalingAsk, ScalingDecision, ScalingHold } from '../world/scaling/scalingDecision.ts'
import { COOLDOWN_SECONDS, type ScalingPolicy } from '../world/scaling/scalingPolicy.ts'
import { countsOf, type Service } from '../world/service/service.ts'
import { addActivity, alarmCause, scaleTo } from './activities.ts'
import { askedNow } from './asks.ts'
import { cooldownOf, heldOf } from './holding.ts'
import { weighed } from './weighing.ts'

/** All that alarms of one minute ask for is weighed together, once (SCL-9). */
export const scalingReactions: Reactions = {
  alarmEvaluated: ({ world, nowMs, schedule }, { alarmName, state }) => {
    const alarm = world.alarms.get(alarmName)
    if (alarm === undefined) return
    for (const arn of actionsIn(alarm, state)) {
      const policy = world.scalingPolicies.get(arn)
      if (policy !== undefined) schedule(nowMs, { kind: 'scalingDue', serviceKey: policy.serviceKey })
    }
  },
}

export const scalingDue: DueRows<'scalingDue'> = {
  scalingDue: {
    phase: 'scaling',
    once: ({ serviceKey }) => `scaling of ${serviceKey}`,
    run: (context, { serviceKey }) => {
      const target = context.world.scalableTargets.get(serviceKey)
      const service = context.world.services.get(serviceKey)
      if (target !== undefined && service?.status === 'ACTIVE') evaluateTarget(context, target, service)
      return undefined
    },
  },
}

/** So many alarms are looked through while a task takes one step. */
const ALARMS_PER_UNIT = 20

function evaluateTarget(context: Context, target: ScalableTarget, service: Service): void {
  const { world } = context
  context.spend(world.alarms.size / ALARMS_PER_UNIT)
  const asked = askedNow({ world, service, cooldown: cooldownOf({ world, target }) })
  const asks: readonly ScalingAsk[] = weighed(asked.map((one) => heldOf({ world, target, service }, one)))
  const [chosen] = asks
  if (chosen === undefined) return
  const policy = asked.find((one) => one.policyName === chosen.policyName)?.policy
  const decision = decisionOf(context, { target, service, asks, chosen, policy })
  if (isSaidAlready(context, target, decision)) return
  context.decide(decision)
  const cooldown =
    decision.nextCooldownUntilMs === null
      ? target.cooldown
      : cooldownAfter(decision, { before: cooldownOf({ world, target }), untilMs: decision.nextCooldownUntilMs })
  context.emit({
    kind: 'scalableTargetSet',
    target: { ...target, cooldown, decisionId: decision.id },
  })
  sayWhatCameOfIt(context, target, decision)
}

interface Weighed {
  readonly target: ScalableTarget
  readonly service: Service
  readonly asks: readonly ScalingAsk[]
  readonly chosen: ScalingAsk
  readonly policy: ScalingPolicy | undefined
}

function decisionOf(context: Context, { target, service, asks, chosen, policy }: Weighed): ScalingDecision {
  const { world, nowMs } = context
  const { clusterName, name: serviceName, desiredCount: from } = service
  const cooldown = cooldownOf({ world, target })
  const alarms = asks.map((one) => ({ kind: 'alarm', id: one.alarmName }) as const)
  return {
    id: nextDecisionId(world),
    atMs: nowMs,
    kind: 'scaling',
    rule: ruleOf(chosen),
    about: [...ownersOf({ clusterName, serviceName }), ...alarms],
    clusterName,
    serviceName,
    from,
    to: chosen.allowed,
    running: countsOf(service).running,
    min: target.min,
    max: target.max,
    asks,
    held: chosen.held,
    cooldownUntilMs: cooldown?.untilMs ?? null,
    nextCooldownUntilMs: chosen.held === null ? nowMs + cooldownMs(policy, chosen) : null,
    nextAtMs: (Math.floor(nowMs / METRIC_PERIOD_MS) + 1) * METRIC_PERIOD_MS,
  }
}

function cooldownMs(policy: ScalingPolicy | undefined, { direction }: ScalingAsk): number {
  return 1_000 * (cooldownSeconds(policy, direction) ?? COOLDOWN_SECONDS)
}

function cooldownSeconds(policy: ScalingPolicy | undefined, direction: 'out' | 'in'): number | null {
  if (policy === undefined) return null
  const { config } = policy
  if (config.type === 'StepScaling') return config.cooldown
  return direction === 'out' ? config.scaleOutCooldown : config.scaleInCooldown
}

const HOLD_RULES: Readonly<Record<ScalingHold, string>> = {
  cooldown: 'SCL-7',
  maximum: 'SCL-3',
  minimum: 'SCL-3',
  deployment: 'SCL-10',
  flapping: 'SCL-6',
  disagreement: 'SCL-9',
  outbid: 'SCL-9',
  suspended: 'SCL-13',
  unchanged: 'SCL-2',
  noStep: 'SCL-4',
  noData: 'SCL-8',
  quota: 'SVC-11',
}

function ruleOf({ held, sum, direction }: ScalingAsk): string {
  if (held !== null) return HOLD_RULES[held]
  if (sum?.kind === 'step') return 'SCL-5'
  return direction === 'out' ? 'SCL-2' : 'SCL-6'
}

/** SCL-14: what holds a scaling is told when it begins to, and again when it is another or holds something else. */
function isSaidAlready({ world }: Context, { decisionId }: ScalableTarget, decision: ScalingDecision): boolean {
  const before = decisionId === null ? undefined : world.decisions.get(decisionId)
  if (before?.kind !== 'scaling' || decision.held === null) return false
  return gist(before) === gist(decision)
}

function gist({ held, to, min, max, running, asks }: ScalingDecision): string {
  return JSON.stringify([held, to, min, max, running, asks.map((one) => [one.policyName, one.proposed, one.held])])
}

const NOT_SCALED: Partial<Readonly<Record<ScalingHold, NotScaledCode>>> = {
  maximum: 'AlreadyAtMaxCapacity',
  minimum: 'AlreadyAtMinCapacity',
  unchanged: 'AlreadyAtDesiredCapacity',
  flapping: 'AutoScalingAnticipatedFlapping',
  deployment: 'TargetServicePutResourceAsUnscalable',
}

function sayWhatCameOfIt(context: Context, target: ScalableTarget, decision: ScalingDecision): void {
  const { serviceKey } = target
  const { asks, held, id: decisionId, to } = decision
  const [ask] = asks
  if (ask === undefined) return
  const cause = alarmCause(ask)
  if (held === null) return scaleTo(context, { serviceKey, to, cause, decisionId })
  const code = NOT_SCALED[held]
  if (code === undefined) return
  addActivity(context, serviceKey, {
    description: 'Attempting to scale due to alarm triggered',
    cause,
    statusCode: 'Failed',
    statusMessage: 'Unable to scale the resource.',
    decisionId,
    notScaled: { code, limit: limitOf(held, decision), current: decision.from },
  })
}

function limitOf(held: ScalingHold, { min, max }: ScalingDecision): number | null {
  return held === 'maximum' ? max : held === 'minimum' ? min : null
}
