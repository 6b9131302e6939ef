import { deploymentArn } from '../../model/api/arns.ts'
import type { Act } from '../../model/api/command.ts'
import type { World } from '../../model/world/world.ts'
import { act } from '../randomCommands.ts'
import { CODE_DEPLOY_LABS } from './codeDeployLabs.ts'
import { FAILING_LABS } from './failingLabs.ts'
import { SHIFT_LABS } from './shiftLabs.ts'
import { TASK_SET_LABS } from './taskSetLabs.ts'
import type { TimedAct } from './play.ts'

const CLUSTER = { cluster: 'yard' } as const
const container = (fields: object) => ({ name: 'main', image: 'web:1', cpu: 16, memory: 16, ...fields })

const registers = (fields: object = {}) =>
  act('ecs', 'RegisterTaskDefinition', { family: 'web', containerDefinitions: [container(fields)] })

const serves = (desiredCount: number, fields: object = {}) =>
  act('ecs', 'CreateService', { ...CLUSTER, serviceName: 'web', taskDefinition: 'web', desiredCount, ...fields })

/** On the instance of that place in their order. */
const starts = ({ instances }: Pick<World, 'instances'>, place: number, overrides: object) =>
  act('ecs', 'StartTask', {
    ...CLUSTER,
    taskDefinition: 'web',
    containerInstances: [[...instances.keys()][place]],
    overrides,
  })

const updates = (fields: object) => act('ecs', 'UpdateService', { ...CLUSTER, service: 'web', ...fields })

const yard = (count: number) => [
  act('ecs', 'CreateCluster', { clusterName: 'yard' }),
  ...(count === 0 ? [] : [act('lab', 'AddContainerInstances', { ...CLUSTER, instanceType: 'm5.large', count })]),
]

const sized = (fields: object) =>
  act('lab', 'AddContainerInstances', { ...CLUSTER, instanceType: 'm5.large', count: 1, ...fields })

const protects = (world: Pick<World, 'tasks'>, fields: object) =>
  act('ecs', 'UpdateTaskProtection', { ...CLUSTER, tasks: [...world.tasks.keys()], ...fields })

const turns = ({ instances }: World, status: 'ACTIVE' | 'DRAINING', from = 0) =>
  act('ecs', 'UpdateContainerInstancesState', {
    ...CLUSTER,
    containerInstances: [...instances.keys()].slice(from),
    status,
  })

const agentOfFirst = ({ instances }: World, connected: boolean) =>
  act('lab', 'SetAgentConnected', { ...CLUSTER, containerInstance: [...instances.keys()][0], connected })

const TEMPLATE = act('ec2', 'CreateLaunchTemplate', {
  LaunchTemplateName: 'large',
  LaunchTemplateData: { InstanceType: 'm5.large', UserData: 'ECS_CLUSTER=yard' },
})

const GROUP = act('autoscaling', 'CreateAutoScalingGroup', {
  AutoScalingGroupName: 'asg',
  MinSize: 0,
  MaxSize: 4,
  DesiredCapacity: 2,
  LaunchTemplate: { LaunchTemplateName: 'large' },
})

const NETWORK = { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } }

const firstOf = (table: ReadonlyMap<string, unknown>): string => [...table.keys()][0] ?? ''

const listens = ({ loadBalancers, targetGroups }: World) =>
  act('elbv2', 'CreateListener', {
    LoadBalancerArn: firstOf(loadBalancers),
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: firstOf(targetGroups) }],
  })

const servesBehind = ({ targetGroups }: World) =>
  serves(2, {
    loadBalancers: [{ targetGroupArn: firstOf(targetGroups), containerName: 'main', containerPort: 80 }],
  })

/** What random lives hardly ever come to. */
function deregisterFirst({ instances }: World): Act {
  const [containerInstance = ''] = instances.keys()
  return act('ecs', 'DeregisterContainerInstance', { ...CLUSTER, containerInstance, force: true })
}

function stopNewest({ serviceDeployments }: World): Act {
  const [newest] = serviceDeployments.get('yard/web') ?? []
  const of = { clusterName: 'yard', name: 'web' }
  return act('ecs', 'StopServiceDeployment', {
    serviceDeploymentArn: deploymentArn('service-deployment', of, newest?.id ?? ''),
  })
}

