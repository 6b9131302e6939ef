import { apiTime } from '../../api/arns.ts'
import type { Output } from '../../api/command.ts'
import type { ServiceDeployment } from '../../world/deployment/serviceDeployment.ts'
import type { HookRun } from '../../world/deployment/shifting/shift.ts'

/** The stage of a deployment that shifts traffic and its hooks, as DescribeServiceDeployments answers them. */
export function shiftMembers({ shift, rollback }: ServiceDeployment): Output {
  if (shift === undefined) return {}
  return {
    ...(rollback === undefined && { lifecycleStage: shift.stage }),
    ...(shift.hooks.length > 0 && { lifecycleHookDetails: shift.hooks.map(hookJson) }),
  }
}

function hookJson({ id, targetArn, status, expiresAtMs, timeoutAction }: HookRun): Output {
  return {
    hookId: id,
    targetType: targetArn === null ? 'PAUSE' : 'AWS_LAMBDA',
    ...(targetArn !== null && { targetArn }),
    status,
    expiresAt: apiTime(expiresAtMs),
    timeoutAction,
  }
}

/** What part of the traffic ECS has asked a load balancer to send to a revision: nothing of it to one that was taken back. */
export function weightMembers({ shift, revisionId, rollback }: ServiceDeployment, of: string): Output {
  if (shift === undefined) return {}
  const [production, test] = rollback === undefined ? [shift.production, shift.test] : [0, 0]
  if (of === revisionId) return weights(production, test)
  return shift.blueId === `ecs-svc/${of}` ? weights(100 - production, 100 - test) : weights(0, 0)
}

function weights(production: number, test: number): Output {
  return { requestedProductionTrafficWeight: production, requestedTestTrafficWeight: test }
}
