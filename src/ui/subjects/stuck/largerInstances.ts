import { counted } from '../../../look/numbers.ts'
import { act } from '../../../model/api/act.ts'
import type { AutoScalingGroup, LaunchTemplate } from '../../../model/world/capacity/autoScalingGroup.ts'
import { INSTANCE_TYPES, resourcesOf, type InstanceType } from '../../../model/world/capacity/instanceTypes.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'
import { freeGroupName } from '../capacity/instanceActs.ts'
import type { Remedy } from '../remedy/remedy.ts'

/**
 * ASG-12: another launch template, with the smallest type of which an empty instance takes the task: of the family that
 * the group has, else of any. One of them comes at once: managed scaling may count an instance that is there and too
 * small as free (CPR-6). None where no type is large enough.
 */
export function largerInstances(world: World, group: AutoScalingGroup, task: Task): readonly Remedy[] {
  const template = world.launchTemplates.get(group.launchTemplateName)
  const type = template === undefined ? null : smallestFor(task, template.instanceType)
  if (template === undefined || type === null) return []
  const name = freeGroupName(`${group.name}-${type.replaceAll('.', '-')}`, world)
  const isFull = group.desiredCapacity >= group.maxSize
  const size = group.desiredCapacity + 1
  return [
    {
      label: `Let ${group.name} launch ${type}${isFull ? ` and grow to ${counted(size, 'instance')}` : ''}`,
      acts: [
        act('ec2', 'CreateLaunchTemplate', { LaunchTemplateName: name, LaunchTemplateData: dataOf(template, type) }),
        act('autoscaling', 'UpdateAutoScalingGroup', {
          AutoScalingGroupName: group.name,
          LaunchTemplate: { LaunchTemplateName: name },
          DesiredCapacity: size,
          ...(isFull && { MaxSize: size }),
        }),
      ],
    },
  ]
}

function smallestFor(task: Task, type: string): InstanceType | null {
  const familyOf = (one: string) => one.split('.')[0]
  const fitting = INSTANCE_TYPES.filter((one) => {
    const { cpuUnits, memoryMib } = resourcesOf(one)
    return task.cpuUnits <= cpuUnits && task.memoryMib <= memoryMib
  }).sort((a, b) => resourcesOf(a).memoryMib - resourcesOf(b).memoryMib)
  return fitting.find((one) => familyOf(one) === familyOf(type)) ?? fitting[0] ?? null
}

/** All else is as it was. */
function dataOf({ clusterName, securityGroupIds, instanceProfile }: LaunchTemplate, InstanceType: InstanceType) {
  return {
    InstanceType,
    UserData: `#!/bin/bash\necho ECS_CLUSTER=${clusterName} >> /etc/ecs/ecs.config`,
    ...(instanceProfile !== undefined && { IamInstanceProfile: { Name: instanceProfile } }),
    ...(securityGroupIds !== undefined && { SecurityGroupIds: securityGroupIds }),
  }
}
