import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/operations.ts'
import { answerLook, clusterNamed, instances } from './world.ts'

const SUBNETS = ['subnet-a', 'subnet-b', 'subnet-c']
/** A load balancer is active two minutes after its creation, in the lab. */
export const BALANCER_ACTIVE_MS = 130_000

/** The ARN of a load balancer or a target group: they count in the order of their creation, from 0. */
function balancerAt(at: number): string {
  return `@balancer:${String(at)}`
}

export function groupAt(at: number): string {
  return `@group:${String(at)}`
}

export interface FrontWanted {
  readonly cluster: string
  /** `application` unless told. */
  readonly type?: 'application' | 'network'
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
export function frontActs({ cluster, type = 'application', groups }: FrontWanted): readonly Act[] {
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
    instances({ cluster, type: 'm5.large', count: 2 }),
    act('elbv2', 'CreateLoadBalancer', { Name: 'front', Type: type, Subnets: SUBNETS }),
    ...made,
    ...listeners,
  ]
}

/** How many tasks of the service have been told to stop. */
export function stoppedLook(cluster: string, service: string) {
  return answerLook('ListTasks', { cluster, serviceName: service, desiredStatus: 'STOPPED' }, 'length(taskArns)')
}
