import type { ContainerInstance } from '../capacity/containerInstance.ts'
import { ACCOUNT, REGION, type World } from '../world.ts'
import { isAssumable, mayAs, type Access } from './access.ts'
import { instanceRoleOf } from './rolesInUse.ts'

/** What an agent calls to get in, in this order. */
const REGISTERING = ['ecs:DiscoverPollEndpoint', 'ecs:RegisterContainerInstance'] as const

/** ROL-7: whether the role of an instance lets its agent register. */
export function mayRegister(world: World, instance: ContainerInstance): boolean {
  const role = instanceRoleOf(world, instance)
  return role !== null && isAssumable(world, role, 'ec2.amazonaws.com') && refusedCall(world, instance, role) === null
}

/** The first call with which an agent is turned away; `null`: none. */
function refusedCall(world: World, { clusterName, ec2InstanceId }: ContainerInstance, role: string): Access | null {
  for (const action of REGISTERING) {
    const resource =
      action === 'ecs:RegisterContainerInstance' ? `arn:aws:ecs:${REGION}:${ACCOUNT}:cluster/${clusterName}` : '*'
    const access = mayAs(world, role, { action, resource, session: ec2InstanceId })
    if (!access.isAllowed) return access
  }
  return null
}
