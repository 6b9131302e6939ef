import { must } from '../../../base/assert.ts'
import { askServicePass } from '../../service/askPass.ts'
import type { Context, DueRows } from '../../world/context.ts'
import { SCHEDULER_DELAY_MS } from '../../world/durations.ts'
import type { HookRun, Shift } from '../../world/deployment/shifting/shift.ts'
import { blueOf, shiftOf } from '../../world/deployment/shifting/shiftOf.ts'
import type { ShiftDecision } from '../../world/deployment/shifting/shiftDecision.ts'
import { servingSide } from '../../world/deployment/shifting/sides.ts'
import { LIFECYCLE_STAGES, type LifecycleStage } from '../../world/deployment/shifting/stages.ts'
import { stepsOf, type Shifting } from '../../world/deployment/shifting/strategy.ts'
import { hasFailed } from '../../world/deployment/outdated.ts'
import type { Service } from '../../world/service/service.ts'
import { ruleAt } from '../../world/balancing/ruleAt.ts'
import type { World } from '../../world/world.ts'
import { hasActed } from '../hasActed.ts'
import { hookNow, hooksCalled, isOpen, nextHookMs, takesBack } from './hooks.ts'
import { decideShift } from './decideShift.ts'
import { askRollbackHooks, callRollbackHooks } from './rollbackHooks.ts'
import { aimTraffic } from './weights.ts'

/** A Network Load Balancer takes so long longer until its traffic has moved (DEP-32). */
const NETWORK_MS = 600_000
const MINUTE_MS = 60_000

/**
 * A deployment has been taken up: its traffic is where the revision is that serves, and where there is one and the
 * service says so, it begins to be shifted from there (DEP-30, DEP-32).
 */
export function beginShift(context: Context, serviceKey: string): void {
  const { world } = context
  const service = must(world.services.get(serviceKey), serviceKey)
  const [newest] = world.serviceDeployments.get(serviceKey) ?? []
  const [green, ...older] = service.deployments
  const onAlternate = servingSide(service, newest).onAlternate === true
  aimTraffic(context, service, { onAlternate, production: 100, test: 100 })
  const shifting = green?.settings.shifting
  const blue = older.find((one) => one.rolloutState === 'COMPLETED')
  if (shifting === undefined || blue === undefined) return
  const stage = older.length > 1 ? 'RECONCILE_SERVICE' : 'PRE_SCALE_UP'
  const { strategy } = shifting
  const begun = { strategy, blueId: blue.id, production: 0, test: 0, step: 0, untilMs: null }
  const shift: Shift = { ...begun, ...entered(context, shifting, { stage, of: blue.id }) }
  context.emit({ kind: 'shiftBegun', serviceKey, onAlternate: blue.onAlternate !== true, shift })
  decide(context, serviceKey, { action: 'stage', before: null, hooks: shift.hooks })
  // Each stage lasts at least as long as the scheduler waits between two acts.
  hasActed(context, serviceKey)
  rest(context, serviceKey)
}

type Entered = Pick<Shift, 'stage' | 'stageAtMs' | 'hooks'>

function entered(
  { world, nowMs }: Context,
  shifting: Shifting,
  at: { readonly stage: LifecycleStage; readonly of: string },
): Entered {
  return { stage: at.stage, stageAtMs: nowMs, hooks: hooksCalled(world, shifting, at) }
}

/**
 * Traffic goes back at once to the revision that is PRIMARY again (DEP-36): at the rules of the deployment that failed,
 * for the service has its former settings by now, which may know of no rule.
 */
export function takeTrafficBack(context: Context, serviceKey: string): void {
  const { world } = context
  const service = must(world.services.get(serviceKey), serviceKey)
  const [failed] = world.serviceDeployments.get(serviceKey) ?? []
  if (failed?.shift === undefined) return
  const onAlternate = service.deployments[0]?.onAlternate === true
  aimTraffic(context, failed.revision, { onAlternate, production: 100, test: 100 })
  callRollbackHooks(context, service)
}

/**
 * One look at a deployment that shifts traffic, when its revisions had nothing to stop or to start: its hooks, and the
 * next stage where all is done that this one is for (DEP-31).
 *
 * @param isScaled  whether the new revision has as many healthy tasks as are desired
 * @returns whether it went on
 */
