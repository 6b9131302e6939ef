import type { elbv2Operations } from '../api/balancing/elbv2Operations.ts'
import type { Handlers } from '../api/operation.ts'
import { listenerHandlers } from './listenerHandlers.ts'
import { loadBalancerDue, loadBalancerHandlers } from './loadBalancerHandlers.ts'
import { placedHandlers } from './placedHandlers.ts'
import { probingDue } from './probing.ts'
import { registrationDue } from './registration.ts'
import { ruleHandlers } from './ruleHandlers.ts'
import { targetGroupHandlers } from './targetGroupHandlers.ts'
import { targetHandlers } from './targetHandlers.ts'

export const elbv2Handlers: Handlers<typeof elbv2Operations> = {
  ...loadBalancerHandlers,
  ...placedHandlers,
  ...targetGroupHandlers,
  ...listenerHandlers,
  ...ruleHandlers,
  ...targetHandlers,
}

/** Everything of load balancing that is due by itself. */
export const balancingDue = { ...loadBalancerDue, ...probingDue, ...registrationDue }
