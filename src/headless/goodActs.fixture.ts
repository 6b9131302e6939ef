import { Engine } from '../model/engine/engine.ts'
import type { Command } from '../model/operations/command.ts'
import type { World } from '../model/world/world.ts'

export type Act = Omit<Command, 'atMs'>

/** A lab with a bit of everything, at rest: what bad input is tried on. */
export function preparedEngine(): Engine {
  const engine = Engine.create(7)
  const template = { InstanceType: 'm5.large', UserData: '#!/bin/bash\necho ECS_CLUSTER=yard >> /etc/ecs/ecs.config' }
  const acts: readonly Act[] = [
    act('ecs', 'CreateCluster', { clusterName: 'yard' }),
    act('ecs', 'CreateCluster', { clusterName: 'empty' }),
    act('lab', 'AddContainerInstances', { cluster: 'yard', instanceType: 'm5.large', count: 3 }),
    act('ecs', 'RegisterTaskDefinition', DEFINITION),
    act('ecs', 'RegisterTaskDefinition', DEFINITION),
    act('ecs', 'CreateService', { cluster: 'yard', serviceName: 'web', taskDefinition: 'web:1', desiredCount: 2 }),
    act('ecs', 'RunTask', { cluster: 'yard', taskDefinition: 'web:1' }),
    act('ecs', 'RegisterTaskDefinition', FARGATE),
    act('ecs', 'CreateService', {
      cluster: 'yard',
      serviceName: 'far',
      taskDefinition: 'far',
      desiredCount: 1,
      launchType: 'FARGATE',
      networkConfiguration: NETWORK,
    }),
    act('ec2', 'CreateLaunchTemplate', { LaunchTemplateName: 'first', LaunchTemplateData: template }),
    act('autoscaling', 'CreateAutoScalingGroup', {
      AutoScalingGroupName: 'first',
      MinSize: 0,
      MaxSize: 4,
      LaunchTemplate: { LaunchTemplateName: 'first' },
    }),
  ]
  for (const one of acts) {
    const answer = engine.execute({ atMs: 0, ...one })
    if ('error' in answer) throw new Error(`${one.operation}: ${answer.error.message}`)
  }
  engine.runUntil(120_000)
  return engine
}

