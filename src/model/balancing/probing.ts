import type { Context, DueRows, ModelEvent, Reactions, Waking } from '../world/context.ts'
import { nextDecisionId } from '../world/decision.ts'
import { ownersOf } from '../world/decisionBase.ts'
import { FIRST_CHECK_MAX_MS, FIRST_CHECK_MIN_MS } from '../world/durations.ts'
import { slowStartMs } from '../world/balancing/attributes.ts'
import type { HealthCheck } from '../world/balancing/loadBalancer.ts'
import { healthCheckOf, isProbed, poolOf, targetsOf, type Pool } from '../world/balancing/pools.ts'
import { missingRule } from '../world/balancing/mayReach.ts'
import { nextOutcomeAtMs, outcomeOf } from '../world/balancing/probed.ts'
import { healthOf } from '../world/balancing/targetHealth.ts'
import { hasPassed, isSameOutcome, probeAtOrAfter, type ProbeOutcome, type Target } from '../world/balancing/target.ts'

/** Asks for a target's next check that begins at or after a time. */
function askProbe(waking: Waking, target: Target, fromMs: number): void {
  const pool = poolOf(waking.world, target.poolId)
  if (pool === undefined || target.probesFromMs === null || target.state === 'draining') return
  const atMs = probeAtOrAfter(target, healthCheckOf(pool), Math.max(fromMs, waking.nowMs))
  waking.schedule(atMs, { kind: 'targetProbeDue', key: target.key })
}

/** When the first check of a target comes; `null` where nothing checks it. Drawn, as load balancers' nodes are not in step. */
export function firstProbeMs(context: Context, pool: Pool, target: Pick<Target, 'zone'>): number | null {
  if (!isProbed(pool, target)) return null
  return context.nowMs + context.random.between(FIRST_CHECK_MIN_MS, FIRST_CHECK_MAX_MS)
}

export function beginProbing(context: Context, target: Target): void {
  askProbe(context, target, context.nowMs)
}

/** A load balancer, its listeners or a group's checks have changed: what was not checked is, or the other way round. */
export function refreshProbing(context: Context, poolId: string): void {
  const pool = poolOf(context.world, poolId)
  if (pool === undefined) return
  for (const target of targetsOf(context.world, poolId)) {
    if (target.state === 'draining') continue
    // What never was checked may have come out of use: from now on, for who waits for its health (ALB-14).
    if (
      isProbed(pool, target) !== (target.probesFromMs !== null) ||
      healthOf(context.world, target).state === 'unused'
    ) {
      const fromMs = firstProbeMs(context, pool, target)
      context.emit({ kind: 'targetProbing', key: target.key, atMs: context.nowMs, fromMs })
    }
    const now = context.world.targets.get(target.key)
    if (now !== undefined) askProbe(context, now, context.nowMs)
  }
}

interface Asked {
  readonly target: Target
  readonly pool: Pool
  readonly check: HealthCheck
}

function askedOf({ world }: Context, key: string): Asked | null {
  const target = world.targets.get(key)
  if (target === undefined || target.state === 'draining' || target.probesFromMs === null) return null
  const pool = poolOf(world, target.poolId)
  return pool === undefined ? null : { target, pool, check: healthCheckOf(pool) }
}

function onProbeDue(context: Context, { key }: { readonly key: string }): undefined {
  const asked = askedOf(context, key)
  if (asked === null) return
  const { nowMs } = context
  // The interval has changed since.
  if (probeAtOrAfter(asked.target, asked.check, nowMs) !== nowMs)
    return askProbe(context, asked.target, nowMs) as undefined
  const outcome = outcomeOf(context.world, asked, nowMs)
  if (outcome.how === 'timeout') {
    const { registeredAtMs } = asked.target
    context.schedule(nowMs + asked.check.timeoutMs, {
      kind: 'targetTimeoutDue',
      key,
      registeredAtMs,
      probedAtMs: nowMs,
    })
    return
  }
  conclude(context, asked, { outcome, probedAtMs: nowMs })
}

function onTimeoutDue(context: Context, due: Extract<ModelEvent, { kind: 'targetTimeoutDue' }>): undefined {
  const asked = askedOf(context, due.key)
  if (asked?.target.registeredAtMs !== due.registeredAtMs) return
  conclude(context, asked, { outcome: { how: 'timeout' }, probedAtMs: due.probedAtMs })
}

interface Probe {
  readonly outcome: ProbeOutcome
  readonly probedAtMs: number
}

/** ALB-4: what a check makes of its target, and when the next comes whose outcome could be another. */
function conclude(context: Context, asked: Asked, probe: Probe): void {
  const { target, check } = asked
  const { outcome } = probe
  const isPassed = hasPassed(outcome)
  const wasPassed = target.outcome !== null && hasPassed(target.outcome)
  const isRepeat = target.outcome !== null && wasPassed === isPassed
  const toHeal = target.state === 'unhealthy' ? check.healthyThreshold : 1
  const needed = isPassed ? toHeal : check.unhealthyThreshold
  const streak = Math.min(isRepeat ? target.streak + 1 : 1, needed)
  const state = stateAfter(target, isPassed, streak >= needed)
  if (state !== target.state || streak !== target.streak || !isSameOutcome(target.outcome, outcome)) {
    const isSlowStart = state === 'healthy' && target.state !== 'healthy' && startsSlowly(context, asked)
    context.emit({ kind: 'targetProbed', key: target.key, atMs: context.nowMs, outcome, streak, state, isSlowStart })
    if (state !== target.state) explain(context, asked, { ...probe, streak, state })
  }
  planNext(context, target.key, probe.probedAtMs)
}

