import { uuidOf } from '../../api/arns.ts'
import type { HookRun, HookStatus } from '../../world/deployment/shifting/shift.ts'
import { HOOK_STAGES, type HookStage, type LifecycleStage } from '../../world/deployment/shifting/stages.ts'
import type { LifecycleHook, Shifting } from '../../world/deployment/shifting/strategy.ts'
import type { World } from '../../world/world.ts'

/** AWS asks a Lambda function that is IN_PROGRESS again after so long, unless it says when. */
export const CALL_BACK_SECONDS = 30

/** DEP-34: the hooks of a stage, called as it is entered: all at once. */
export function hooksCalled(
  world: World,
  { lifecycleHooks }: Shifting,
  { stage, of }: { readonly stage: LifecycleStage; readonly of: string },
): readonly HookRun[] {
  const hookStage = HOOK_STAGES.find((one) => one === stage)
  if (hookStage === undefined) return []
  const own = lifecycleHooks.filter((one) => one.lifecycleStages.includes(hookStage))
  return own.map((hook, index) => called(world, hook, { stage: hookStage, of: `${of} ${String(index)}` }))
}

function called(
  world: World,
  { targetType, hookTargetArn, timeoutInMinutes, timeoutAction }: LifecycleHook,
  { stage, of }: { readonly stage: HookStage; readonly of: string },
): HookRun {
  const run: HookRun = {
    id: uuidOf(`${of} ${stage} ${String(world.nowMs)}`),
    stage,
    targetArn: hookTargetArn,
    status: 'AWAITING_ACTION',
    askAtMs: null,
    expiresAtMs: world.nowMs + timeoutInMinutes * 60_000,
    timeoutAction,
  }
  return targetType === 'PAUSE' ? run : asked(world, run)
}

/** What a Lambda function answers now. */
function asked(world: World, run: HookRun): HookRun {
  const { hookStatus: status, callBackDelaySeconds } = world.hookAnswers.get(run.targetArn ?? '') ?? SUCCEEDS
  return { ...run, status, askAtMs: status === 'IN_PROGRESS' ? world.nowMs + callBackDelaySeconds * 1_000 : null }
}

const SUCCEEDS = { hookStatus: 'SUCCEEDED', callBackDelaySeconds: CALL_BACK_SECONDS } as const

/** A hook as it stands now: asked again where that is due, or out of time. */
export function hookNow(world: World, run: HookRun): HookRun {
  if (!isOpen(run.status)) return run
  if (world.nowMs >= run.expiresAtMs) return { ...run, status: 'TIMED_OUT', askAtMs: null }
  return run.askAtMs !== null && world.nowMs >= run.askAtMs ? asked(world, run) : run
}

export function isOpen(status: HookStatus): boolean {
  return status === 'AWAITING_ACTION' || status === 'IN_PROGRESS'
}

/** A hook that takes its deployment back. */
export function takesBack({ status, timeoutAction }: HookRun): boolean {
  return status === 'FAILED' || (status === 'TIMED_OUT' && timeoutAction === 'ROLLBACK')
}

/** When something comes of open hooks by itself. */
export function nextHookMs(hooks: readonly HookRun[]): number {
  return Math.min(
    ...hooks.filter(({ status }) => isOpen(status)).map((one) => Math.min(one.askAtMs ?? Infinity, one.expiresAtMs)),
  )
}
