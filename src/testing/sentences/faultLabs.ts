import { act } from '../randomCommands.ts'
import type { TimedAct } from './play.ts'

const CLUSTER = { cluster: 'yard' } as const
const FARGATE = ['FARGATE', 'FARGATE_SPOT'].map((capacityProvider) => ({ capacityProvider, weight: 1 }))
const SUBNETS = { awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'] } }

const container = { name: 'main', image: 'web:1', cpu: 16, memory: 16 }
const lab = (operation: string, input: object) => act('lab', operation, { ...input })
const setZone = (availabilityZone: string, available: boolean) =>
  lab('SetZoneAvailable', { availabilityZone, available })
const storm = (faults: readonly string[], forSeconds = 60) =>
  lab('StartStorm', { ...CLUSTER, forSeconds, everySeconds: 20, faults })

/** On instances, and on Fargate and its Spot. */
const SET_UP = [
  act('ecs', 'CreateCluster', { clusterName: 'yard' }),
  lab('AddContainerInstances', { ...CLUSTER, instanceType: 'm5.large', count: 3 }),
  act('ecs', 'RegisterTaskDefinition', {
    family: 'web',
    containerDefinitions: [{ ...container, portMappings: [{ containerPort: 80, hostPort: 0 }] }],
  }),
  act('ecs', 'RegisterTaskDefinition', {
    family: 'far',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'main', image: 'far:1' }],
  }),
  act('ecs', 'PutClusterCapacityProviders', {
    ...CLUSTER,
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    defaultCapacityProviderStrategy: [],
  }),
  act('ecs', 'CreateService', {
    ...CLUSTER,
    serviceName: 'far',
    taskDefinition: 'far',
    desiredCount: 4,
    capacityProviderStrategy: FARGATE,
    networkConfiguration: SUBNETS,
  }),
  act('elbv2', 'CreateLoadBalancer', { Name: 'front', Subnets: ['subnet-1', 'subnet-2', 'subnet-3'] }),
  act('elbv2', 'CreateTargetGroup', { Name: 'web', Protocol: 'HTTP', Port: 80 }),
]

const GROUP = [
  act('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'large',
    LaunchTemplateData: { InstanceType: 'm5.large', UserData: 'ECS_CLUSTER=yard' },
  }),
  act('autoscaling', 'CreateAutoScalingGroup', {
    AutoScalingGroupName: 'asg',
    MinSize: 2,
    MaxSize: 4,
    LaunchTemplate: { LaunchTemplateName: 'large' },
  }),
]

const first = (table: ReadonlyMap<string, unknown>): string => [...table.keys()][0] ?? ''

/** Everything that can break does, one after the other. */
export const FAULT_LABS: readonly { readonly name: string; readonly acts: readonly TimedAct[] }[] = [
  {
    name: 'zones go and come back, Fargate has no capacity, calls are throttled, containers crash',
    acts: [
      ...SET_UP.map((one): TimedAct => [0, one]),
      [
        0,
        ({ loadBalancers, targetGroups }) =>
          act('elbv2', 'CreateListener', {
            LoadBalancerArn: first(loadBalancers),
            Protocol: 'HTTP',
            Port: 80,
            DefaultActions: [{ Type: 'forward', TargetGroupArn: first(targetGroups) }],
          }),
      ],
      [
        0,
        ({ targetGroups }) =>
          act('ecs', 'CreateService', {
            ...CLUSTER,
            serviceName: 'web',
            taskDefinition: 'web',
            desiredCount: 3,
            loadBalancers: [{ targetGroupArn: first(targetGroups), containerName: 'main', containerPort: 80 }],
          }),
      ],
      [240_000, setZone('us-east-1a', false)],
      [300_000, setZone('us-east-1a', true)],
      [360_000, lab('SetFargateCapacity', { available: false, availabilityZones: ['us-east-1c'] })],
      [380_000, lab('SetFargateCapacity', { available: true, availabilityZones: ['us-east-1c'] })],
      [
        400_000,
        ({ tasks }) => {
          const task = [...tasks.values()].find((one) => one.step === 'running' && one.launchType === 'EC2')?.id
          return lab('CrashContainer', { ...CLUSTER, task })
        },
      ],
      [400_500, lab('ThrottleApi', { forSeconds: 350 })],
      ...GROUP.map((one): TimedAct => [500_000, one]),
      [800_000, storm(['ContainerHangs'], 30)],
      [900_000, storm(['AgentDisconnected'])],
      [1_000_000, storm(['InstanceTerminated'])],
      [1_200_000, storm(['SpotInterrupted'])],
      [1_400_000, storm(['ZoneOut', 'FargateShort'], 400)],
    ],
  },
  {
    name: 'a zone goes in which Fargate alone has tasks, and an image cannot be pulled there',
    acts: [
      ...SET_UP.filter((one) => one.operation !== 'AddContainerInstances').map((one): TimedAct => [0, one]),
      [120_000, setZone('us-east-1a', false)],
      [180_000, setZone('us-east-1a', true)],
      [240_000, lab('SetContainerBehavior', { image: 'far:1', cannotBePulled: true })],
      [
        240_000,
        act('ecs', 'RunTask', {
          ...CLUSTER,
          taskDefinition: 'far',
          launchType: 'FARGATE',
          networkConfiguration: SUBNETS,
        }),
      ],
    ],
  },
  {
    name: 'a zone is back, and tasks move there',
    acts: [
      ...SET_UP.map((one): TimedAct => [0, one]),
      [0, act('ecs', 'CreateService', { ...CLUSTER, serviceName: 'even', taskDefinition: 'web', desiredCount: 6 })],
      [120_000, setZone('us-east-1c', false)],
      [240_000, setZone('us-east-1c', true)],
    ],
  },
]
