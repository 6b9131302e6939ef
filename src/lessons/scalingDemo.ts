import type { LabFile } from '../labfile/labFile.ts'
import type { Command } from '../model/api/command.ts'
import { commandAt as at } from './commandAt.ts'
import type { ClusterKind, LoadPoint, ScalingSetting } from './scalingSetting.ts'
import {
  groupPolicyAct,
  managedScalingOf,
  policyActs,
  SCALING_GROUP,
  SCALING_PROVIDER,
  SCALING_TARGET,
  stepPolicies,
} from './scalingPolicies.ts'

/** The autoscaling demo as a lab: what its page is set to, as commands. */

const CLUSTER = 'yard'
const SERVICE = 'web'
export const SCALING_SERVICE_KEY = `${CLUSTER}/${SERVICE}`

/** When the curve begins, which the page calls 00:00: by then the service is steady and has its first datapoints. */
export const SCALING_ORIGIN_MS = 600_000
/** So long is played: the slowest preset scales in a quarter of an hour after its load has gone. */
export const SCALING_LASTS_MS = 3_600_000

/**
 * What the load balancer, the group and the listener are called. Their ids are drawn, but the seed and the commands
 * before them are always the same; `scalingDemo.test.ts` asks the model.
 */
const SEED = 1
const ELB = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:'
const BALANCER_ARN = `${ELB}loadbalancer/app/front/1c39ae30ec4aaffb`
const SCALING_GROUP_ARN = `${ELB}targetgroup/web/c21df3a68694af76`
const LISTENER_ARN = `${ELB}listener/app/front/1c39ae30ec4aaffb/6b3913a420f667cc`

/** By then the load balancer is active, and its targets are healthy. */
const READY_MS = 240_000

const SUBNETS = ['subnet-a', 'subnet-b', 'subnet-c']
/** A request keeps a vCPU busy for so long, and a task has half a vCPU: it answers at most twelve a second. */
const CPU_MS_PER_REQUEST = 40
const TASK_CPU_UNITS = 512
const TASK_MEMORY_MIB = 1_024
const INSTANCE_TYPE = 'm5.large'
const GROUP_MAX = 12

export function scalingFile(setting: ScalingSetting): LabFile {
  return {
    format: 'taskyard/lab',
    version: 1,
    title: 'Auto scaling',
    seed: SEED,
    commands: [
      ...front(setting),
      ...service(setting),
      // Always there: their names are known then, and without an alarm they do nothing.
      ...stepPolicies(setting.policy).map((one) => ({ atMs: 0, ...one })),
      at(READY_MS, 'lab SetTraffic', traffic([{ atMinutes: 0, perSecond: setting.load[0]?.perSecond ?? 0 }])),
      ...policyActs(setting).map((one) => ({ atMs: READY_MS, ...one })),
      ...(setting.cluster === 'group' ? [{ atMs: READY_MS, ...groupPolicyAct() }] : []),
      at(SCALING_ORIGIN_MS, 'lab SetTraffic', traffic(setting.load)),
    ],
  }
}

/** What the load balancer is sent from now on. */
function traffic(load: readonly LoadPoint[]): Command['input'] {
  return {
    listenerArn: LISTENER_ARN,
    shape: 'points',
    points: load.map(({ atMinutes, perSecond }) => ({ atSeconds: atMinutes * 60, requestsPerSecond: perSecond })),
    cpuMillisecondsPerRequest: CPU_MS_PER_REQUEST,
  }
}

