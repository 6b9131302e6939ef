import { sayEvent, uuid } from '../service/serviceEvents.ts'
import { setDesiredCount } from '../service/desiredCount.ts'
import type { Context } from '../world/context.ts'
import type { NotScaledReason, ScalingActivity } from '../world/scaling/scalableTarget.ts'

/** Whose count is set to what, why, and by which decision. */
export interface Scaling {
  readonly serviceKey: string
  readonly to: number
  /** In AWS's words. */
  readonly cause: string
  readonly decisionId: number | null
}

/** Sets the desired count, with the activity and the service's event that say so, in AWS's words (SCL-12). */
export function scaleTo(context: Context, { serviceKey, to, cause, decisionId }: Scaling): void {
  const statusMessage = `Successfully set desired count to ${String(to)}. Change successfully fulfilled by ecs.`
  const description = `Setting desired count to ${String(to)}.`
  setDesiredCount(context, serviceKey, to)
  addActivity(context, serviceKey, { description, cause, statusCode: 'Successful', statusMessage, decisionId })
  const name = context.world.services.get(serviceKey)?.name ?? ''
  sayEvent(context, { serviceKey, decisionId }, `(service ${name}) Message: ${statusMessage} Cause: ${cause}`)
}

type Said = Omit<ScalingActivity, 'id' | 'atMs' | 'notScaled'> & { readonly notScaled?: NotScaledReason }

export function addActivity(context: Context, serviceKey: string, said: Said): void {
  const activity = { notScaled: null, ...said, id: uuid(context), atMs: context.nowMs }
  context.emit({ kind: 'scalingActivityAdded', serviceKey, activity })
}

/** What called a policy, as AWS writes it. */
export function alarmCause({
  alarmName,
  policyName,
}: {
  readonly alarmName: string
  readonly policyName: string
}): string {
  return `monitor alarm ${alarmName} in state ALARM triggered policy ${policyName}`
}
