import type { Act } from '../model/api/command.ts'
import { rulesNaming } from '../model/world/balancing/pools.ts'
import { poolIdOf } from '../model/world/service/serviceLoadBalancer.ts'
import type { World } from '../model/world/world.ts'

type Input = Record<string, unknown>

const v2 = (operation: string, input: Input): Act => ({ service: 'elbv2', operation, input })
const ALL = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }]

/** Acts after which every load balancer can reach what listens, in any zone, and checks it soon. */
export function* mendedFronts(world: World): Generator<Act> {
  for (const GroupId of [...world.securityGroups.keys()]) {
    for (const side of ['Ingress', 'Egress']) {
      const operation = `AuthorizeSecurityGroup${side}`
      yield { service: 'ec2', operation, input: { GroupId, IpPermissions: ALL } }
    }
  }
  for (const LoadBalancerArn of [...world.loadBalancers.keys()]) {
    yield v2('SetSubnets', { LoadBalancerArn, Subnets: ['subnet-1', 'subnet-2', 'subnet-3'] })
  }
  for (const { arn: TargetGroupArn, protocol } of [...world.targetGroups.values()]) {
    const check = { HealthCheckPort: 'traffic-port', HealthCheckIntervalSeconds: 10, HealthCheckTimeoutSeconds: 5 }
    const Matcher = protocol === 'HTTP' && { Matcher: { HttpCode: '200' } }
    yield v2('ModifyTargetGroup', { TargetGroupArn, ...check, ...Matcher })
    const Attributes = [{ Key: 'deregistration_delay.timeout_seconds', Value: '5' }]
    yield v2('ModifyTargetGroupAttributes', { TargetGroupArn, Attributes })
  }
}

/** Whether each group that a service's tasks are registered in is in use, so that they can come to be healthy. */
export function hasFront(world: World, loadBalancers: readonly Parameters<typeof poolIdOf>[0][]): boolean {
  return loadBalancers.every((one) => rulesNaming(world, poolIdOf(one)).length > 0)
}
