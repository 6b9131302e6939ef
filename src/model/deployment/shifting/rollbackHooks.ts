import type { Context } from '../../world/context.ts'
import type { HookRun, Shift } from '../../world/deployment/shifting/shift.ts'
import type { HookStage } from '../../world/deployment/shifting/stages.ts'
import type { Service } from '../../world/service/service.ts'
import { decideShift } from './decideShift.ts'
import { hookNow, hooksCalled, isOpen, nextHookMs } from './hooks.ts'

/** Those that are gone through once more as a deployment rolls back, production first. */
const STAGES: readonly HookStage[] = ['PRODUCTION_TRAFFIC_SHIFT', 'TEST_TRAFFIC_SHIFT']

/**
 * DEP-36: as its traffic goes back, the hooks of both shifts are called once more. The rollback waits for none of them,
 * whatever they answer.
 */
export function callRollbackHooks(context: Context, service: Service): void {
  const { world } = context
  const [failed] = world.serviceDeployments.get(service.key) ?? []
  const { shifting } = failed?.revision.settings ?? {}
  if (failed?.shift === undefined || shifting === undefined) return
  const called = STAGES.flatMap((stage) => hooksCalled(world, shifting, { stage, of: `${failed.id} back` }))
  if (called.length === 0) return
  const hooks = called.map((one): HookRun => ({ ...one, isRollback: true }))
  keep(context, service, { ...failed.shift, hooks: [...failed.shift.hooks, ...hooks] })
  for (const hook of hooks) decide(context, service, hook)
}

/** Those that were at it still are asked again, as long as the deployment rolls back. */
export function askRollbackHooks(context: Context, service: Service): void {
  const { world } = context
  const [failed] = world.serviceDeployments.get(service.key) ?? []
  if (failed?.status !== 'ROLLBACK_IN_PROGRESS' || failed.shift === undefined) return
  const { shift } = failed
  const hooks = shift.hooks.map((one) => (one.isRollback === true ? hookNow(world, one) : one))
  keep(context, service, { ...shift, hooks })
  for (const [i, hook] of hooks.entries()) if (hook.status !== shift.hooks[i]?.status) decide(context, service, hook)
}

function keep(context: Context, { key: serviceKey, createdAtMs }: Service, shift: Shift): void {
  context.emit({ kind: 'shiftSet', serviceKey, atMs: context.nowMs, shift })
  const open = shift.hooks.filter((one) => one.isRollback === true && isOpen(one.status))
  if (open.length > 0) context.schedule(nextHookMs(open), { kind: 'shiftDue', serviceKey, createdAtMs })
}

function decide(context: Context, { key }: Service, hook: HookRun): void {
  const service = context.world.services.get(key)
  const [failed] = context.world.serviceDeployments.get(key) ?? []
  const green = service?.deployments.find(({ id }) => id === `ecs-svc/${failed?.revisionId ?? ''}`)
  if (service === undefined || green === undefined || failed?.shift === undefined) return
  const shift: Shift = { ...failed.shift, stage: hook.stage, production: 0, test: 0, untilMs: null }
  decideShift(
    context,
    { service, green, shift },
    { action: 'hook', before: failed.shift.stage, hooks: [hook], isRollback: true },
  )
}
