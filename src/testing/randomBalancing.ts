import type { Act } from '../model/api/command.ts'
import { SUBNETS } from '../model/world/network/subnets.ts'
import type { World } from '../model/world/world.ts'
import type { Draws } from './randomDefinition.ts'

type Input = Record<string, unknown>

const v2 = (operation: string, input: Input): Act => ({ service: 'elbv2', operation, input })
const classic = (operation: string, input: Input): Act => ({ service: 'elb', operation, input })

const OWN_SUBNETS = Object.values(SUBNETS)

/** Something about one of a few load balancers, their listeners, rules, groups and targets. */
export function randomBalancingAct(draws: Draws, world: World): Act {
  const draw = draws.random.between(1, 100)
  if (world.targetGroups.size === 0 && draws.chance(50)) return newGroup(draws)
  if (world.loadBalancers.size === 0 && draws.chance(50)) return newBalancer(draws, world)
  if (draw <= 15) return randomBalancerAct(draws, world)
  if (draw <= 35) return randomGroupAct(draws, world)
  if (draw <= 60) return randomListenerAct(draws, world)
  if (draw <= 80) return randomTargets(draws, world)
  if (draw <= 90) return randomClassicAct(draws, world)
  return randomRead(draws, world)
}

/** Target groups or a Classic Load Balancer for a service whose container `main` has port 80, as there are any. */
export function randomLoadBalancers(draws: Draws, world: World): readonly Input[] {
  const at = { containerName: 'main', containerPort: 80 }
  if (draws.chance(10)) return [{ loadBalancerName: 'old', ...at }]
  const targetGroupArn = keyOf(draws, world.targetGroups)
  if (draws.chance(50)) return [{ targetGroupArn, ...at }]
  const advancedConfiguration = {
    alternateTargetGroupArn: keyOf(draws, world.targetGroups),
    productionListenerRule: keyOf(draws, world.listenerRules),
    testListenerRule: keyOf(draws, world.listenerRules),
    roleArn: 'shifts',
  }
  return [{ targetGroupArn, ...at, advancedConfiguration }]
}

function randomBalancerAct(draws: Draws, world: World): Act {
  const LoadBalancerArn = keyOf(draws, world.loadBalancers)
  const draw = draws.random.between(1, 100)
  if (draw <= 25) return newBalancer(draws, world)
  if (draw <= 50) return v2('SetSecurityGroups', { LoadBalancerArn, SecurityGroups: groupIds(draws, world) })
  if (draw <= 75) return v2('SetSubnets', { LoadBalancerArn, Subnets: someSubnets(draws) })
  if (draw <= 85) return v2('DeleteLoadBalancer', { LoadBalancerArn })
  const attribute = draws.pick([
    { Key: 'deletion_protection.enabled', Value: draws.pick(['true', 'false']) },
    { Key: 'load_balancing.cross_zone.enabled', Value: draws.pick(['true', 'false']) },
    { Key: 'idle_timeout.timeout_seconds', Value: '30' },
  ])
  return v2('ModifyLoadBalancerAttributes', { LoadBalancerArn, Attributes: [attribute] })
}

function newBalancer(draws: Draws, world: World): Act {
  const isNetwork = draws.chance(25)
  return v2('CreateLoadBalancer', {
    Name: isNetwork ? 'net' : draws.pick(['front', 'side']),
    ...(isNetwork && { Type: 'network' }),
    Subnets: someSubnets(draws),
    ...(draws.chance(40) && { SecurityGroups: groupIds(draws, world) }),
  })
}

