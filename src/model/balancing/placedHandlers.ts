import type { elbv2Operations } from '../api/balancing/elbv2Operations.ts'
import type { Handlers } from '../api/operation.ts'
import type { LoadBalancer } from '../world/balancing/loadBalancer.ts'
import type { Context } from '../world/context.ts'
import { zonesJson } from './balancingJson.ts'
import { balancerFound, refused } from './found.ts'
import { groupsUsedBy } from './groupsUsedBy.ts'
import { refreshProbing } from './probing.ts'
import { subnetsOf } from './subnetsGiven.ts'

type All = Handlers<typeof elbv2Operations>

/** What of the network a load balancer stands in, changed later: its zones and its security groups. */
export const placedHandlers: Pick<All, 'SetSecurityGroups' | 'SetSubnets'> = {
  SetSecurityGroups(context, { input }) {
    const balancer = balancerFound(context.world, input.LoadBalancerArn)
    const securityGroups = [...new Set(input.SecurityGroups)]
    if (balancer.type === 'network' && balancer.securityGroups.length === 0) {
      const text = `Security groups cannot be set on Network Load Balancer '${balancer.arn}': it was created without any`
      throw refused('InvalidConfigurationRequest', text, 'LoadBalancerArn')
    }
    if (securityGroups.length === 0) {
      throw refused('InvalidConfigurationRequest', 'At least one security group must be specified', 'SecurityGroups')
    }
    put(context, { ...balancer, securityGroups })
    return { SecurityGroupIds: securityGroups }
  },
  SetSubnets(context, { input }) {
    const balancer = balancerFound(context.world, input.LoadBalancerArn)
    const value = { ...balancer, subnets: subnetsOf(input, balancer.type) }
    put(context, value)
    return { AvailabilityZones: zonesJson(value), IpAddressType: 'ipv4' }
  },
}

/** Targets of a zone that went are checked no more, those of a new one are; what is let through is for the next check. */
function put(context: Context, value: LoadBalancer): void {
  context.emit({ kind: 'put', table: 'loadBalancers', key: value.arn, value })
  for (const group of groupsUsedBy(context.world, value.arn)) refreshProbing(context, group)
}
