import type { Work } from '../../base/work.ts'
import type { AutoScalingGroup } from '../world/capacity/autoScalingGroup.ts'
import { causeAt, meetingDesiredCapacity } from './meetingDesiredCapacity.ts'
import { instancesOfGroup } from '../world/capacity/groupInstances.ts'
import { activityJson, groupJson } from './autoscalingJson.ts'
import { groupNamed } from './groupNamed.ts'
import { resizedBy, resizeCause } from './resizing.ts'
import { autoscalingPage } from './autoscalingPage.ts'
import type { Context } from '../world/context.ts'
import { AVAILABILITY_ZONES, type World } from '../world/world.ts'
import { ApiError } from '../api/command.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import { refuseTooMany } from './ec2Handlers.ts'
import type { autoscalingOperations } from '../api/capacity/autoscalingOperations.ts'
import type { Answering, Handlers } from '../api/operation.ts'

const GROUPS_MAX = 100

export const autoscalingHandlers: Handlers<typeof autoscalingOperations> = {
  *CreateAutoScalingGroup(context, { input }) {
    const group: AutoScalingGroup = {
      name: input.AutoScalingGroupName,
      launchTemplateName: templateGiven(input),
      minSize: input.MinSize,
      maxSize: input.MaxSize,
      desiredCapacity: input.DesiredCapacity ?? input.MinSize,
      availabilityZones: [...new Set(input.AvailabilityZones ?? AVAILABILITY_ZONES)],
      createdAtMs: context.nowMs,
      ...settingsGiven(input),
      ...onDemandGiven(input),
    }
    refuseGroup(context.world, group)
    const { desiredCapacity } = group
    const why = `a user request created an AutoScalingGroup changing the desired capacity from 0 to ${String(desiredCapacity)}.`
    return yield* puttingGroup(context, group, why)
  },
  *UpdateAutoScalingGroup(context, { input }) {
    const before = groupNamed(context.world, input.AutoScalingGroupName)
    const { MinSize: min, MaxSize: max, DesiredCapacity: desired } = input
    const group = {
      ...resizedBy(relaunchedBy(context.world, before, input.LaunchTemplate?.LaunchTemplateName), {
        min,
        max,
        desired,
      }),
      ...settingsGiven(input),
    }
    refuseTooMany(context.world, group.desiredCapacity - before.desiredCapacity)
    refuseWithoutCluster(context.world, group)
    return yield* puttingGroup(context, group, resizeCause('a user request', before, group))
  },
  *SetDesiredCapacity(context, { input }) {
    const group = groupNamed(context.world, input.AutoScalingGroupName)
    const desired = input.DesiredCapacity
    if (desired < group.minSize || desired > group.maxSize) {
      const side = desired < group.minSize ? 'below min value' : 'above max value'
      const limit = desired < group.minSize ? group.minSize : group.maxSize
      throw new ApiError(
        'ValidationError',
        `New SetDesiredCapacity value ${String(desired)} is ${side} ${String(limit)} for the AutoScalingGroup.`,
        'DesiredCapacity',
      )
    }
    refuseTooMany(context.world, desired - group.desiredCapacity)
    refuseWithoutCluster(context.world, group)
    const why = `a user request explicitly set group desired capacity changing the desired capacity from ${String(group.desiredCapacity)} to ${String(desired)}.`
    return yield* puttingGroup(context, { ...group, desiredCapacity: desired }, why)
  },
  SetInstanceProtection(context, { input }) {
    const { world } = context
    const group = groupNamed(world, input.AutoScalingGroupName)
    const own = new Map(instancesOfGroup(world, group.name).map((one) => [one.ec2InstanceId, one]))
    const instances = input.InstanceIds.map((id) => {
      const instance = own.get(id)
      if (instance !== undefined) return instance
      throw new ApiError(
        'ValidationError',
        `The instance ${id} is not part of Auto Scaling group ${group.name}.`,
        'InstanceIds',
      )
    })
    const isProtected = input.ProtectedFromScaleIn
    for (const one of instances) {
      if ((one.isProtected ?? false) === isProtected) continue
      context.emit({ kind: 'instanceProtectionSet', instanceId: one.id, isProtected })
    }
    return {}
  },
  DescribeScalingActivities(world, given) {
    const { input } = given
    const name = input.AutoScalingGroupName
    if (name !== undefined) groupNamed(world, name)
    const all = [...world.groupActivities].flatMap(([group, own]) => (name === undefined || name === group ? own : []))
    const wanted = all.filter(({ id }) => input.ActivityIds?.includes(id) ?? true)
    return autoscalingPage(
      'Activities',
      wanted.map((one) => activityJson(one, world.nowMs)),
      given,
    )
  },
  DescribeAutoScalingGroups: (world, { input }) => ({
    AutoScalingGroups: [...world.autoScalingGroups.values()]
      .filter((one) => input.AutoScalingGroupNames?.includes(one.name) ?? true)
      .map((one) => groupJson(world, one)),
  }),
}