/** These come first of all, so that their names are the same whatever the rest is. */
function front({ cluster: kind }: ScalingSetting): readonly Command[] {
  return [
    at(0, 'ecs CreateCluster', { clusterName: CLUSTER }),
    at(0, 'elbv2 CreateLoadBalancer', { Name: 'front', Subnets: SUBNETS }),
    at(0, 'elbv2 CreateTargetGroup', {
      Name: 'web',
      Protocol: 'HTTP',
      Port: 80,
      TargetType: kind === 'fargate' ? 'ip' : 'instance',
      HealthCheckIntervalSeconds: 10,
      HealthyThresholdCount: 2,
    }),
    at(0, 'elbv2 CreateListener', {
      LoadBalancerArn: BALANCER_ARN,
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: SCALING_GROUP_ARN }],
    }),
    at(0, 'elbv2 ModifyTargetGroupAttributes', {
      TargetGroupArn: SCALING_GROUP_ARN,
      Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }],
    }),
  ]
}

function service({ cluster: kind, minCapacity, maxCapacity }: ScalingSetting): readonly Command[] {
  const isFargate = kind === 'fargate'
  return [
    at(0, 'ecs RegisterTaskDefinition', {
      family: SERVICE,
      ...(isFargate
        ? {
            networkMode: 'awsvpc',
            requiresCompatibilities: ['FARGATE'],
            cpu: String(TASK_CPU_UNITS),
            memory: String(TASK_MEMORY_MIB),
          }
        : { cpu: String(TASK_CPU_UNITS) }),
      containerDefinitions: [
        {
          name: 'web',
          image: 'web:1',
          cpu: TASK_CPU_UNITS,
          memory: TASK_MEMORY_MIB,
          portMappings: [{ containerPort: 80, ...(!isFargate && { hostPort: 0 }) }],
        },
      ],
    }),
    ...(kind === 'fargate' ? [] : groupOf(kind)),
    ...(hasProvider(kind) ? provider(kind) : []),
    at(0, 'ecs CreateService', {
      cluster: CLUSTER,
      serviceName: SERVICE,
      taskDefinition: SERVICE,
      desiredCount: minCapacity,
      loadBalancers: [{ targetGroupArn: SCALING_GROUP_ARN, containerName: 'web', containerPort: 80 }],
      ...(isFargate && {
        launchType: 'FARGATE',
        networkConfiguration: { awsvpcConfiguration: { subnets: SUBNETS } },
      }),
      ...(kind === 'fixed' && { launchType: 'EC2' }),
      ...(hasProvider(kind) && { capacityProviderStrategy: [{ capacityProvider: SCALING_PROVIDER, weight: 1 }] }),
    }),
    at(0, 'application-autoscaling RegisterScalableTarget', {
      ...SCALING_TARGET,
      MinCapacity: minCapacity,
      MaxCapacity: maxCapacity,
    }),
  ]
}

/** One instance, which has room for what the service begins with; a group of fixed size stays at that. */
function groupOf(kind: ClusterKind): readonly Command[] {
  return [
    at(0, 'ec2 CreateLaunchTemplate', {
      LaunchTemplateName: 'node',
      LaunchTemplateData: { InstanceType: INSTANCE_TYPE, UserData: `ECS_CLUSTER=${CLUSTER}` },
    }),
    at(0, 'autoscaling CreateAutoScalingGroup', {
      AutoScalingGroupName: SCALING_GROUP,
      MinSize: 1,
      MaxSize: kind === 'fixed' ? 1 : GROUP_MAX,
      DesiredCapacity: 1,
      LaunchTemplate: { LaunchTemplateName: 'node' },
    }),
  ]
}

function hasProvider(kind: ClusterKind): boolean {
  return kind === 'provider' || kind === 'group'
}

/** One that scales its group, or leaves that to the group's own policy. */
function provider(kind: ClusterKind): readonly Command[] {
  return [
    at(0, 'ecs CreateCapacityProvider', {
      name: SCALING_PROVIDER,
      autoScalingGroupProvider: {
        autoScalingGroupArn: SCALING_GROUP,
        ...managedScalingOf(kind === 'provider' ? 'ENABLED' : 'DISABLED'),
      },
    }),
    at(0, 'ecs PutClusterCapacityProviders', {
      cluster: CLUSTER,
      capacityProviders: [SCALING_PROVIDER],
      defaultCapacityProviderStrategy: [],
    }),
  ]
}
