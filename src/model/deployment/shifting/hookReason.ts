import { shiftIn } from '../../world/deployment/shifting/shiftOf.ts'
import type { ServiceDeployment } from '../../world/deployment/serviceDeployment.ts'
import { takesBack } from './hooks.ts'

/** Why a deployment is rolled back for a hook, in ECS's words (guide, troubleshooting-blue-green). */
export function hookReason(deployment: ServiceDeployment | undefined): string {
  const hook = deployment === undefined ? undefined : shiftIn(deployment)?.hooks.find(takesBack)
  if (hook === undefined) return ''
  const start = `Service deployment rolled back because ${hook.stage}`
  if (hook.targetArn === null) {
    return hook.isRolledBack === true
      ? `${start} pause hook was rolled back by ContinueServiceDeployment.`
      : `${start} pause hook timed out.`
  }
  if (hook.status === 'TIMED_OUT') return `${start} lifecycle hook(s) timed out.`
  return `${start} lifecycle hook(s) failed. Lifecycle hook target ${hook.targetArn} returned FAILED status.`
}
