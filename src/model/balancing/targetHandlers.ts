import { headOf } from '../../base/foreignText.ts'
import type { elbv2Operations } from '../api/balancing/elbv2Operations.ts'
import type { Handlers } from '../api/operation.ts'
import type { TargetGroup } from '../world/balancing/loadBalancer.ts'
import { targetsOf } from '../world/balancing/pools.ts'
import { targetKey } from '../world/balancing/target.ts'
import { TARGETS_MAX, TARGETS_TOTAL_MAX } from '../world/labLimits.ts'
import { AVAILABILITY_ZONES, type World } from '../world/world.ts'
import { targetJson } from './balancingJson.ts'
import { groupFound, refused } from './found.ts'
import { deregisterTarget, registerTarget, type NewTarget } from './registration.ts'

type All = Handlers<typeof elbv2Operations>

export const targetHandlers: Pick<All, 'RegisterTargets' | 'DeregisterTargets' | 'DescribeTargetHealth'> = {
  RegisterTargets(context, { input }) {
    const { world } = context
    const group = groupFound(world, input.TargetGroupArn)
    const wanted = input.Targets.map((one, index) => newTarget(world, group, { ...one, index }))
    const more = wanted.filter((one) => !world.targets.has(targetKey(group.arn, one.id, one.port))).length
    if (targetsOf(world, group.arn).length + more > TARGETS_MAX || world.targets.size + more > TARGETS_TOTAL_MAX) {
      throw refused('TooManyTargets', `A target group takes ${String(TARGETS_MAX)} targets at most`, 'Targets')
    }
    for (const one of wanted) registerTarget(context, one)
    return {}
  },
  DeregisterTargets(context, { input }) {
    const group = groupFound(context.world, input.TargetGroupArn)
    for (const { Id, Port } of input.Targets) {
      // Without a port, the target at any.
      for (const one of targetsOf(context.world, group.arn)) {
        if (one.id === Id && (Port === undefined || one.port === Port)) deregisterTarget(context, one.key)
      }
    }
    return {}
  },
  DescribeTargetHealth(world, { input }) {
    const group = groupFound(world, input.TargetGroupArn)
    const { Targets: asked } = input
    if (asked === undefined) {
      return { TargetHealthDescriptions: targetsOf(world, group.arn).map((one) => targetJson(world, group, one)) }
    }
    const told = asked.map(({ Id, Port = group.port }) => {
      const target = world.targets.get(targetKey(group.arn, Id, Port))
      if (target !== undefined) return targetJson(world, group, target)
      const TargetHealth = {
        State: 'unused',
        Reason: 'Target.NotRegistered',
        Description: 'Target is not registered to the target group',
      }
      return { Target: { Id, Port }, HealthCheckPort: String(Port), TargetHealth }
    })
    return { TargetHealthDescriptions: told }
  },
}

interface GivenTarget {
  readonly Id: string
  readonly Port?: number | undefined
  readonly index: number
}

/** @throws ApiError  InvalidTarget, for what is no instance or address of the lab's network */
function newTarget(
  world: World,
  group: TargetGroup,
  { Id: id, Port: port = group.port, index }: GivenTarget,
): NewTarget {
  const at = `Targets[${String(index)}].Id`
  const common = { poolId: group.arn, id, port, taskId: null }
  if (group.targetType === 'ip') {
    if (isPrivate(id)) return { ...common, zone: zoneOfAddress(id) }
    const text = `The IP address '${headOf(id, 40)}' is not a valid IPv4 address of the VPC`
    throw refused('InvalidTarget', text, at)
  }
  const instance = [...world.instances.values(), ...world.deregisteredInstances.values()].find(
    (one) => one.ec2InstanceId === id,
  )
  if (instance !== undefined) return { ...common, zone: instance.availabilityZone }
  const text = `The following targets are not in a running state and cannot be registered: '${headOf(id, 40)}'`
  throw refused('InvalidTarget', text, at)
}

/** An address of the lab's subnets. */
function isPrivate(id: string): boolean {
  return (
    /^10\.[0-2]\.(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})$/.test(id) && id.split('.').every((one) => Number(one) < 256)
  )
}

function zoneOfAddress(id: string): string | null {
  return AVAILABILITY_ZONES[Number(id.split('.')[1])] ?? null
}