/** Short waits, so that they end while somebody looks. */
function randomGroupAct(draws: Draws, world: World): Act {
  const TargetGroupArn = keyOf(draws, world.targetGroups)
  const draw = draws.random.between(1, 100)
  if (draw <= 25) return newGroup(draws)
  // One port that nothing listens at, and one that is mended.
  if (draw <= 60) return v2('ModifyTargetGroup', { TargetGroupArn, ...randomCheck(draws) })
  if (draw <= 70) return v2('DeleteTargetGroup', { TargetGroupArn })
  const attribute = draws.pick([
    { Key: 'deregistration_delay.timeout_seconds', Value: draws.pick(['0', '5', '60']) },
    { Key: 'slow_start.duration_seconds', Value: draws.pick(['0', '30', '60']) },
    { Key: 'stickiness.enabled', Value: draws.pick(['true', 'false']) },
    { Key: 'load_balancing.cross_zone.enabled', Value: draws.pick(['true', 'false']) },
    { Key: 'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count', Value: draws.pick(['1', '3']) },
  ])
  return v2('ModifyTargetGroupAttributes', { TargetGroupArn, Attributes: [attribute] })
}

function newGroup(draws: Draws): Act {
  const TargetType = draws.pick(['instance', 'instance', 'ip'])
  const Protocol = draws.chance(85) ? 'HTTP' : 'TCP'
  return v2('CreateTargetGroup', { Name: draws.pick(['web', 'api', 'spare']), Protocol, Port: 80, TargetType })
}

function randomCheck(draws: Draws): Input {
  return {
    HealthCheckPort: draws.pick(['traffic-port', 'traffic-port', '9999']),
    ...(draws.chance(40) && { HealthCheckIntervalSeconds: draws.pick([5, 10, 30]) }),
    ...(draws.chance(20) && { HealthCheckTimeoutSeconds: draws.pick([2, 4, 20]) }),
    ...(draws.chance(20) && { HealthyThresholdCount: draws.pick([2, 5]) }),
    ...(draws.chance(20) && { Matcher: { HttpCode: draws.pick(['200', '200-299', '404']) } }),
  }
}

function randomListenerAct(draws: Draws, world: World): Act {
  const ListenerArn = keyOf(draws, world.listeners)
  const RuleArn = keyOf(draws, world.listenerRules)
  const Priority = draws.random.between(1, 4)
  const draw = draws.random.between(1, 100)
  if (draw <= 30) {
    const LoadBalancerArn = keyOf(draws, world.loadBalancers)
    const isNetwork = world.loadBalancers.get(LoadBalancerArn)?.type === 'network'
    const of = { Protocol: isNetwork ? 'TCP' : 'HTTP', Port: draws.pick([80, 8_080]) }
    return v2('CreateListener', { LoadBalancerArn, ...of, DefaultActions: randomActions(draws, world) })
  }
  if (draw <= 45) {
    const change = draws.chance(50)
      ? { DefaultActions: randomActions(draws, world) }
      : { Port: draws.pick([80, 8_080]) }
    return v2('ModifyListener', { ListenerArn, ...change })
  }
  if (draw <= 52) return v2('DeleteListener', { ListenerArn })
  if (draw <= 75) {
    const Conditions = [{ Field: 'path-pattern', Values: [draws.pick(['/api/*', '/*', '/'])] }]
    return v2('CreateRule', { ListenerArn, Priority, Conditions, Actions: randomActions(draws, world) })
  }
  if (draw <= 85) return v2('ModifyRule', { RuleArn, Actions: randomActions(draws, world) })
  if (draw <= 92) return v2('SetRulePriorities', { RulePriorities: [{ RuleArn, Priority }] })
  return v2('DeleteRule', { RuleArn })
}

function randomActions(draws: Draws, world: World): readonly Input[] {
  if (draws.chance(10)) return [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '503' } }]
  if (draws.chance(60)) return [{ Type: 'forward', TargetGroupArn: keyOf(draws, world.targetGroups) }]
  const arns = [...new Set([keyOf(draws, world.targetGroups), keyOf(draws, world.targetGroups)])]
  const TargetGroups = arns.map((TargetGroupArn) => ({ TargetGroupArn, Weight: draws.pick([0, 1, 9]) }))
  return [{ Type: 'forward', ForwardConfig: { TargetGroups } }]
}