type CreateInput = Parameters<Handlers<typeof autoscalingOperations>['CreateAutoScalingGroup']>[1]['input']

function templateGiven({ LaunchTemplate: own, MixedInstancesPolicy: mixed }: CreateInput): string {
  const template = own ?? mixed?.LaunchTemplate.LaunchTemplateSpecification
  if (template !== undefined && (own === undefined || mixed === undefined)) return template.LaunchTemplateName
  const message =
    'Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.'
  throw new ApiError('ValidationError', message, 'LaunchTemplate')
}

/**
 * ASG-12: a group with another launch template, if one is told. It is in the place of a mixed policy.
 *
 * @throws ApiError  InvalidLaunchTemplateName.NotFoundException
 */
function relaunchedBy(world: World, group: AutoScalingGroup, launchTemplateName: string | undefined): AutoScalingGroup {
  if (launchTemplateName === undefined) return group
  const { onDemand: _, ...others } = group
  const relaunched = { ...others, launchTemplateName }
  refuseTemplate(world, relaunched)
  return relaunched
}

interface SettingsGiven {
  readonly NewInstancesProtectedFromScaleIn?: boolean | undefined
  readonly DefaultCooldown?: number | undefined
  readonly DefaultInstanceWarmup?: number | undefined
}

/** What is told alone. */
function settingsGiven({
  NewInstancesProtectedFromScaleIn: isNewProtected,
  DefaultCooldown: defaultCooldown,
  DefaultInstanceWarmup: defaultWarmup,
}: SettingsGiven): Partial<AutoScalingGroup> {
  return {
    ...(isNewProtected !== undefined && { isNewProtected }),
    ...(defaultCooldown !== undefined && { defaultCooldown }),
    ...(defaultWarmup !== undefined && { defaultWarmup }),
  }
}

/** ASG-7: AWS's defaults are 0 and 100 percent. */
function onDemandGiven({ MixedInstancesPolicy: mixed }: CreateInput): Pick<AutoScalingGroup, 'onDemand'> {
  const { OnDemandBaseCapacity: base = 0, OnDemandPercentageAboveBaseCapacity: percentAbove = 100 } =
    mixed?.InstancesDistribution ?? {}
  return mixed === undefined ? {} : { onDemand: { base, percentAbove } }
}

function* puttingGroup(context: Context, group: AutoScalingGroup, why: string): Work<Answering> {
  context.emit({ kind: 'put', table: 'autoScalingGroups', key: group.name, value: group })
  yield* meetingDesiredCapacity(context, group, causeAt(context.nowMs, why))
  return () => ({})
}

function refuseGroup(world: World, group: AutoScalingGroup): void {
  if (world.autoScalingGroups.has(group.name)) {
    throw new ApiError(
      'AlreadyExists',
      `AutoScalingGroup by this name already exists - A group with the name ${group.name} already exists`,
      'AutoScalingGroupName',
    )
  }
  if (world.autoScalingGroups.size >= GROUPS_MAX) {
    throw new ApiError('LimitExceededException', `The lab holds ${String(GROUPS_MAX)} Auto Scaling groups at most.`)
  }
  refuseTemplate(world, group)
  if (group.minSize > group.desiredCapacity || group.desiredCapacity > group.maxSize) {
    throw new ApiError(
      'ValidationError',
      'DesiredCapacity must be between the specified MinSize and MaxSize',
      'DesiredCapacity',
    )
  }
  refuseWithoutCluster(world, group)
  refuseTooMany(world, group.desiredCapacity)
}

function refuseTemplate({ launchTemplates }: World, { launchTemplateName }: AutoScalingGroup): void {
  if (launchTemplates.has(launchTemplateName)) return
  throw new ApiError(
    'InvalidLaunchTemplateName.NotFoundException',
    `The specified launch template, with template name ${launchTemplateName}, does not exist.`,
    'LaunchTemplate.LaunchTemplateName',
  )
}

/** Instances of a group have somewhere to register. @throws ApiError  ClusterNotFoundException */
function refuseWithoutCluster(world: World, group: AutoScalingGroup): void {
  clusterNamed(world, world.launchTemplates.get(group.launchTemplateName)?.clusterName, 'LaunchTemplate')
}
