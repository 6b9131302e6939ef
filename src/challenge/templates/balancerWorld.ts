import type { Look } from '../../lessons/document/look.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import { answerLook, clusterNamed, instances } from './world.ts'

const SUBNETS = ['subnet-a', 'subnet-b', 'subnet-c']
/** A load balancer is active two minutes after its creation, in the lab. */
export const BALANCER_ACTIVE_MS = 130_000

/** The ARN of a load balancer, a listener or a target group, the id of a security group: they count in the order of their creation, from 0. */
export function balancerAt(at: number): string {
  return `@balancer:${String(at)}`
}

export function listenerAt(at: number): string {
  return `@listener:${String(at)}`
}

/** A default rule is made with its listener. */
export function ruleAt(at: number): string {
  return `@rule:${String(at)}`
}

export function groupAt(at: number): string {
  return `@group:${String(at)}`
}

/** What ALBRequestCountPerTarget is told of a target group behind the first load balancer. */
export function labelAt(at: number): string {
  return `@label:${String(at)}`
}

export function securityGroupAt(at: number): string {
  return `@securityGroup:${String(at)}`
}

export interface FrontWanted {
  readonly cluster: string
  /** `application` unless told. */
  readonly type?: 'application' | 'network'
  /** Two m5.large unless told. */
  readonly instances?: readonly Act[]
  /** What the load balancer wears: the open default one unless told. */
  readonly securityGroups?: readonly string[]
  /** Target groups, each with a listener of its own from port 80 on where it is listened to. */
  readonly groups: readonly {
    readonly targetType: 'instance' | 'ip'
    readonly isListened: boolean
    /** Seconds between checks and failures until a target is unhealthy. */
    readonly interval?: number
    readonly unhealthy?: number
  }[]
}

/** A cluster of two instances, and a load balancer with its groups, all made before anything names one of them. */
export function frontActs({ cluster, type = 'application', groups, ...given }: FrontWanted): readonly Act[] {
  const protocol = type === 'application' ? 'HTTP' : 'TCP'
  const made = groups.map(({ targetType, interval, unhealthy }, at) =>
    act('elbv2', 'CreateTargetGroup', {
      Name: `group-${String(at + 1)}`,
      Protocol: protocol,
      Port: 80,
      TargetType: targetType,
      ...(interval !== undefined && { HealthCheckIntervalSeconds: interval }),
      ...(unhealthy !== undefined && { UnhealthyThresholdCount: unhealthy }),
    }),
  )
  const listeners = groups.flatMap(({ isListened }, at) =>
    isListened
      ? [
          act('elbv2', 'CreateListener', {
            LoadBalancerArn: balancerAt(0),
            Protocol: protocol,
            Port: 80 + at,
            DefaultActions: [{ Type: 'forward', TargetGroupArn: groupAt(at) }],
          }),
        ]
      : [],
  )
  return [
    clusterNamed(cluster),
    ...(given.instances ?? [instances({ cluster, type: 'm5.large', count: 2 })]),
    act('elbv2', 'CreateLoadBalancer', {
      Name: 'front',
      Type: type,
      Subnets: SUBNETS,
      ...(given.securityGroups !== undefined && { SecurityGroups: given.securityGroups }),
    }),
    ...made,
    ...listeners,
  ]
}

/** So many requests a second, of hardly any work, to the first listener. */
export function trafficAct(perSecond: number): Act {
  return act('lab', 'SetTraffic', {
    listenerArn: listenerAt(0),
    shape: 'constant',
    peakRequestsPerSecond: perSecond,
    cpuMillisecondsPerRequest: 1,
  })
}

/** What `lab DescribeTaskTraffic` tells of the tasks with requests. */
export function taskTrafficLook(cluster: string, query: string): Look {
  return { service: 'lab', operation: 'DescribeTaskTraffic', input: { cluster }, query }
}

/** How many tasks of the service have been told to stop. */
export function stoppedLook(cluster: string, service: string) {
  return answerLook('ListTasks', { cluster, serviceName: service, desiredStatus: 'STOPPED' }, 'length(taskArns)')
}