/** By hand: instances and addresses, with and without something that listens. */
function randomTargets(draws: Draws, world: World): Act {
  const TargetGroupArn = keyOf(draws, world.targetGroups)
  const isIp = world.targetGroups.get(TargetGroupArn)?.targetType === 'ip'
  const registered = [...world.targets.values()].filter(({ poolId }) => poolId === TargetGroupArn)
  if (registered.length > 0 && draws.chance(60)) {
    const { id, port } = draws.pick(registered)
    const again = draws.chance(25) ? 'RegisterTargets' : 'DeregisterTargets'
    return v2(again, { TargetGroupArn, Targets: [{ Id: id, ...(draws.chance(70) && { Port: port }) }] })
  }
  const Id = isIp ? draws.pick([keyOf(draws, world.addresses), '10.1.0.9']) : ec2IdOf(draws, world)
  return v2('RegisterTargets', { TargetGroupArn, Targets: [{ Id, ...(draws.chance(50) && { Port: 32_768 }) }] })
}

function randomClassicAct(draws: Draws, world: World): Act {
  const LoadBalancerName = 'old'
  const Instances = [{ InstanceId: ec2IdOf(draws, world) }]
  const draw = draws.random.between(1, 100)
  if (draw <= 25) {
    const Listeners = [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 80 }]
    return classic('CreateLoadBalancer', { LoadBalancerName, Listeners, Subnets: someSubnets(draws) })
  }
  if (draw <= 45) return classic('RegisterInstancesWithLoadBalancer', { LoadBalancerName, Instances })
  if (draw <= 65) return classic('DeregisterInstancesFromLoadBalancer', { LoadBalancerName, Instances })
  if (draw <= 75) return classic('DeleteLoadBalancer', { LoadBalancerName })
  if (draw <= 85) return classic('DescribeInstanceHealth', { LoadBalancerName })
  const Target = draws.pick(['HTTP:80/', 'TCP:80', 'TCP:9999'])
  const HealthCheck = { Target, Interval: 10, Timeout: 5, UnhealthyThreshold: 2, HealthyThreshold: draws.pick([2, 10]) }
  return classic('ConfigureHealthCheck', { LoadBalancerName, HealthCheck })
}

function randomRead(draws: Draws, world: World): Act {
  const TargetGroupArn = keyOf(draws, world.targetGroups)
  const LoadBalancerArn = keyOf(draws, world.loadBalancers)
  return draws.pick([
    v2('DescribeTargetHealth', { TargetGroupArn }),
    v2('DescribeTargetGroups', draws.chance(50) ? { LoadBalancerArn } : {}),
    v2('DescribeTargetGroupAttributes', { TargetGroupArn }),
    v2('DescribeLoadBalancers', {}),
    v2('DescribeLoadBalancerAttributes', { LoadBalancerArn }),
    v2('DescribeListeners', { LoadBalancerArn }),
    v2('DescribeRules', { ListenerArn: keyOf(draws, world.listeners) }),
    classic('DescribeLoadBalancers', {}),
    { service: 'lab', operation: 'DescribeTraffic', input: {} } satisfies Act,
  ])
}

function someSubnets(draws: Draws): readonly string[] {
  const count = draws.pick([1, 2, 2, 3, 3])
  const left = draws.random.between(0, OWN_SUBNETS.length - count)
  return OWN_SUBNETS.slice(left, left + count)
}

function groupIds(draws: Draws, { securityGroups }: World): readonly string[] {
  return [keyOf(draws, securityGroups)]
}

function ec2IdOf(draws: Draws, { instances }: World): string {
  return instances.size === 0 ? 'i-none' : draws.pick([...instances.values()]).ec2InstanceId
}

/** A key that is there, now and then one that is not. */
function keyOf(draws: Draws, table: ReadonlyMap<string, unknown>): string {
  return table.size === 0 || draws.chance(4) ? 'none' : draws.pick([...table.keys()])
}