function stateAfter(target: Target, isPassed: boolean, isEnough: boolean): 'initial' | 'healthy' | 'unhealthy' {
  const { state } = target
  if (state === 'draining') return 'initial'
  // A target that is new is healthy at its first success.
  if (isPassed) return state === 'unhealthy' && !isEnough ? state : 'healthy'
  return isEnough ? 'unhealthy' : state
}

/** ALB-11: not where nothing serves yet, nor at what was healthy. */
function startsSlowly({ world }: Context, { pool, target }: Asked): boolean {
  if (pool.group === null || slowStartMs(pool.group) === 0) return false
  return targetsOf(world, target.poolId).some((one) => one.state === 'healthy')
}

/** Where nothing can change there is nothing to check: the next that matters is asked for, or none. */
function planNext(context: Context, key: string, probedAtMs: number): void {
  const asked = askedOf(context, key)
  if (asked === null) return
  const { target, check } = asked
  const { outcome } = target
  const isPassed = outcome !== null && hasPassed(outcome)
  const isAtRest = target.state === (isPassed ? 'healthy' : 'unhealthy')
  if (!isAtRest) return askProbe(context, target, Math.max(context.nowMs, probedAtMs) + 1)
  const changesAtMs = nextOutcomeAtMs(context.world, { target, check }, probedAtMs)
  if (changesAtMs !== null) askProbe(context, target, Math.max(changesAtMs, probedAtMs + 1, context.nowMs))
}

interface Turned extends Probe {
  readonly streak: number
  readonly state: 'initial' | 'healthy' | 'unhealthy'
}

/** Tells why a target is healthy or not, of one that ECS registered: of what is outside nobody asks. */
function explain(context: Context, { target, check }: Asked, turned: Turned): void {
  const { world, nowMs } = context
  const task = world.tasks.get(target.taskId ?? '')
  if (task === undefined || turned.state === 'initial') return
  const isUp = turned.state === 'healthy'
  const { outcome, streak } = turned
  const missing = outcome.how === 'timeout' ? missingRule(world, target) : null
  context.decide({
    id: nextDecisionId(world),
    atMs: nowMs,
    kind: 'targetHealth',
    rule: 'ALB-4',
    about: [...ownersOf(task), { kind: 'task', id: task.id }],
    clusterName: task.clusterName,
    serviceName: task.serviceName,
    taskId: task.id,
    poolId: target.poolId,
    port: target.port,
    state: isUp ? 'healthy' : 'unhealthy',
    outcome,
    ...(missing !== null && { missingRule: missing }),
    streak,
    intervalMs: check.intervalMs,
    timeoutMs: check.timeoutMs,
    // The first of them began this long before: (streak - 1) intervals, and the last one's timeout.
    firstAtMs: turned.probedAtMs - (streak - 1) * check.intervalMs,
  })
}

/** What happens to a task may change what its targets' checks are answered with. */
export const balancingReactions: Reactions = {
  tasksMoved: (waking, { taskIds }) => {
    // Nothing is a target.
    if (waking.world.targets.size > 0) for (const taskId of taskIds) askProbesOf(waking, taskId)
  },
  containerChanged: (waking, { taskId }) => askProbesOf(waking, taskId),
  containerBehaviorSet: askAllProbes,
  containerBehaviorReset: askAllProbes,
  securityGroupSet: askAllProbes,
  interfaceGroupsSet: (waking, { wearerId }) => {
    // A task's is set before it has targets.
    if (!waking.world.tasks.has(wearerId)) askAllProbes(waking)
  },
}

/** Which containers it concerns is for the checks to find out: a behavior is seldom set. */
function askAllProbes(waking: Waking): void {
  for (const target of waking.world.targets.values()) askProbe(waking, target, waking.nowMs)
}

function askProbesOf(waking: Waking, taskId: string): void {
  const { targets, targetsByTask, tasks } = waking.world
  for (const key of targetsByTask.get(taskId) ?? []) {
    const target = targets.get(key)
    if (target !== undefined) askProbe(waking, target, waking.nowMs)
  }
  const byHand = targetsByTask.get('')
  const task = tasks.get(taskId)
  if (byHand === undefined || task === undefined) return
  const ec2Id = waking.world.instances.get(task.instanceId ?? '')?.ec2InstanceId
  for (const key of byHand) {
    const target = targets.get(key)
    if (target !== undefined && (target.id === task.privateIp || target.id === ec2Id)) {
      askProbe(waking, target, waking.nowMs)
    }
  }
}

export const probingDue: DueRows<'targetProbeDue' | 'targetTimeoutDue'> = {
  targetProbeDue: { phase: 'target', once: ({ key }) => `probe ${key}`, run: onProbeDue },
  targetTimeoutDue: { phase: 'target', run: onTimeoutDue },
}
