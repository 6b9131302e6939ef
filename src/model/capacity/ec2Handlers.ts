import { headOf } from '../../base/foreignText.ts'
import { launchInstance } from './instances.ts'
import { losing } from './lifecycle.ts'
import { meetingDesiredCapacity } from './meetingDesiredCapacity.ts'
import { ec2Instances } from '../world/capacity/groupInstances.ts'
import type { LaunchTemplate } from '../world/capacity/autoScalingGroup.ts'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import { SUBNETS, subnetBlock } from '../world/network/subnets.ts'
import { ec2Page, filtered, type FilterRows } from '../network/described.ts'
import { VPC_ID } from '../world/attributes/attributes.ts'
import { zonesUp, isZoneOut } from '../world/fault/broken.ts'
import { noInstanceCapacity } from '../world/fault/noCapacity.ts'
import { INSTANCES_MAX } from '../world/labLimits.ts'
import { ACCOUNT, AVAILABILITY_ZONES, type World } from '../world/world.ts'
import { ApiError, type Output } from '../api/command.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import type { ec2Operations } from '../api/capacity/ec2Operations.ts'
import type { Handlers } from '../api/operation.ts'
import { isName, nameReason } from '../api/shape.ts'

const TEMPLATES_MAX = 100

interface ToldSubnet {
  readonly SubnetId: string
  readonly AvailabilityZone: string
  readonly CidrBlock: string
}

const SUBNET_FILTERS: FilterRows<ToldSubnet> = {
  'availability-zone': (one) => [one.AvailabilityZone],
  'cidr-block': (one) => [one.CidrBlock],
  'subnet-id': (one) => [one.SubnetId],
  'owner-id': () => [ACCOUNT],
  state: () => ['available'],
  'vpc-id': () => [VPC_ID],
}

export const ec2Handlers: Handlers<typeof ec2Operations> = {
  CreateLaunchTemplate(context, { input }) {
    const name = input.LaunchTemplateName
    const templates = context.world.launchTemplates
    if (templates.has(name)) {
      throw new ApiError(
        'InvalidLaunchTemplateName.AlreadyExistsException',
        `Launch template name already in use: ${name}`,
        'LaunchTemplateName',
      )
    }
    if (templates.size >= TEMPLATES_MAX) {
      throw new ApiError('LimitExceededException', `The lab holds ${String(TEMPLATES_MAX)} launch templates at most.`)
    }
    const data = input.LaunchTemplateData
    const launchTemplate: LaunchTemplate = {
      name,
      instanceType: data.InstanceType,
      clusterName: clusterOf(data.UserData, 'LaunchTemplateData.UserData'),
      ...(data.SecurityGroupIds !== undefined && { securityGroupIds: data.SecurityGroupIds }),
      ...(data.IamInstanceProfile !== undefined && { instanceProfile: profileNameOf(data.IamInstanceProfile) }),
    }
    context.emit({ kind: 'put', table: 'launchTemplates', key: launchTemplate.name, value: launchTemplate })
    return { LaunchTemplate: { LaunchTemplateName: name, DefaultVersionNumber: 1, LatestVersionNumber: 1 } }
  },
  RunInstances(context, { input }) {
    const { MinCount, MaxCount } = input
    if (MinCount > MaxCount)
      throw new ApiError('InvalidParameterException', 'Invalid parameter MinCount: it is above MaxCount.', 'MinCount')
    const cluster = clusterNamed(context.world, clusterOf(input.UserData, 'UserData'), 'UserData')
    refuseTooMany(context.world, MaxCount)
    const zone =
      input.Placement?.AvailabilityZone ?? zonesUp(context.world, AVAILABILITY_ZONES)[0] ?? AVAILABILITY_ZONES[0]
    refuseZoneOut(context.world, zone, input.InstanceType)
    const Instances: Output[] = []
    for (let i = 0; i < MaxCount; i++) {
      const instance = launchInstance(context, {
        clusterName: cluster.name,
        instanceType: input.InstanceType,
        availabilityZone: zone,
        autoScalingGroupName: null,
        securityGroupIds: input.SecurityGroupIds ?? [],
        instanceProfile: input.IamInstanceProfile === undefined ? undefined : profileNameOf(input.IamInstanceProfile),
      })
      Instances.push(ec2Json(instance))
    }
    return { Instances }
  },
  *TerminateInstances(context, { input }) {
    const all = new Map(ec2Instances(context.world).map((one) => [one.ec2InstanceId, one]))
    const doomed = [...new Set(input.InstanceIds)].map((id) => {
      const instance = all.get(id)
      if (instance === undefined) {
        throw new ApiError(
          'InvalidInstanceID.NotFound',
          `The instance ID '${headOf(id, 40)}' does not exist`,
          'InstanceIds',
        )
      }
      return instance
    })
    for (const instance of doomed) {
      yield* losing(context, instance)
    }
    // ASG-2: the group replaces what it lost.
    for (const group of context.world.autoScalingGroups.values()) yield* meetingDesiredCapacity(context, group)
    return () => ({
      TerminatingInstances: doomed.map((one) => ({
        InstanceId: one.ec2InstanceId,
        CurrentState: { Name: 'shutting-down' },
      })),
    })
  },
  DescribeSubnets(_, given) {
    const { SubnetIds: ids } = given.input
    ids?.forEach((id, index) => {
      if (Object.values(SUBNETS).includes(id)) return
      const text = `The subnet ID '${headOf(id, 40)}' does not exist`
      throw new ApiError('InvalidSubnetID.NotFound', text, `SubnetIds[${String(index)}]`)
    })
    const all = AVAILABILITY_ZONES.map((zone) => ({
      SubnetId: SUBNETS[zone] ?? '',
      AvailabilityZone: zone,
      CidrBlock: subnetBlock(zone),
    }))
    const named = all.filter((one) => ids?.includes(one.SubnetId) ?? true)
    return ec2Page('Subnets', filtered(named, given.input, SUBNET_FILTERS), given)
  },
}

