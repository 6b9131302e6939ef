import { must } from '../../base/assert.ts'
import type { Act } from '../../model/api/command.ts'
import type { Engine } from '../../model/engine/engine.ts'
import type { World } from '../../model/world/world.ts'

const v2 = (operation: string, input: Act['input']): Act => ({ service: 'elbv2', operation, input })
const classic = (operation: string, input: Act['input']): Act => ({ service: 'elb', operation, input })

const CHECK = {
  HealthCheckProtocol: 'HTTP',
  HealthCheckPort: 'traffic-port',
  HealthCheckEnabled: true,
  HealthCheckPath: '/health',
  HealthCheckIntervalSeconds: 10,
  HealthCheckTimeoutSeconds: 5,
  HealthyThresholdCount: 3,
  UnhealthyThresholdCount: 2,
  Matcher: { HttpCode: '200-299' },
}
const SUBNETS = ['subnet-1', 'subnet-2']
const CLASSIC_LISTENER = {
  Protocol: 'HTTP',
  LoadBalancerPort: 80,
  InstanceProtocol: 'HTTP',
  InstancePort: 8_080,
  SSLCertificateId: 'cert',
}

/** One act at a time, since each needs the ARNs of those before it: a load balancer with a group, a listener, a rule. */
export function* balancingSetUp({ world }: Pick<Engine, 'world'>): Generator<Act> {
  yield v2('CreateLoadBalancer', { Name: 'first', Subnets: SUBNETS })
  yield v2('CreateTargetGroup', { Name: 'first', Protocol: 'HTTP', Port: 80 })
  yield v2('CreateTargetGroup', { Name: 'idle', Protocol: 'HTTP', Port: 80, TargetType: 'ip' })
  const { balancer, group } = arnsOf(world)
  yield v2('CreateListener', { LoadBalancerArn: balancer, Protocol: 'HTTP', Port: 80, DefaultActions: forward(group) })
  yield v2('CreateRule', {
    ListenerArn: arnsOf(world).listener,
    Conditions: [{ Field: 'path-pattern', Values: ['/old/*'] }],
    Priority: 5,
    Actions: [{ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301', Path: '/new' } }],
  })
  yield v2('CreateTargetGroup', { Name: 'green', Protocol: 'HTTP', Port: 80 })
  yield v2('CreateRule', {
    ListenerArn: arnsOf(world).listener,
    Conditions: [{ Field: 'path-pattern', Values: ['/test/*'] }],
    Priority: 6,
    Actions: forward(arnsOf(world).green),
  })
  yield v2('RegisterTargets', { TargetGroupArn: group, Targets: [{ Id: ec2Id(world), Port: 8_080 }] })
  yield classic('CreateLoadBalancer', { LoadBalancerName: 'old', Listeners: [CLASSIC_LISTENER], Subnets: SUBNETS })
  yield classic('RegisterInstancesWithLoadBalancer', {
    LoadBalancerName: 'old',
    Instances: [{ InstanceId: ec2Id(world) }],
  })
}

function forward(arn: string): readonly Act['input'][] {
  return [{ Type: 'forward', TargetGroupArn: arn }]
}

const first = (table: ReadonlyMap<string, unknown>): string => must([...table.keys()][0], 'a first row')

function arnsOf(world: World) {
  const groups = [...world.targetGroups.values()]
  const rules = [...world.listenerRules.values()]
  return {
    balancer: first(world.loadBalancers),
    group: groups[0]?.arn ?? '',
    idle: groups[1]?.arn ?? '',
    green: groups[2]?.arn ?? '',
    listener: world.listeners.size === 0 ? '' : first(world.listeners),
    rule: rules.find((one) => one.priority === 5)?.arn ?? '',
  }
}

function ec2Id({ instances }: World): string {
  return [...instances.values()][0]?.ec2InstanceId ?? ''
}

/** A good act of each operation of Elastic Load Balancing, on the prepared lab. */
export function balancingActs(world: World): readonly Act[] {
  const arns = arnsOf(world)
  return [
    ...balancerActs(arns),
    ...listenerActs(arns),
    ...ruleActs(arns),
    ...targetActs(world, arns),
    ...classicActs(world),
  ]
}

type Arns = ReturnType<typeof arnsOf>

function balancerActs({ balancer, group, idle }: Arns): readonly Act[] {
  const TargetGroupArn = group
  return [
    v2('CreateLoadBalancer', {
      Name: 'second',
      Subnets: SUBNETS,
      SecurityGroups: ['sg-1'],
      Scheme: 'internal',
      Type: 'application',
      Tags: [{ Key: 'team', Value: 'dev' }],
    }),
    v2('CreateLoadBalancer', { Name: 'third', SubnetMappings: [{ SubnetId: 'subnet-1' }], Type: 'network' }),
    v2('DescribeLoadBalancers', { LoadBalancerArns: [balancer] }),
    v2('DescribeLoadBalancers', { Names: ['first'] }),
    v2('DeleteLoadBalancer', { LoadBalancerArn: balancer }),
    v2('DescribeLoadBalancerAttributes', { LoadBalancerArn: balancer }),
    v2('ModifyLoadBalancerAttributes', {
      LoadBalancerArn: balancer,
      Attributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '30' }],
    }),
    v2('SetSecurityGroups', { LoadBalancerArn: balancer, SecurityGroups: ['sg-1'] }),
    v2('SetSubnets', { LoadBalancerArn: balancer, Subnets: ['subnet-1', 'subnet-3'] }),
    v2('SetSubnets', {
      LoadBalancerArn: balancer,
      SubnetMappings: [{ SubnetId: 'subnet-2' }, { SubnetId: 'subnet-3' }],
    }),
    v2('CreateTargetGroup', { Name: 'second', Protocol: 'HTTP', Port: 8_080, TargetType: 'ip', ...CHECK, Tags: [] }),
    v2('DescribeTargetGroups', { LoadBalancerArn: balancer, Names: ['first'] }),
    v2('DescribeTargetGroups', { TargetGroupArns: [group], PageSize: 1 }),
    v2('ModifyTargetGroup', { TargetGroupArn, ...CHECK }),
    v2('DeleteTargetGroup', { TargetGroupArn: idle }),
    v2('DescribeTargetGroupAttributes', { TargetGroupArn }),
    v2('ModifyTargetGroupAttributes', {
      TargetGroupArn,
      Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }],
    }),
  ]
}

