import type { Deployment, Service } from '../../service/service.ts'
import type { ServiceLoadBalancer } from '../../service/serviceLoadBalancer.ts'
import type { ServiceDeployment } from '../serviceDeployment.ts'
import { shiftIn } from './shiftOf.ts'

/** DEP-32: the group in which tasks of a revision are registered: the one that is named first, or its alternate. */
export function groupOnSide(to: ServiceLoadBalancer, onAlternate: boolean): string | null {
  return onAlternate && to.advanced !== undefined ? to.advanced.alternateTargetGroupArn : to.targetGroupArn
}

/** The load balancers of a deployment as its tasks are registered with them. */
export function balancersOf({
  settings,
  onAlternate,
}: Pick<Deployment, 'settings' | 'onAlternate'>): readonly ServiceLoadBalancer[] {
  const { loadBalancers } = settings
  if (onAlternate !== true) return loadBalancers
  return loadBalancers.map((one) => ({ ...one, targetGroupArn: groupOnSide(one, true) }))
}

/** On which side the revision is that serves now: what is still shifted to does not yet. */
export function servingSide(
  { deployments }: Pick<Service, 'deployments'>,
  newest: ServiceDeployment | undefined,
): Pick<Deployment, 'onAlternate'> {
  const shift = newest === undefined ? null : shiftIn(newest)
  const serving = shift === null ? deployments[0] : deployments.find(({ id }) => id === shift.blueId)
  return serving?.onAlternate === true ? { onAlternate: true } : {}
}