/** @param more  how many are to come @throws ApiError  LimitExceededException */
export function refuseTooMany({ instances, deregisteredInstances }: World, more: number): void {
  if (instances.size + deregisteredInstances.size + more <= INSTANCES_MAX) return
  throw new ApiError('LimitExceededException', `A cluster holds ${String(INSTANCES_MAX)} container instances at most.`)
}

/** FLT-3 @throws ApiError  InsufficientInstanceCapacity */
export function refuseZoneOut(world: World, zone: string, instanceType: string): void {
  if (!isZoneOut(world, zone)) return
  throw new ApiError('InsufficientInstanceCapacity', noInstanceCapacity(world, instanceType, zone))
}

/**
 * INS-1: the cluster that an instance joins stands in its user data as `ECS_CLUSTER=`; without it, `default`.
 *
 * @throws ApiError  InvalidParameterException for what can be no cluster's name: no agent could register with it
 */
function clusterOf(userData: string | undefined, field: string): string {
  const start = userData?.lastIndexOf('ECS_CLUSTER=') ?? -1
  if (userData === undefined || start < 0) return 'default'
  const rest = userData.slice(start + 'ECS_CLUSTER='.length)
  const name = /^["']?([^\s"';&|<>\\]*)/.exec(rest)?.[1] ?? ''
  if (name === '') return 'default'
  if (isName(name)) return name
  const reason = `ECS_CLUSTER is "${name.slice(0, 80)}", and ${nameReason("a cluster's name")}`
  throw new ApiError('InvalidParameterException', `Invalid parameter UserData: ${reason}.`, field)
}

function ec2Json(instance: ContainerInstance): Output {
  return {
    InstanceId: instance.ec2InstanceId,
    InstanceType: instance.instanceType,
    Placement: { AvailabilityZone: instance.availabilityZone },
    State: { Name: 'pending' },
  }
}

/** @throws ApiError  InvalidParameterCombination, for none of the two or both */
function profileNameOf({
  Arn,
  Name,
}: {
  readonly Arn?: string | undefined
  readonly Name?: string | undefined
}): string {
  if ((Arn === undefined) === (Name === undefined)) {
    const message = 'The parameters iamInstanceProfile.name and iamInstanceProfile.arn may not be used together'
    throw new ApiError('InvalidParameterCombination', message, 'IamInstanceProfile')
  }
  return Name ?? Arn?.slice(Arn.lastIndexOf('/') + 1) ?? ''
}
