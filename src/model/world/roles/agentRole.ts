import type { ContainerInstance } from '../capacity/containerInstance.ts'
import { ACCOUNT, REGION, type World } from '../world.ts'
import { isAssumable, mayAs, type Call } from './access.ts'
import type { RefusedRegistration } from '../capacity/registrationDecision.ts'
import { instanceProfileOf, instanceRoleOf } from './rolesInUse.ts'

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

/** ROL-7: why the role of an instance does not let its agent register; `null` where it does. */
export function refusedRegistration(world: World, instance: ContainerInstance): RefusedRegistration | null {
  const roleArn = instanceRoleOf(world, instance)
  const base = { profile: instanceProfileOf(instance), roleArn, action: null, message: null }
  if (roleArn === null) return { ...base, cause: 'noRole' }
  if (!isAssumable(world, roleArn, 'ec2.amazonaws.com')) return { ...base, cause: 'notAssumable' }
  const session = instance.ec2InstanceId
  for (const call of registeringCalls(instance)) {
    const { message } = mayAs(world, roleArn, { ...call, session })
    if (message !== null) return { ...base, cause: 'notAllowed', action: call.action, message }
  }
  return null
}
