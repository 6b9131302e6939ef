import { ApiError, type Output } from '../api/command.ts'
import type { labOperations } from '../api/lab/labOperations.ts'
import type { InputOf } from '../api/shape.ts'
import { CALL_BACK_SECONDS } from '../deployment/shifting/hooks.ts'
import type { Context } from '../world/context.ts'
import { HOOK_ANSWERS_MAX } from '../world/labLimits.ts'

/** DEP-34: it is asked as a stage is entered, and again while it is IN_PROGRESS. */
export function setHookAnswer(
  context: Context,
  input: InputOf<(typeof labOperations)['SetLifecycleHookAnswer']['input']>,
): Output {
  const { hookTargetArn, hookStatus, callBackDelay: callBackDelaySeconds = CALL_BACK_SECONDS } = input
  const { hookAnswers } = context.world
  if (!hookAnswers.has(hookTargetArn) && hookAnswers.size >= HOOK_ANSWERS_MAX) {
    const message = `The lab keeps the answers of ${String(HOOK_ANSWERS_MAX)} Lambda functions at most.`
    throw new ApiError('LimitExceededException', message, 'hookTargetArn')
  }
  const value = { hookStatus, callBackDelaySeconds }
  context.emit({ kind: 'put', table: 'hookAnswers', key: hookTargetArn, value })
  return { hookTargetArn, hookStatus }
}
