import { serviceKey } from '../world/service/service.ts'
import type { RulePeer } from '../world/network/securityGroup.ts'
import type { World } from '../world/world.ts'

/**
 * NET-8: what still needs a group, in words; `null` for nothing. What would name it at its next start counts as well: on
 * AWS it could not start then.
 */
export function dependentOn(world: World, groupId: string): string | null {
  return (
    ruleThatNames(world, groupId) ??
    balancerWith(world, groupId) ??
    wearerOf(world, groupId) ??
    starterOf(world, groupId)
  )
}

function ruleThatNames({ securityGroups }: World, groupId: string): string | null {
  const names = ({ peer }: { readonly peer: RulePeer }) => peer.kind === 'group' && peer.groupId === groupId
  for (const one of securityGroups.values()) {
    if (one.id !== groupId && [...one.ingress, ...one.egress].some(names)) return `a rule of ${one.id}`
  }
  return null
}

function balancerWith({ loadBalancers, classicLoadBalancers }: World, groupId: string): string | null {
  for (const one of [...loadBalancers.values(), ...classicLoadBalancers.values()]) {
    if (one.securityGroups.includes(groupId)) return `load balancer ${one.name}`
  }
  return null
}

function wearerOf({ interfaceGroups, tasks, instances }: World, groupId: string): string | null {
  for (const [wearerId, groupIds] of interfaceGroups) {
    if (!groupIds.includes(groupId)) continue
    const task = tasks.get(wearerId)
    if (task === undefined) return `instance ${instances.get(wearerId)?.ec2InstanceId ?? wearerId}`
    if (task.step !== 'stopped') return `task ${wearerId}`
  }
  return null
}

function starterOf({ services, launchTemplates }: World, groupId: string): string | null {
  for (const one of services.values()) {
    if (one.status !== 'INACTIVE' && one.network?.securityGroups.includes(groupId) === true) {
      return `service ${serviceKey(one.clusterName, one.name)}`
    }
  }
  for (const { name, securityGroupIds } of launchTemplates.values()) {
    if (securityGroupIds?.includes(groupId) === true) return `launch template ${name}`
  }
  return null
}