export const MADE_LABS: readonly { readonly name: string; readonly acts: readonly TimedAct[] }[] = [
  {
    name: 'an agent goes away while a task starts and another runs',
    acts: [
      ...[...yard(1), registers(), serves(1)].map((one): TimedAct => [0, one]),
      [30_000, updates({ desiredCount: 2 })],
      [33_000, (world) => agentOfFirst(world, false)],
      [60_000, updates({ desiredCount: 0 })],
      [90_000, updates({ desiredCount: 1 })],
    ],
  },
  {
    name: 'an instance with tasks is deregistered by force',
    acts: [
      ...[...yard(2), registers(), serves(2)].map((one): TimedAct => [0, one]),
      [60_000, (world) => deregisterFirst(world)],
    ],
  },
  {
    name: 'traffic is shifted to a new revision, and taken back',
    acts: [
      ...[...yard(2), registers(), registers()].map((one): TimedAct => [0, one]),
      [
        0,
        act('ecs', 'CreateService', {
          ...CLUSTER,
          serviceName: 'web',
          taskDefinition: 'web:1',
          desiredCount: 2,
          deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 2 },
        }),
      ],
      [100_000, updates({ taskDefinition: 'web:2' })],
      [400_000, updates({ taskDefinition: 'web:1' })],
      [500_000, (world) => stopNewest(world)],
    ],
  },
  {
    name: 'a service is deleted while ECS waits for its tasks',
    acts: [
      ...[...yard(1), registers(), serves(1)].map((one): TimedAct => [0, one]),
      [20_000, act('ecs', 'DeleteService', { ...CLUSTER, service: 'web', force: true })],
    ],
  },
  {
    name: 'more tasks than a service launches at once',
    acts: [...yard(2), registers(), serves(120)].map((one) => [0, one]),
  },
  {
    name: 'each task wants a host port of its instance',
    acts: [
      ...yard(3).map((one): TimedAct => [0, one]),
      [
        0,
        act('ecs', 'RegisterTaskDefinition', {
          family: 'web',
          networkMode: 'host',
          containerDefinitions: [container({ portMappings: [{ containerPort: 80 }] })],
        }),
      ],
      [0, serves(4)],
      [9_500, updates({ desiredCount: 6 })],
    ],
  },
  {
    name: 'a task on Fargate is stopped before it has a container',
    acts: [
      ...yard(0).map((one): TimedAct => [0, one]),
      [
        0,
        act('ecs', 'RegisterTaskDefinition', {
          family: 'web',
          networkMode: 'awsvpc',
          requiresCompatibilities: ['FARGATE'],
          cpu: '256',
          memory: '512',
          containerDefinitions: [{ name: 'main', image: 'web:1' }],
        }),
      ],
      [0, serves(2, { launchType: 'FARGATE', ...NETWORK })],
      [3_000, ({ tasks }) => act('ecs', 'StopTask', { ...CLUSTER, task: [...tasks.keys()][0] })],
    ],
  },
  {
    name: 'StartTask names a free instance, a full one and one that drains',
    acts: [
      ...[...yard(3), registers()].map((one): TimedAct => [0, one]),
      [1_000, (world) => starts(world, 0, { cpu: '128' })],
      [2_000, (world) => starts(world, 1, { cpu: '100000' })],
      [
        3_000,
        ({ instances }) =>
          act('ecs', 'UpdateContainerInstancesState', {
            ...CLUSTER,
            containerInstances: [[...instances.keys()][2]],
            status: 'DRAINING',
          }),
      ],
      [4_000, (world) => starts(world, 2, {})],
    ],
  },
  {
    name: 'protections are taken off early',
    acts: [
      ...[...yard(2), registers(), serves(6)].map((one): TimedAct => [0, one]),
      [90_000, (world) => protects(world, { protectionEnabled: true, expiresInMinutes: 120 })],
      [100_000, updates({ desiredCount: 2 })],
      [220_000, (world) => protects(world, { protectionEnabled: false })],
    ],
  },
  {
    name: 'old tasks are protected while new ones start',
    acts: [
      ...[...yard(2), registers(), serves(4)].map((one): TimedAct => [0, one]),
      [90_000, ({ tasks }) => protects({ tasks: new Map([...tasks].slice(0, 2)) }, { protectionEnabled: true })],
      [
        100_000,
        updates({
          forceNewDeployment: true,
          deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
        }),
      ],
    ],
  },
  {
    name: 'an Auto Scaling group grows and shrinks',
    acts: [
      ...[...yard(0), TEMPLATE, GROUP].map((one): TimedAct => [0, one]),
      [200_000, act('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'asg', DesiredCapacity: 3 })],
      [400_000, act('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'asg', DesiredCapacity: 1 })],
    ],
  },
  {
    name: 'every instance drains, then one has no agent',
    acts: [
      ...[...yard(2), registers()].map((one): TimedAct => [0, one]),
      [0, (world) => turns(world, 'DRAINING')],
      [0, serves(1)],
      [10_000, (world) => agentOfFirst(world, false)],
      [20_000, (world) => turns(world, 'ACTIVE')],
      [30_000, (world) => turns(world, 'DRAINING', 1)],
    ],
  },
  {
    name: 'tasks fail the health checks of their containers',
    acts: [
      ...[...yard(2), registers({ healthCheck: { command: ['CMD', 'true'], interval: 5 } })].map((one): TimedAct => [
        0,
        one,
      ]),
      [0, act('lab', 'SetContainerBehavior', { image: 'web:1', checkFails: { how: 'exit', fromSeconds: 120 } })],
      [0, serves(2)],
    ],
  },
  {
    name: 'the listener of a load balancer is deleted before its targets are healthy',
    acts: [
      ...[...yard(2), registers({ portMappings: [{ containerPort: 80, hostPort: 0 }] })].map((one): TimedAct => [
        0,
        one,
      ]),
      [0, act('elbv2', 'CreateLoadBalancer', { Name: 'front', Subnets: ['subnet-1', 'subnet-2'] })],
      [0, act('elbv2', 'CreateTargetGroup', { Name: 'web', Protocol: 'HTTP', Port: 80 })],
      [0, listens],
      [0, servesBehind],
      [60_000, ({ listeners }) => act('elbv2', 'DeleteListener', { ListenerArn: firstOf(listeners) })],
    ],
  },
  ...FAILING_LABS,
  ...CODE_DEPLOY_LABS,
  ...SHIFT_LABS,
  ...TASK_SET_LABS,
  {
    name: 'one instance has the CPU, another the memory',
    acts: [...yard(0), sized({ cpuUnits: 256, memoryMib: 4_096 }), registers({ cpu: 512, memory: 1_024 }), serves(1)]
      .map((one): TimedAct => [0, one])
      .concat([[30_000, sized({ cpuUnits: 2_048, memoryMib: 512 })]]),
  },
]
