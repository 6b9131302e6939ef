import type { DecisionKind } from '../../../model/world/decision.ts'

/**
 * What is decided of a service's deployments: the looks of its scheduler, what a circuit breaker counts, what fails,
 * what is shifted, by ECS or by CodeDeploy.
 */
export const OF_DEPLOYMENTS: ReadonlySet<DecisionKind> = new Set([
  'rolling',
  'breaker',
  'failure',
  'shift',
  'codeDeploy',
])
