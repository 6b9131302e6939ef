import { headOf } from '../../base/foreignText.ts'
import { INSTANCE_TYPES, isInstanceType, type InstanceType } from '../world/capacity/instanceTypes.ts'
import { launchInstance, meetingDesiredCapacity, terminatingInstance } from './instances.ts'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import { SUBNETS, subnetOctet } from '../world/network/subnets.ts'
import { INSTANCES_MAX } from '../world/labLimits.ts'
import { AVAILABILITY_ZONES } from '../world/world.ts'
import { ApiError, type Output } from '../api/command.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import { read, write, type Operations } from '../api/operation.ts'
import {
  bytes,
  invalid,
  isName,
  kept,
  list,
  oneOf,
  optional,
  required,
  struct,
  text,
  whole,
  type Reader,
} from '../api/shape.ts'

const TEMPLATES_MAX = 100
/** Before it is encoded (Amazon EC2 guide, user data). */
const USER_DATA_BYTES_MAX = 16_384

/** One of the types of the model's table, in AWS's spelling. */
export const instanceType: Reader<InstanceType> = (value, at) => {
  const given = text()(value, at)
  if (!isInstanceType(given))
    throw invalid(at, `the lab knows ${INSTANCE_TYPES.join(', ')}, not "${headOf(given, 40)}"`)
  return given
}

export const ec2Operations: Operations = {
  CreateLaunchTemplate: write(
    struct({
      LaunchTemplateName: required(text({ max: 128 })),
      LaunchTemplateData: required(
        struct({
          InstanceType: required(instanceType),
          UserData: optional(bytes(USER_DATA_BYTES_MAX)),
          ImageId: kept(),
          IamInstanceProfile: kept(),
          SecurityGroupIds: kept(),
          KeyName: kept(),
        }),
      ),
    }),
    (context, { input }) => {
      const name = input.LaunchTemplateName
      const templates = context.world.launchTemplates
      if (templates.has(name)) {
        throw new ApiError(
          'InvalidLaunchTemplateName.AlreadyExistsException',
          `Launch template name already in use: ${name}`,
        )
      }
      if (templates.size >= TEMPLATES_MAX) {
        throw new ApiError('LimitExceededException', `The lab holds ${String(TEMPLATES_MAX)} launch templates at most.`)
      }
      const data = input.LaunchTemplateData
      const launchTemplate = { name, instanceType: data.InstanceType, clusterName: clusterOf(data.UserData) }
      context.emit({ kind: 'put', table: 'launchTemplates', key: launchTemplate.name, value: launchTemplate })
      return { LaunchTemplate: { LaunchTemplateName: name, DefaultVersionNumber: 1, LatestVersionNumber: 1 } }
    },
  ),
  RunInstances: write(
    struct({
      InstanceType: required(instanceType),
      MinCount: required(whole({ min: 1, max: 100 })),
      MaxCount: required(whole({ min: 1, max: 100 })),
      Placement: optional(struct({ AvailabilityZone: optional(oneOf(AVAILABILITY_ZONES)) })),
      UserData: optional(bytes(USER_DATA_BYTES_MAX)),
      ImageId: kept(),
      IamInstanceProfile: kept(),
      SubnetId: kept(),
      SecurityGroupIds: kept(),
    }),
    (context, { input }) => {
      const { MinCount, MaxCount } = input
      if (MinCount > MaxCount)
        throw new ApiError('InvalidParameterException', 'Invalid parameter MinCount: it is above MaxCount.')
      const cluster = clusterNamed(context.world, clusterOf(input.UserData))
      refuseTooMany(context.world.instances.size + MaxCount)
      const Instances: Output[] = []
      for (let i = 0; i < MaxCount; i++) {
        const instance = launchInstance(context, {
          clusterName: cluster.name,
          instanceType: input.InstanceType,
          availabilityZone: input.Placement?.AvailabilityZone ?? AVAILABILITY_ZONES[0],
          autoScalingGroupName: null,
        })
        Instances.push(ec2Json(instance))
      }
      return { Instances }
    },
  ),
  TerminateInstances: write(
    struct({ InstanceIds: required(list(text(), { min: 1, max: 100 })) }),
    function* (context, { input }) {
      const all = new Map([...context.world.instances.values()].map((one) => [one.ec2InstanceId, one]))
      const doomed = [...new Set(input.InstanceIds)].map((id) => {
        const instance = all.get(id)
        if (instance === undefined) {
          throw new ApiError('InvalidInstanceID.NotFound', `The instance ID '${headOf(id, 40)}' does not exist`)
        }
        return instance
      })
      for (const instance of doomed) yield* terminatingInstance(context, instance.id)
      // ASG-2: the group replaces what it lost.
      for (const group of context.world.autoScalingGroups.values()) yield* meetingDesiredCapacity(context, group)
      return () => ({
        TerminatingInstances: doomed.map((one) => ({
          InstanceId: one.ec2InstanceId,
          CurrentState: { Name: 'shutting-down' },
        })),
      })
    },
  ),
  DescribeSubnets: read(struct({}), () => ({
    Subnets: AVAILABILITY_ZONES.map((zone) => ({
      SubnetId: SUBNETS[zone],
      AvailabilityZone: zone,
      CidrBlock: `10.${String(subnetOctet(zone))}.0.0/16`,
    })),
  })),
}

export function refuseTooMany(count: number): void {
  if (count <= INSTANCES_MAX) return
  throw new ApiError('LimitExceededException', `A cluster holds ${String(INSTANCES_MAX)} container instances at most.`)
}

/**
 * INS-1: the cluster that an instance joins stands in its user data as `ECS_CLUSTER=`; without it, `default`.
 *
 * @throws ApiError  InvalidParameterException for what can be no cluster's name: no agent could register with it
 */
function clusterOf(userData: string | undefined): string {
  const start = userData?.lastIndexOf('ECS_CLUSTER=') ?? -1
  if (userData === undefined || start < 0) return 'default'
  const rest = userData.slice(start + 'ECS_CLUSTER='.length)
  const name = /^["']?([^\s"';&|<>\\]*)/.exec(rest)?.[1] ?? ''
  if (name === '') return 'default'
  if (isName(name)) return name
  throw invalid(
    { path: 'UserData', kept: [] },
    `ECS_CLUSTER is "${name.slice(0, 80)}", and a cluster's name takes up to 255 letters, digits, hyphens and underscores`,
  )
}

function ec2Json(instance: ContainerInstance): Output {
  return {
    InstanceId: instance.ec2InstanceId,
    InstanceType: instance.instanceType,
    Placement: { AvailabilityZone: instance.availabilityZone },
    State: { Name: 'pending' },
  }
}