export function shiftOn(context: Context, serviceKey: string, isScaled: boolean): boolean {
  const { world } = context
  const service = must(world.services.get(serviceKey), serviceKey)
  if (hasFailed(service)) return false
  lookAtHooks(context, serviceKey)
  const shift = must(shiftOf(world, service), 'a shift')
  if (shift.hooks.some(takesBack)) {
    // The scheduler finds the failure as it looks again.
    askServicePass(context, serviceKey, 0)
    return true
  }
  if (!isOver(context, { service, shift, isScaled })) {
    rest(context, serviceKey)
    return false
  }
  enter(context, service, shift)
  return true
}

function lookAtHooks(context: Context, serviceKey: string): void {
  const { world, nowMs: atMs } = context
  const service = must(world.services.get(serviceKey), serviceKey)
  const before = must(shiftOf(world, service), 'a shift')
  const hooks = before.hooks.map((one) => hookNow(world, one))
  if (hooks.every((one, i) => one === before.hooks[i])) return
  context.emit({ kind: 'shiftSet', serviceKey, atMs, shift: { ...before, hooks } })
  for (const [i, hook] of hooks.entries()) {
    if (hook.status === before.hooks[i]?.status) continue
    decide(context, serviceKey, { action: 'hook', before: before.stage, hooks: [hook] })
  }
}

/**
 * DEP-34: what somebody says to a hook that pauses.
 *
 * @returns whether there is such a hook
 */
export function continueHook(
  context: Context,
  serviceKey: string,
  { hookId, action }: { readonly hookId: string; readonly action: 'CONTINUE' | 'ROLLBACK' },
): boolean {
  const { world, nowMs: atMs } = context
  const service = world.services.get(serviceKey)
  const shift = service === undefined ? null : shiftOf(world, service)
  const paused = shift?.hooks.find(({ id, status }) => id === hookId && status === 'AWAITING_ACTION')
  if (shift === null || paused === undefined) return false
  const hook: HookRun =
    action === 'CONTINUE' ? { ...paused, status: 'SUCCEEDED' } : { ...paused, status: 'FAILED', isRolledBack: true }
  const hooks = shift.hooks.map((one) => (one === paused ? hook : one))
  context.emit({ kind: 'shiftSet', serviceKey, atMs, shift: { ...shift, hooks } })
  decide(context, serviceKey, { action: 'hook', before: shift.stage, hooks: [hook] })
  askServicePass(context, serviceKey, SCHEDULER_DELAY_MS)
  return true
}

interface Looked {
  readonly service: Service
  readonly shift: Shift
  readonly isScaled: boolean
}

/** Whether a stage has done what it is for. */
function isOver({ nowMs }: Context, { service, shift, isScaled }: Looked): boolean {
  const { stage, hooks, untilMs } = shift
  if (hooks.some(({ status }) => isOpen(status))) return false
  if (untilMs !== null && nowMs < untilMs) return false
  if (stage === 'RECONCILE_SERVICE') return service.deployments.length === 2 && isWhole(service, shift)
  return stage !== 'SCALE_UP' || isScaled
}

/** DEP-31: the revision that serves has all its tasks again. */
function isWhole(service: Service, shift: Shift): boolean {
  return blueOf(service, shift).healthyCount >= service.desiredCount
}

/** The next stage, with what it does to the traffic (DEP-31 to DEP-33). */
function enter(context: Context, service: Service, shift: Shift): void {
  const { key: serviceKey } = service
  const green = must(service.deployments[0], 'a PRIMARY')
  const shifting = must(green.settings.shifting, 'a strategy')
  const next = nextStage(shift, shifting)
  const moved = { ...shift, ...trafficAt(context, { service, shift, shifting, stage: next }) }
  const onAlternate = green.onAlternate === true
  aimTraffic(context, service, { onAlternate, production: moved.production, test: moved.test })
  const of = `${green.id} ${String(moved.step)}`
  const after: Shift = { ...moved, ...entered(context, shifting, { stage: next, of }) }
  context.emit({ kind: 'shiftSet', serviceKey, atMs: context.nowMs, shift: after })
  decide(context, serviceKey, { action: 'stage', before: shift.stage, hooks: after.hooks })
  hasActed(context, serviceKey)
  if (next !== 'CLEAN_UP') rest(context, serviceKey)
}

