import type { DeploymentSums } from '../../lessons/deploymentSums.ts'
import { grouped } from '../../look/numbers.ts'
import { axisText } from '../../look/time.ts'
import type { FailureCause } from '../../model/world/deployment/serviceDeployment.ts'

const BY: Readonly<Record<FailureCause, string>> = {
  circuitBreaker: 'breaker',
  alarms: 'alarm',
  hook: 'hook',
  user: 'by hand',
}

/** When a bad revision was found out, and by what. */
export function foundOutText({ failure }: DeploymentSums, not: string): string {
  return failure === null ? not : `${axisText(failure.atMs)} ${BY[failure.cause]}`
}

export function wholeText({ wholeAtMs }: DeploymentSums, not: string): string {
  return wholeAtMs === null ? not : axisText(wholeAtMs)
}

export function failedText({ failed }: DeploymentSums): string {
  return grouped(failed)
}
