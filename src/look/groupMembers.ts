import type { ContainerInstance } from '../model/world/capacity/containerInstance.ts'
import { groupsOf, groupsWornBy, type SecurityGroup } from '../model/world/network/securityGroup.ts'
import type { Task } from '../model/world/task/task.ts'
import type { World } from '../model/world/world.ts'
import type { SubjectRef } from './subjectRef.ts'

/** Whether a lab has anything that the Network lens would show beside the open default. */
export function hasGroups({ securityGroups }: World): boolean {
  return securityGroups.size > 0
}

/** What has interfaces with a group. */
export interface GroupMembers {
  /** With an interface of their own (awsvpc). */
  readonly tasks: readonly Task[]
  /** With them what runs on them without an interface of its own. */
  readonly instances: readonly ContainerInstance[]
  readonly balancers: readonly WearingBalancer[]
}

export interface WearingBalancer {
  readonly ref: SubjectRef
  readonly name: string
}

export function membersOf(world: World, groupId: string): GroupMembers {
  const wears = (ref: SubjectRef) => groupsWorn(world, ref).some(({ id }) => id === groupId)
  return {
    tasks: [...world.tasks.values()].filter(({ id }) => wears({ kind: 'task', id })),
    instances: [...world.instances.values()].filter(({ id }) => wears({ kind: 'containerInstance', id })),
    balancers: balancersOf(world).filter(({ ref }) => wears(ref)),
  }
}

function balancersOf({ loadBalancers, classicLoadBalancers }: World): readonly WearingBalancer[] {
  return [
    ...[...loadBalancers.values()].map(({ arn, name }) => ({ ref: { kind: 'loadBalancer', id: arn } as const, name })),
    ...[...classicLoadBalancers.keys()].map((id) => ({ ref: { kind: 'classicLoadBalancer', id } as const, name: id })),
  ]
}

/** The groups of a thing's own interfaces; none of what has none (NET-5). */
export function groupsWorn(world: World, { kind, id }: SubjectRef): readonly SecurityGroup[] {
  switch (kind) {
    case 'task':
      return hasInterface(world.tasks.get(id)) ? groupsWornBy(world, id) : []
    case 'containerInstance':
      return world.instances.has(id) ? groupsWornBy(world, id) : []
    case 'loadBalancer': {
      const balancer = world.loadBalancers.get(id)
      const isBare = balancer === undefined || (balancer.type === 'network' && balancer.securityGroups.length === 0)
      return isBare ? [] : groupsOf(world, balancer.securityGroups)
    }
    case 'classicLoadBalancer': {
      const classic = world.classicLoadBalancers.get(id)
      return classic === undefined ? [] : groupsOf(world, classic.securityGroups)
    }
    default:
      return []
  }
}

/** A live task with awsvpc, once it has its interface. */
export function hasInterface(task: Task | undefined): boolean {
  return task !== undefined && task.privateIp !== null && task.step !== 'stopped'
}
