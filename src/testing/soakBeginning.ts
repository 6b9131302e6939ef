import type { Act } from '../model/api/command.ts'
import type { World } from '../model/world/world.ts'
import { act } from './randomCommands.ts'

/** Of so many lives one begins behind a load balancer. */
const BALANCED_EVERY = 3

/** What a life begins with: two clusters, room, definitions and a service. Each act is made when the last one is done. */
export function* firstActs(seed: number, world: World): Generator<Act> {
  const container = { name: 'main', image: 'main:1', cpu: 128, memory: 256 }
  const service = { cluster: 'yard', serviceName: 'web', taskDefinition: 'web', desiredCount: 4 }
  const isBalanced = seed % BALANCED_EVERY === 1
  const ports = isBalanced ? { portMappings: [{ containerPort: 80, hostPort: 0 }] } : {}
  yield act('ecs', 'CreateCluster', { clusterName: 'yard' })
  yield act('ecs', 'CreateCluster', { clusterName: 'annex' })
  yield act('lab', 'AddContainerInstances', { cluster: 'yard', instanceType: 'm5.large', count: 3 })
  yield act('ecs', 'RegisterTaskDefinition', { family: 'web', containerDefinitions: [{ ...container, ...ports }] })
  yield act('ecs', 'RegisterTaskDefinition', { family: 'api', containerDefinitions: [container] })
  if (!isBalanced) return yield act('ecs', 'CreateService', service)
  yield* loadBalancer(world)
  const [targetGroupArn = ''] = world.targetGroups.keys()
  const loadBalancers = [{ targetGroupArn, containerName: 'main', containerPort: 80 }]
  yield act('ecs', 'CreateService', { ...service, loadBalancers })
}

function* loadBalancer(world: World): Generator<Act> {
  const Subnets = ['subnet-1', 'subnet-2', 'subnet-3']
  yield act('ec2', 'CreateSecurityGroup', { GroupName: 'alb', Description: 'of the load balancer' })
  const [GroupId = ''] = world.securityGroups.keys()
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }]
  yield act('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, IpPermissions })
  yield act('elbv2', 'CreateLoadBalancer', { Name: 'front', Subnets, SecurityGroups: [GroupId] })
  yield act('elbv2', 'CreateTargetGroup', { Name: 'web', Protocol: 'HTTP', Port: 80 })
  const [TargetGroupArn = ''] = world.targetGroups.keys()
  const [LoadBalancerArn = ''] = world.loadBalancers.keys()
  const DefaultActions = [{ Type: 'forward', TargetGroupArn }]
  yield act('elbv2', 'CreateListener', { LoadBalancerArn, Protocol: 'HTTP', Port: 80, DefaultActions })
}
