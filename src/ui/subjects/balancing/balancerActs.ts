import { answerRef } from '../../../model/api/answerRef.ts'
import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import type { LoadBalancer } from '../../../model/world/balancing/loadBalancer.ts'
import { rulesOf } from '../../../model/world/balancing/routing.ts'
import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import { SUBNETS } from '../../../model/world/network/subnets.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import { listenersOf } from '../../../look/poolLook.ts'

export type BalancerKind = 'application' | 'network' | 'classic'

/** Seconds throughout. */
export interface CheckWanted {
  readonly path: string
  readonly interval: number
  readonly timeout: number
  readonly unhealthy: number
  readonly healthy: number
}

export interface BalancerWanted {
  readonly kind: BalancerKind
  /** The ARN of one that is there; empty for a new one. */
  readonly existing: string
  readonly name: string
  readonly groupName: string
  readonly port: number
  readonly containerName: string
  readonly containerPort: number
  /** Of an Application Load Balancer's rule; empty for any. */
  readonly path: string
  readonly host: string
  readonly check: CheckWanted
  readonly deregistrationDelay: number
  readonly gracePeriod: number
}

/** Of the group that was created last before. */
export const GROUP_ARN = answerRef('CreateTargetGroup', 'TargetGroups[0].TargetGroupArn')
const LISTENER_ARN = answerRef('CreateListener', 'Listeners[0].ListenerArn')
const DELAY_STANDARD = 300

interface Front {
  readonly world: World
  readonly service: Service
  readonly definition: TaskDefinition
}

/** All that puts a load balancer in front of a service: each act uses what the one before is answered. */
export function balancerActs(wanted: BalancerWanted, front: Front): readonly Act[] {
  if (wanted.kind === 'classic') return classicActs(wanted, front)
  const listener = wanted.existing === '' ? undefined : listenersOf(front.world, wanted.existing)[0]
  return [
    ...groupActs(wanted, front.definition),
    ...(listener === undefined
      ? newListenerActs(wanted)
      : [ruleAct(wanted, listener.arn, nextPriority(front.world, listener.arn))]),
    behindAct(wanted, front.service, { targetGroupArn: GROUP_ARN }),
  ]
}

export function groupActs(wanted: BalancerWanted, { networkMode }: TaskDefinition): readonly Act[] {
  const { check } = wanted
  const group = act('elbv2', 'CreateTargetGroup', {
    Name: wanted.groupName,
    Protocol: wanted.kind === 'network' ? 'TCP' : 'HTTP',
    Port: wanted.containerPort,
    TargetType: networkMode === 'awsvpc' ? 'ip' : 'instance',
    HealthCheckProtocol: 'HTTP',
    HealthCheckPath: check.path,
    HealthCheckIntervalSeconds: check.interval,
    HealthCheckTimeoutSeconds: check.timeout,
    UnhealthyThresholdCount: check.unhealthy,
    HealthyThresholdCount: check.healthy,
  })
  if (wanted.deregistrationDelay === DELAY_STANDARD) return [group]
  return [group, delayAct(GROUP_ARN, wanted.deregistrationDelay)]
}

/** What waits before a target that is deregistered is gone. @param seconds  0 to 3,600 */
function delayAct(groupArn: string, seconds: number): Act {
  return act('elbv2', 'ModifyTargetGroupAttributes', {
    TargetGroupArn: groupArn,
    Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: String(seconds) }],
  })
}

export function newListenerActs(wanted: BalancerWanted): readonly Act[] {
  const { kind, name, port } = wanted
  const hasRule = conditionsOf(wanted).length > 0
  return [
    act('elbv2', 'CreateLoadBalancer', {
      Name: name,
      Type: kind === 'network' ? 'network' : 'application',
      Subnets: Object.values(SUBNETS),
    }),
    act('elbv2', 'CreateListener', {
      LoadBalancerArn: answerRef('CreateLoadBalancer', 'LoadBalancers[0].LoadBalancerArn'),
      Protocol: kind === 'network' ? 'TCP' : 'HTTP',
      Port: port,
      DefaultActions: [
        hasRule
          ? { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }
          : { Type: 'forward', TargetGroupArn: GROUP_ARN },
      ],
    }),
    ...(hasRule ? [ruleAct(wanted, LISTENER_ARN, 10)] : []),
  ]
}

function ruleAct(wanted: BalancerWanted, listenerArn: string, priority: number): Act {
  return act('elbv2', 'CreateRule', {
    ListenerArn: listenerArn,
    Priority: priority,
    Conditions: conditionsOf(wanted),
    Actions: [{ Type: 'forward', TargetGroupArn: GROUP_ARN }],
  })
}

function conditionsOf({ kind, path, host }: BalancerWanted) {
  if (kind !== 'application') return []
  return [
    ...(path === '' ? [] : [{ Field: 'path-pattern' as const, Values: [path] }]),
    ...(host === '' ? [] : [{ Field: 'host-header' as const, Values: [host] }]),
  ]
}

/** In tens, so that a rule can come between. */
function nextPriority(world: World, listenerArn: string): number {
  const given = rulesOf(world, listenerArn).flatMap(({ priority }) => (priority === 'default' ? [] : [priority]))
  return Math.floor(Math.max(0, ...given) / 10) * 10 + 10
}

function classicActs(wanted: BalancerWanted, { service, definition }: Front): readonly Act[] {
  const { name, port, check } = wanted
  const instancePort = portOf(definition, wanted)?.hostPort ?? 0
  return [
    act('elb', 'CreateLoadBalancer', {
      LoadBalancerName: name,
      Listeners: [{ Protocol: 'HTTP', LoadBalancerPort: port, InstancePort: instancePort }],
      Subnets: Object.values(SUBNETS),
    }),
    act('elb', 'ConfigureHealthCheck', {
      LoadBalancerName: name,
      HealthCheck: {
        Target: `HTTP:${String(instancePort)}${check.path}`,
        Interval: check.interval,
        Timeout: check.timeout,
        UnhealthyThreshold: check.unhealthy,
        HealthyThreshold: check.healthy,
      },
    }),
    behindAct(wanted, service, { loadBalancerName: name }),
  ]
}

export function portOf(
  { containers }: TaskDefinition,
  { containerName, containerPort }: Pick<BalancerWanted, 'containerName' | 'containerPort'>,
) {
  return containers
    .find(({ name }) => name === containerName)
    ?.portMappings.find((one) => one.containerPort === containerPort)
}

type BehindWhat = { readonly targetGroupArn: string } | { readonly loadBalancerName: string }

function behindAct(wanted: BalancerWanted, { clusterName, name }: Service, what: BehindWhat): Act {
  const { containerName, containerPort, gracePeriod } = wanted
  return act('ecs', 'UpdateService', {
    cluster: clusterName,
    service: name,
    loadBalancers: [{ ...what, containerName, containerPort }],
    healthCheckGracePeriodSeconds: gracePeriod,
  })
}

/** A load balancer's groups take targets by HTTP rules: only an Application Load Balancer can be shared by them. */
export function shareable(world: World): readonly LoadBalancer[] {
  return [...world.loadBalancers.values()].filter(
    ({ type, arn }) => type === 'application' && listenersOf(world, arn).length > 0,
  )
}
