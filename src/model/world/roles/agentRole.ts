import type { ContainerInstance } from '../capacity/containerInstance.ts'
import { ACCOUNT, REGION, type World } from '../world.ts'
import { isAssumable, mayAs, type Call } from './access.ts'
import { instanceRoleOf } from './rolesInUse.ts'

/** What an agent calls to get in, in this order. */
export function registeringCalls({ clusterName }: Pick<ContainerInstance, 'clusterName'>): readonly Call[] {
  return [
    { action: 'ecs:DiscoverPollEndpoint', resource: '*' },
    {
      action: 'ecs:RegisterContainerInstance',
      resource: `arn:aws:ecs:${REGION}:${ACCOUNT}:cluster/${clusterName}`,
    },
  ]
}

/** ROL-7: whether the role of an instance lets its agent register. */
export function mayRegister(world: World, instance: ContainerInstance): boolean {
  const role = instanceRoleOf(world, instance)
  if (role === null || !isAssumable(world, role, 'ec2.amazonaws.com')) return false
  const session = instance.ec2InstanceId
  return registeringCalls(instance).every((call) => mayAs(world, role, { ...call, session }).isAllowed)
}
