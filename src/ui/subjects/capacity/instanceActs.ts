import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import type { InstanceType } from '../../../model/world/capacity/instanceTypes.ts'
import type { AVAILABILITY_ZONES, World } from '../../../model/world/world.ts'
import { createClusterAct } from '../cluster/clusterActs.ts'

/** An Auto Scaling group may grow to twice what it begins with, and to ten at least. */
const GROUP_MAX_LEAST = 10

type Zone = (typeof AVAILABILITY_ZONES)[number]

export interface InstancesWanted {
  readonly clusterName: string
  readonly instanceType: InstanceType
  readonly count: number
  readonly availabilityZones: readonly Zone[]
  /** `now`: registered at once, which is the lab's own. `group`: an Auto Scaling group whose instances boot first. */
  readonly through: 'now' | 'group'
  /** Of a group: Spot Instances alone, which Amazon EC2 may take back (CPR-10). */
  readonly isSpot?: boolean
  /** Of a group: its new instances are protected from scale-in, which managed termination protection asks for. */
  readonly isProtected?: boolean
}

/** The commands that give a cluster more instances. */
export function addInstancesActs(wanted: InstancesWanted, world: World): readonly Act[] {
  const { clusterName, instanceType, count, availabilityZones } = wanted
  const cluster = world.clusters.has(clusterName) ? [] : [createClusterAct(clusterName)]
  if (wanted.through === 'now') {
    const input = { cluster: clusterName, instanceType, count, availabilityZones }
    return [...cluster, act('lab', 'AddContainerInstances', input)]
  }
  const name = freeGroupName(`${clusterName}-${instanceType.replaceAll('.', '-')}`, world)
  const userData = `#!/bin/bash\necho ECS_CLUSTER=${clusterName} >> /etc/ecs/ecs.config`
  return [
    ...cluster,
    act('ec2', 'CreateLaunchTemplate', {
      LaunchTemplateName: name,
      LaunchTemplateData: { InstanceType: instanceType, UserData: userData },
    }),
    act('autoscaling', 'CreateAutoScalingGroup', {
      AutoScalingGroupName: name,
      MinSize: 0,
      MaxSize: Math.max(GROUP_MAX_LEAST, count * 2),
      DesiredCapacity: count,
      AvailabilityZones: availabilityZones,
      ...(wanted.isProtected === true && { NewInstancesProtectedFromScaleIn: true }),
      ...(wanted.isSpot === true
        ? { MixedInstancesPolicy: allSpot(name) }
        : { LaunchTemplate: { LaunchTemplateName: name } }),
    }),
  ]
}

function allSpot(LaunchTemplateName: string) {
  return {
    LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateName } },
    InstancesDistribution: { OnDemandBaseCapacity: 0, OnDemandPercentageAboveBaseCapacity: 0 },
  }
}

export function setCapacityAct(groupName: string, desiredCapacity: number): Act {
  return act('autoscaling', 'SetDesiredCapacity', {
    AutoScalingGroupName: groupName,
    DesiredCapacity: desiredCapacity,
  })
}

interface InstanceRef {
  readonly clusterName: string
  readonly id: string
  readonly ec2InstanceId: string
}

export function instanceStateAct({ clusterName, id }: InstanceRef, status: 'ACTIVE' | 'DRAINING'): Act {
  return act('ecs', 'UpdateContainerInstancesState', { cluster: clusterName, containerInstances: [id], status })
}

export function agentAct({ clusterName, id }: InstanceRef, connected: boolean): Act {
  return act('lab', 'SetAgentConnected', { cluster: clusterName, containerInstance: id, connected })
}

export function deregisterAct({ clusterName, id }: InstanceRef, isForced: boolean): Act {
  const input = { cluster: clusterName, containerInstance: id }
  return act('ecs', 'DeregisterContainerInstance', isForced ? { ...input, force: true } : input)
}

export function terminateAct({ ec2InstanceId }: InstanceRef): Act {
  return act('ec2', 'TerminateInstances', { InstanceIds: [ec2InstanceId] })
}

/** Launch template and group share a name, so neither may have it. */
/** For a group and its launch template. */
export function freeGroupName(wanted: string, world: World): string {
  const isTaken = (name: string): boolean => world.autoScalingGroups.has(name) || world.launchTemplates.has(name)
  let name = wanted
  for (let number = 2; isTaken(name); number++) name = `${wanted}-${String(number)}`
  return name
}
