import { must } from '../../base/assert.ts'
import type { World } from '../../model/world/world.ts'
import { act } from '../randomCommands.ts'
import type { TimedAct } from './play.ts'

export const CLUSTER = { cluster: 'yard' } as const
export const WEB = { ...CLUSTER, serviceName: 'web' } as const

const FAST = { HealthCheckIntervalSeconds: 5, HealthCheckTimeoutSeconds: 2, HealthyThresholdCount: 2 }

const DEFINITION = act('ecs', 'RegisterTaskDefinition', {
  family: 'web',
  containerDefinitions: [
    { name: 'main', image: 'web:1', cpu: 16, memory: 16, portMappings: [{ containerPort: 80, hostPort: 0 }] },
  ],
})

const creates = (Name: string) => act('elbv2', 'CreateTargetGroup', { Name, Protocol: 'HTTP', Port: 80, ...FAST })

export const groupArn = ({ targetGroups }: World, name: string): string =>
  must([...targetGroups.values()].find((one) => one.name === name)?.arn, name)

const drainsIn30 = (world: World, name: string) =>
  act('elbv2', 'ModifyTargetGroupAttributes', {
    TargetGroupArn: groupArn(world, name),
    Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }],
  })

const listens = (world: World, Port: number) =>
  act('elbv2', 'CreateListener', {
    LoadBalancerArn: [...world.loadBalancers.keys()][0],
    Protocol: 'HTTP',
    Port,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: groupArn(world, 'blue') }],
  })

/** A cluster, two revisions, and a load balancer with two listeners and two target groups. */
export const FRONT: readonly TimedAct[] = [
  [0, act('ecs', 'CreateCluster', { clusterName: 'yard' })],
  [0, act('lab', 'AddContainerInstances', { ...CLUSTER, instanceType: 'm5.large', count: 2 })],
  [0, DEFINITION],
  [0, DEFINITION],
  [0, act('elbv2', 'CreateLoadBalancer', { Name: 'front', Subnets: ['subnet-1', 'subnet-2', 'subnet-3'] })],
  [0, creates('blue')],
  [0, creates('green')],
  [0, (world) => drainsIn30(world, 'blue')],
  [0, (world) => drainsIn30(world, 'green')],
  [0, (world) => listens(world, 80)],
  [0, (world) => listens(world, 9_000)],
]