const NETWORK = { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'], assignPublicIp: 'DISABLED' } }

export const DEFINITION = {
  family: 'web',
  networkMode: 'bridge',
  requiresCompatibilities: ['EC2'],
  cpu: '512',
  memory: '1 GB',
  containerDefinitions: [
    {
      name: 'web',
      image: 'web:1',
      cpu: 256,
      memory: 512,
      memoryReservation: 256,
      essential: true,
      portMappings: [{ containerPort: 80, hostPort: 0, protocol: 'tcp' }],
      healthCheck: { command: ['CMD', 'true'], interval: 30, timeout: 5, retries: 3, startPeriod: 0 },
      stopTimeout: 30,
      dependsOn: [{ containerName: 'side', condition: 'START' }],
    },
    { name: 'side', image: 'side:1', cpu: 64, memory: 64, essential: false },
  ],
}

/** One good act of each operation with every field that the model acts on, but for those that exclude each other. */
export function goodActs(world: World): readonly Act[] {
  const [instance] = world.instances.values()
  const [task] = world.tasks.keys()
  const id = instance?.id ?? ''
  const taskId = task ?? ''
  const placement = {
    placementStrategy: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }, { type: 'random' }],
    placementConstraints: [{ type: 'distinctInstance' }],
  }
  const percents = { deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 150, strategy: 'ROLLING' } }
  return [
    act('ecs', 'CreateCluster', { clusterName: 'second' }),
    act('ecs', 'DescribeClusters', { clusters: ['yard'] }),
    act('ecs', 'ListClusters', {}),
    act('ecs', 'ListContainerInstances', { cluster: 'yard', status: 'ACTIVE' }),
    act('ecs', 'DescribeContainerInstances', { cluster: 'yard', containerInstances: [id] }),
    act('ecs', 'UpdateContainerInstancesState', { cluster: 'yard', containerInstances: [id], status: 'DRAINING' }),
    act('ecs', 'RegisterTaskDefinition', DEFINITION),
    act('ecs', 'RegisterTaskDefinition', FARGATE),
    act('ecs', 'DescribeTaskDefinition', { taskDefinition: 'web:1' }),
    act('ecs', 'ListTaskDefinitions', { familyPrefix: 'web', status: 'ACTIVE' }),
    act('ecs', 'RunTask', { cluster: 'yard', taskDefinition: 'web:1', count: 2, launchType: 'EC2', group: 'g', startedBy: 'me', ...placement }),
    act('ecs', 'StopTask', { cluster: 'yard', task: taskId, reason: 'enough' }),
    act('ecs', 'ListTasks', { cluster: 'yard', family: 'web', serviceName: 'web', startedBy: 'me', desiredStatus: 'RUNNING', containerInstance: id, launchType: 'EC2' }),
    act('ecs', 'DescribeTasks', { cluster: 'yard', tasks: [taskId] }),
    act('ecs', 'CreateService', {
      cluster: 'yard',
      serviceName: 'api',
      taskDefinition: 'web:2',
      desiredCount: 1,
      launchType: 'EC2',
      schedulingStrategy: 'REPLICA',
      deploymentController: { type: 'ECS' },
      ...percents,
      ...placement,
    }),
    act('ecs', 'UpdateService', { cluster: 'yard', service: 'web', taskDefinition: 'web:2', desiredCount: 3, forceNewDeployment: true, ...percents, ...placement }),
    act('ecs', 'DescribeServices', { cluster: 'yard', services: ['web'] }),
    act('ecs', 'ListServices', { cluster: 'yard' }),
    act('ecs', 'DeleteService', { cluster: 'yard', service: 'web', force: true }),
    act('ecs', 'DeregisterTaskDefinition', { taskDefinition: 'web:2' }),
    act('ec2', 'CreateLaunchTemplate', { LaunchTemplateName: 'second', LaunchTemplateData: { InstanceType: 'm5.large', UserData: 'ECS_CLUSTER=yard' } }),
    act('ec2', 'RunInstances', { InstanceType: 'm5.large', MinCount: 1, MaxCount: 2, Placement: { AvailabilityZone: 'us-east-1b' }, UserData: 'ECS_CLUSTER=yard' }),
    act('ec2', 'TerminateInstances', { InstanceIds: [instance?.ec2InstanceId ?? ''] }),
    act('ec2', 'DescribeSubnets', {}),
    act('autoscaling', 'CreateAutoScalingGroup', {
      AutoScalingGroupName: 'second',
      MinSize: 1,
      MaxSize: 3,
      DesiredCapacity: 2,
      AvailabilityZones: ['us-east-1a', 'us-east-1b'],
      LaunchTemplate: { LaunchTemplateName: 'first' },
    }),
    act('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'first', DesiredCapacity: 3, HonorCooldown: false }),
    act('autoscaling', 'DescribeAutoScalingGroups', { AutoScalingGroupNames: ['first'] }),
    act('lab', 'AddContainerInstances', { cluster: 'yard', instanceType: 'm5.large', count: 2, availabilityZones: ['us-east-1a'], cpuUnits: 1_024, memoryMib: 1_024 }),
    act('lab', 'SetLoad', { cluster: 'yard', service: 'web', shape: 'ramp', baseCpuUnits: 100, peakCpuUnits: 1_000, startSeconds: 10, periodSeconds: 600 }),
    act('lab', 'SetAgentConnected', { cluster: 'yard', containerInstance: id, connected: false }),
    act('ecs', 'DeleteCluster', { cluster: 'empty' }),
    act('ecs', 'UpdateService', { cluster: 'yard', service: 'far', networkConfiguration: NETWORK }),
    act('ecs', 'RunTask', { cluster: 'yard', taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }),
  ]
}

export const FARGATE = {
  family: 'far',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  containerDefinitions: [{ name: 'far', image: 'far:1', portMappings: [{ containerPort: 80 }] }],
}

export function act(service: Act['service'], operation: string, input: Act['input']): Act {
  return { service, operation, input }
}
