import { CALL_BACK_SECONDS } from '../deployment/shifting/hooks.ts'
import type { CodeDeployment } from '../world/codeDeploy/codeDeploy.ts'
import { LIFECYCLE_EVENTS } from '../world/codeDeploy/lifecycleEvents.ts'
import type { World } from '../world/world.ts'

/** The Lambda function of the step that a deployment is at; `null` where it has none. */
export function hookOf({ step, appSpec, takesBack }: CodeDeployment): string | null {
  const event = LIFECYCLE_EVENTS.find((one) => one === step)
  return event === undefined || takesBack !== null ? null : (appSpec.hooks[event] ?? null)
}

/** CDP-5: what a function tells of its lifecycle event, and after how long it is asked again while it is at it. */
export function hookAnswer(world: World, target: string) {
  return world.hookAnswers.get(target) ?? { hookStatus: 'SUCCEEDED' as const, callBackDelaySeconds: CALL_BACK_SECONDS }
}
