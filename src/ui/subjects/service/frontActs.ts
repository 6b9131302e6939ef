import { answerRef } from '../../../model/api/answerRef.ts'
import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import { balancerOf } from '../../../model/world/balancing/pools.ts'
import type { TargetGroup } from '../../../model/world/balancing/loadBalancer.ts'
import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import type { World } from '../../../model/world/world.ts'
import { GROUP_ARN, groupActs, newListenerActs, type BalancerWanted } from '../balancing/balancerActs.ts'
import { newWanted, STEM_MAX } from '../balancing/newWanted.ts'

/** What a service under CodeDeploy stands behind: a target group that is there, or a front that is made with it. */
export interface FrontWanted {
  /** An ARN; empty for a new one. */
  readonly targetGroupArn: string
  /** A second listener, by which a replacement is tested. */
  readonly hasTest: boolean
}

export const NEW_FRONT: FrontWanted = { targetGroupArn: '', hasTest: true }

const TEST_PORT = 9_000

interface FrontOf {
  readonly serviceName: string
  readonly definition: TaskDefinition
}

/** A load balancer, two target groups, and listeners that send to the first: all between which CodeDeploy shifts. */
export function frontActs(
  { serviceName, definition }: FrontOf,
  { hasTest }: FrontWanted,
  world: World,
): readonly Act[] {
  const wanted = newWanted({ name: serviceName }, definition, world)
  const of = (side: string): BalancerWanted => ({
    ...wanted,
    groupName: `${wanted.groupName.slice(0, STEM_MAX)}-${side}`,
  })
  return [
    // What listens refers to the group that was created last.
    ...groupActs(of('green'), definition),
    ...groupActs(of('blue'), definition),
    ...newListenerActs(wanted),
    ...(hasTest
      ? [
          act('elbv2', 'CreateListener', {
            LoadBalancerArn: answerRef('CreateLoadBalancer', 'LoadBalancers[0].LoadBalancerArn'),
            Protocol: 'HTTP',
            Port: TEST_PORT,
            DefaultActions: [{ Type: 'forward', TargetGroupArn: GROUP_ARN }],
          }),
        ]
      : []),
  ]
}

/** The groups that a load balancer leads to and tasks of a definition can stand in. */
export function groupsFor({ networkMode }: TaskDefinition, world: World): readonly TargetGroup[] {
  const type = networkMode === 'awsvpc' ? 'ip' : 'instance'
  return [...world.targetGroups.values()].filter(
    ({ arn, targetType }) => targetType === type && balancerOf(world, arn) !== undefined,
  )
}
