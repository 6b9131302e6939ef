import { headOf } from '../../base/foreignText.ts'
import { dnsName } from '../api/balancing/balancingNames.ts'
import type { elbOperations } from '../api/balancing/elbOperations.ts'
import type { Output } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import type { ClassicLoadBalancer, HealthCheck } from '../world/balancing/loadBalancer.ts'
import { targetsOf } from '../world/balancing/pools.ts'
import { healthOf } from '../world/balancing/targetHealth.ts'
import type { Target } from '../world/balancing/target.ts'
import { CLASSIC_LOAD_BALANCERS_MAX, TARGETS_MAX } from '../world/labLimits.ts'
import { DEFAULT_GROUP_ID } from '../world/network/securityGroup.ts'
import { SUBNETS } from '../world/network/subnets.ts'
import type { World } from '../world/world.ts'
import { classicCheckJson, classicJson } from './balancingJson.ts'
import { classicFound, refused } from './found.ts'
import { markedPage } from './markedPage.ts'
import { refreshProbing } from './probing.ts'
import { deregisterTarget, registerTarget } from './registration.ts'
import { subnetsGiven } from './subnetsGiven.ts'

export const elbHandlers: Handlers<typeof elbOperations> = {
  CreateLoadBalancer(context, { input }) {
    const { world } = context
    const name = input.LoadBalancerName
    if (world.classicLoadBalancers.has(name)) {
      const text = `Load balancer name '${name}' already exists and it is configured with different parameters.`
      throw refused('DuplicateLoadBalancerName', text, 'LoadBalancerName')
    }
    if (world.classicLoadBalancers.size >= CLASSIC_LOAD_BALANCERS_MAX) {
      const text = `You have reached the maximum number of load balancers: ${String(CLASSIC_LOAD_BALANCERS_MAX)}`
      throw refused('TooManyLoadBalancers', text, 'LoadBalancerName')
    }
    const zones = (input.AvailabilityZones ?? []).map((zone) => SUBNETS[zone] ?? zone)
    const field = input.Subnets === undefined ? 'AvailabilityZones' : 'Subnets'
    const subnets = subnetsGiven(input.Subnets ?? zones, 1, field)
    const listeners = input.Listeners.map((one) => ({
      protocol: one.Protocol,
      port: one.LoadBalancerPort,
      instancePort: one.InstancePort,
    }))
    const number = String(context.random.between(100_000, 4_000_000))
    const scheme = input.Scheme ?? 'internet-facing'
    const dns = dnsName('classic', name, number)
    const value: ClassicLoadBalancer = {
      name,
      scheme,
      subnets,
      securityGroups: input.SecurityGroups ?? [DEFAULT_GROUP_ID],
      dnsName: scheme === 'internal' ? `internal-${dns}` : dns,
      listeners,
      healthCheck: freshCheck(listeners[0]?.instancePort ?? 80),
      createdAtMs: context.nowMs,
    }
    context.emit({ kind: 'put', table: 'classicLoadBalancers', key: name, value })
    return { DNSName: value.dnsName }
  },
  DescribeLoadBalancers(world, given) {
    const { LoadBalancerNames: names } = given.input
    const found = names?.map((name) => classicFound(world, name)) ?? [...world.classicLoadBalancers.values()]
    const told = found.map((one) => classicJson(world, one))
    return markedPage('LoadBalancerDescriptions', told, given)
  },
  DeleteLoadBalancer(context, { input }) {
    // AWS takes it for done when there is none.
    const classic = context.world.classicLoadBalancers.get(input.LoadBalancerName)
    if (classic === undefined) return {}
    for (const { key, taskId } of targetsOf(context.world, classic.name))
      context.emit({ kind: 'targetGone', key, taskId })
    context.emit({ kind: 'gone', table: 'classicLoadBalancers', key: classic.name })
    return {}
  },
  ConfigureHealthCheck(context, { input }) {
    const classic = classicFound(context.world, input.LoadBalancerName)
    const { Target: target, Interval, Timeout, UnhealthyThreshold, HealthyThreshold } = input.HealthCheck
    if (Timeout >= Interval) {
      const text = `HealthCheck.Timeout '${String(Timeout)}' must be less than the interval '${String(Interval)}'`
      throw refused('ValidationError', text, 'HealthCheck.Timeout')
    }
    const [, protocol = '', port = '', path = ''] = /^([A-Za-z]+):([0-9]+)(.*)$/.exec(target) ?? []
    const healthCheck: HealthCheck = {
      protocol: protocol.toUpperCase() as HealthCheck['protocol'],
      port,
      path,
      intervalMs: Interval * 1_000,
      timeoutMs: Timeout * 1_000,
      healthyThreshold: HealthyThreshold,
      unhealthyThreshold: UnhealthyThreshold,
      matcher: '200',
    }
    const value: ClassicLoadBalancer = { ...classic, healthCheck }
    context.emit({ kind: 'put', table: 'classicLoadBalancers', key: value.name, value })
    refreshProbing(context, value.name)
    return { HealthCheck: classicCheckJson(value) }
  },
  RegisterInstancesWithLoadBalancer(context, { input }) {
    const { world } = context
    const classic = classicFound(world, input.LoadBalancerName)
    const port = classic.listeners[0]?.instancePort ?? 80
    const wanted = input.Instances.map(({ InstanceId: id }, index) => {
      const zone = [...world.instances.values()].find((one) => one.ec2InstanceId === id)?.availabilityZone
      if (zone !== undefined) return { poolId: classic.name, id, port, zone, taskId: null }
      const field = `Instances[${String(index)}].InstanceId`
      throw refused('InvalidInstance', `Could not find EC2 instance ${headOf(id, 40)}: ${field}`, field)
    })
    if (targetsOf(world, classic.name).length + wanted.length > TARGETS_MAX) {
      throw refused('TooManyTargets', `A load balancer takes ${String(TARGETS_MAX)} instances at most`, 'Instances')
    }
    for (const one of wanted) registerTarget(context, one)
    return instancesJson(world, classic)
  },
  DeregisterInstancesFromLoadBalancer(context, { input }) {
    const classic = classicFound(context.world, input.LoadBalancerName)
    const ids = new Set(input.Instances.map((one) => one.InstanceId))
    for (const one of targetsOf(context.world, classic.name)) if (ids.has(one.id)) deregisterTarget(context, one.key)
    return instancesJson(context.world, classic)
  },
  DescribeInstanceHealth(world, { input }) {
    const classic = classicFound(world, input.LoadBalancerName)
    const ids = input.Instances?.map((one) => one.InstanceId)
    const asked = targetsOf(world, classic.name).filter((one) => ids?.includes(one.id) ?? true)
    return { InstanceStates: asked.map((one) => stateJson(world, one)) }
  },
}

/** AWS's defaults: it connects to the first listener's port, and 10 successes heal (ALB-6). */
function freshCheck(port: number): HealthCheck {
  return {
    protocol: 'TCP',
    port: String(port),
    path: '/',
    intervalMs: 30_000,
    timeoutMs: 5_000,
    healthyThreshold: 10,
    unhealthyThreshold: 2,
    matcher: '200',
  }
}

function instancesJson(world: World, { name }: ClassicLoadBalancer): Output {
  const ids = new Set(targetsOf(world, name).map(({ id }) => id))
  return { Instances: [...ids].map((InstanceId) => ({ InstanceId })) }
}

const FAILED = 'Instance has failed at least the UnhealthyThreshold number of health checks consecutively.'

function stateJson(world: World, target: Target): Output {
  const { state } = healthOf(world, target)
  if (state === 'healthy') {
    return { InstanceId: target.id, State: 'InService', ReasonCode: 'N/A', Description: 'N/A' }
  }
  const isNew = state === 'initial'
  return {
    InstanceId: target.id,
    State: 'OutOfService',
    ReasonCode: isNew ? 'ELB' : 'Instance',
    Description: isNew ? 'Instance registration is still in progress.' : FAILED,
  }
}