function listenerActs({ balancer, group, idle, listener }: Arns): readonly Act[] {
  return [
    v2('CreateListener', {
      LoadBalancerArn: balancer,
      Protocol: 'HTTPS',
      Port: 443,
      Certificates: [{ CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1' }],
      DefaultActions: [
        {
          Type: 'forward',
          Order: 1,
          ForwardConfig: {
            TargetGroups: [
              { TargetGroupArn: group, Weight: 9 },
              { TargetGroupArn: idle, Weight: 1 },
            ],
            TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 60 },
          },
        },
      ],
    }),
    v2('DescribeListeners', { LoadBalancerArn: balancer }),
    v2('DescribeListeners', { ListenerArns: [listener] }),
    v2('ModifyListener', { ListenerArn: listener, Port: 8_080, Protocol: 'HTTP', DefaultActions: forward(idle) }),
    v2('DeleteListener', { ListenerArn: listener }),
  ]
}

function ruleActs({ listener, rule }: Arns): readonly Act[] {
  return [
    v2('CreateRule', {
      ListenerArn: listener,
      Priority: 10,
      Conditions: [
        { Field: 'path-pattern', PathPatternConfig: { Values: ['/img/*'] } },
        { Field: 'host-header', HostHeaderConfig: { Values: ['*.example.com'] } },
      ],
      Actions: [
        {
          Type: 'fixed-response',
          FixedResponseConfig: { StatusCode: '404', MessageBody: 'no', ContentType: 'text/plain' },
        },
      ],
    }),
    v2('DescribeRules', { ListenerArn: listener }),
    v2('DescribeRules', { RuleArns: [rule] }),
    v2('ModifyRule', {
      RuleArn: rule,
      Conditions: [{ Field: 'path-pattern', Values: ['/other/*'] }],
      Actions: [
        {
          Type: 'redirect',
          RedirectConfig: {
            Protocol: 'HTTPS',
            Port: '443',
            Host: '#{host}',
            Path: '/#{path}',
            Query: '#{query}',
            StatusCode: 'HTTP_302',
          },
        },
      ],
    }),
    v2('SetRulePriorities', { RulePriorities: [{ RuleArn: rule, Priority: 7 }] }),
    v2('DeleteRule', { RuleArn: rule }),
  ]
}

function targetActs(world: World, { group: TargetGroupArn }: Arns): readonly Act[] {
  return [
    v2('RegisterTargets', {
      TargetGroupArn,
      Targets: [{ Id: ec2Id(world), Port: 9_090, AvailabilityZone: 'us-east-1a' }],
    }),
    v2('DeregisterTargets', { TargetGroupArn, Targets: [{ Id: ec2Id(world), Port: 8_080 }] }),
    v2('DescribeTargetHealth', { TargetGroupArn }),
    v2('DescribeTargetHealth', { TargetGroupArn, Targets: [{ Id: ec2Id(world), Port: 9_090 }] }),
  ]
}

function classicActs(world: World): readonly Act[] {
  return [
    classic('CreateLoadBalancer', {
      LoadBalancerName: 'older',
      Listeners: [CLASSIC_LISTENER],
      AvailabilityZones: ['us-east-1a'],
      SecurityGroups: ['sg-1'],
      Scheme: 'internal',
      Tags: [{ Key: 'team', Value: 'dev' }],
    }),
    classic('DescribeLoadBalancers', { LoadBalancerNames: ['old'] }),
    classic('DeleteLoadBalancer', { LoadBalancerName: 'old' }),
    classic('ConfigureHealthCheck', {
      LoadBalancerName: 'old',
      HealthCheck: { Target: 'HTTP:8080/', Interval: 10, Timeout: 5, UnhealthyThreshold: 2, HealthyThreshold: 4 },
    }),
    classic('RegisterInstancesWithLoadBalancer', {
      LoadBalancerName: 'old',
      Instances: [{ InstanceId: [...world.instances.values()][1]?.ec2InstanceId ?? '' }],
    }),
    classic('DeregisterInstancesFromLoadBalancer', {
      LoadBalancerName: 'old',
      Instances: [{ InstanceId: ec2Id(world) }],
    }),
    classic('DescribeInstanceHealth', { LoadBalancerName: 'old', Instances: [{ InstanceId: ec2Id(world) }] }),
  ]
}