/** DEP-33: while steps are left, the stages of a shift of production traffic are gone through again. */
function nextStage({ stage, step }: Shift, shifting: Shifting): LifecycleStage {
  const isLeft = step < stepsOf(shifting).length
  if (stage === 'PRODUCTION_TRAFFIC_SHIFT' && isLeft) return 'PRE_PRODUCTION_TRAFFIC_SHIFT'
  return must(LIFECYCLE_STAGES[LIFECYCLE_STAGES.indexOf(stage) + 1], stage)
}

type Moved = Pick<Shift, 'production' | 'test' | 'step' | 'untilMs'>

interface At {
  readonly service: Service
  readonly shift: Shift
  readonly shifting: Shifting
  readonly stage: LifecycleStage
}

function trafficAt({ world, nowMs }: Context, { service, shift, shifting, stage }: At): Moved {
  const { production, test, step } = shift
  const moves = service.settings.loadBalancers.length > 0
  const networkMs = isNetwork(world, service) ? NETWORK_MS : 0
  const until = (ms: number): number | null => (ms > 0 ? nowMs + ms : null)
  switch (stage) {
    case 'TEST_TRAFFIC_SHIFT':
      return { production, test: hasTestRule(service) ? 100 : 0, step, untilMs: until(networkMs) }
    case 'PRODUCTION_TRAFFIC_SHIFT': {
      const { percent, bakeMinutes } = must(stepsOf(shifting)[step], 'DEP-33: a step')
      const untilMs = until(networkMs + bakeMinutes * MINUTE_MS)
      return { production: moves ? percent : production, test, step: step + 1, untilMs }
    }
    case 'BAKE_TIME':
      return { production, test, step, untilMs: until(bakeMinutesOf(service) * MINUTE_MS) }
    default:
      return { production, test, step, untilMs: null }
  }
}

function bakeMinutesOf({ deployments }: Service): number {
  return must(deployments[0], 'a PRIMARY').settings.bakeTimeInMinutes
}

function hasTestRule({ settings }: Service): boolean {
  return settings.loadBalancers.some(({ advanced }) => (advanced?.testListenerRule ?? null) !== null)
}

function isNetwork(world: World, { settings }: Service): boolean {
  return settings.loadBalancers.some(({ advanced }) => {
    const listener = world.listeners.get(ruleAt(world, advanced?.productionListenerRule ?? '')?.listenerArn ?? '')
    return world.loadBalancers.get(listener?.loadBalancerArn ?? '')?.type === 'network'
  })
}

/** Something comes of it by itself: a bake or a hook's time is over, or a hook is asked again. */
function rest(context: Context, serviceKey: string): void {
  const service = must(context.world.services.get(serviceKey), serviceKey)
  const { hooks, untilMs } = must(shiftOf(context.world, service), 'a shift')
  const atMs = hooks.some(({ status }) => isOpen(status)) ? nextHookMs(hooks) : (untilMs ?? Infinity)
  if (!Number.isFinite(atMs) || atMs <= context.nowMs) return
  context.schedule(atMs, { kind: 'shiftDue', serviceKey, createdAtMs: service.createdAtMs })
}

type Told = Pick<ShiftDecision, 'action' | 'before'> & { readonly hooks: readonly HookRun[] }

function decide(context: Context, serviceKey: string, told: Told): void {
  const { world } = context
  const service = must(world.services.get(serviceKey), serviceKey)
  const { shift } = must(world.serviceDeployments.get(serviceKey)?.[0], 'a deployment')
  const green = must(service.deployments[0], 'a PRIMARY')
  decideShift(context, { service, green, shift: must(shift, 'a shift') }, told)
}

export const shiftDue: DueRows<'shiftDue'> = {
  shiftDue: {
    phase: 'scheduler',
    once: ({ serviceKey, createdAtMs }) => shiftName(serviceKey, createdAtMs),
    run: (context, { serviceKey, createdAtMs }) => {
      const service = context.world.services.get(serviceKey)
      if (service?.createdAtMs !== createdAtMs) return undefined
      if (shiftOf(context.world, service) !== null) askServicePass(context, serviceKey, 0)
      else askRollbackHooks(context, service)
      return undefined
    },
  },
}

/** Under which a service's rest is due, once. */
function shiftName(serviceKey: string, createdAtMs: number): string {
  return `shift ${serviceKey} ${String(createdAtMs)}`
}
