import { zoneOfSubnet } from '../world/network/subnets.ts'
import type { BalancerSubnet } from '../world/balancing/loadBalancer.ts'
import { refused } from './found.ts'

interface SubnetsInput {
  readonly Subnets?: readonly string[] | undefined
  readonly SubnetMappings?: readonly { readonly SubnetId?: string | undefined }[] | undefined
}

/** Those of an Application or Network Load Balancer, given in one of two ways. @throws ApiError  as `subnetsGiven` */
export function subnetsOf(input: SubnetsInput, type: 'application' | 'network'): readonly BalancerSubnet[] {
  const { Subnets, SubnetMappings } = input
  if (Subnets !== undefined && SubnetMappings !== undefined) {
    throw refused('ValidationError', 'You cannot specify both subnets and subnet mappings', 'SubnetMappings')
  }
  const given = Subnets ?? (SubnetMappings ?? []).flatMap(({ SubnetId }) => SubnetId ?? [])
  return subnetsGiven(
    given,
    type === 'application' ? 2 : 1,
    SubnetMappings === undefined ? 'Subnets' : 'SubnetMappings',
  )
}

/**
 * The subnets of a load balancer with their zones (NET-3); an ALB needs two zones.
 *
 * @throws ApiError  ValidationError, InvalidConfigurationRequest
 */
export function subnetsGiven(given: readonly string[], zonesNeeded: 1 | 2, field: string): readonly BalancerSubnet[] {
  const subnets = given.map((subnetId, index) => ({ subnetId, zone: zoneOfSubnet(subnetId, index) }))
  const zones = new Set(subnets.map((one) => one.zone))
  if (zones.size < zonesNeeded) {
    const text =
      zonesNeeded === 2
        ? 'At least two subnets in two different Availability Zones must be specified'
        : 'At least one subnet must be specified'
    throw refused('ValidationError', text, field)
  }
  if (zones.size < subnets.length) {
    const text = 'A load balancer cannot be attached to multiple subnets in the same Availability Zone'
    throw refused('InvalidConfigurationRequest', text, field)
  }
  return subnets
}
