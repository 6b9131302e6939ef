import { ecrRegistryOf } from '../registry/imageReference.ts'
import { SUBNETS } from '../network/subnets.ts'
import type { SubnetRoute } from './subnetRoute.ts'

interface Routes {
  readonly subnetRoutes: ReadonlyMap<string, SubnetRoute>
}

/** Of a zone's subnet, the lab's own (NET-3); `nat` where nothing was said. */
export function routeOf({ subnetRoutes }: Routes, availabilityZone: string): SubnetRoute {
  return subnetRoutes.get(SUBNETS[availabilityZone] ?? '') ?? 'nat'
}

/** Endpoints lead to private registries of ECR in their region, not to public ones (ECR guide, vpc-endpoints). */
export function leadsTo(route: SubnetRoute, host: string): boolean {
  switch (route) {
    case 'internet':
    case 'nat':
      return true
    case 'endpoints':
      return ecrRegistryOf(host) !== null
    case 'none':
      return false
  }
}
