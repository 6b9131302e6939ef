import type { World } from '../../../model/world/world.ts'
import type { Act } from '../../acts/act.ts'
import { createClusterAct } from '../cluster/clusterActs.ts'

/** An Auto Scaling group may grow to twice what it begins with, and to ten at least. */
const GROUP_MAX_LEAST = 10

export interface InstancesWanted {
  readonly clusterName: string
  readonly instanceType: string
  readonly count: number
  readonly availabilityZones: readonly string[]
  /** `now`: registered at once, which is the lab's own. `group`: an Auto Scaling group whose instances boot first. */
  readonly through: 'now' | 'group'
}

/** The commands that give a cluster more instances. */
export function addInstancesActs(wanted: InstancesWanted, world: World): readonly Act[] {
  const { clusterName, instanceType, count, availabilityZones } = wanted
  const cluster = world.clusters.has(clusterName) ? [] : [createClusterAct(clusterName)]
  if (wanted.through === 'now') {
    const input = { cluster: clusterName, instanceType, count, availabilityZones }
    return [...cluster, { service: 'lab', operation: 'AddContainerInstances', input }]
  }
  const name = freeGroupName(`${clusterName}-${instanceType.replaceAll('.', '-')}`, world)
  const userData = `#!/bin/bash\necho ECS_CLUSTER=${clusterName} >> /etc/ecs/ecs.config`
  return [
    ...cluster,
    {
      service: 'ec2',
      operation: 'CreateLaunchTemplate',
      input: { LaunchTemplateName: name, LaunchTemplateData: { InstanceType: instanceType, UserData: userData } },
    },
    {
      service: 'autoscaling',
      operation: 'CreateAutoScalingGroup',
      input: {
        AutoScalingGroupName: name,
        MinSize: 0,
        MaxSize: Math.max(GROUP_MAX_LEAST, count * 2),
        DesiredCapacity: count,
        AvailabilityZones: availabilityZones,
        LaunchTemplate: { LaunchTemplateName: name },
      },
    },
  ]
}

export function setCapacityAct(groupName: string, desiredCapacity: number): Act {
  const input = { AutoScalingGroupName: groupName, DesiredCapacity: desiredCapacity }
  return { service: 'autoscaling', operation: 'SetDesiredCapacity', input }
}

interface InstanceRef {
  readonly clusterName: string
  readonly id: string
  readonly ec2InstanceId: string
}

export function instanceStateAct({ clusterName, id }: InstanceRef, status: 'ACTIVE' | 'DRAINING'): Act {
  const input = { cluster: clusterName, containerInstances: [id], status }
  return { service: 'ecs', operation: 'UpdateContainerInstancesState', input }
}

export function agentAct({ clusterName, id }: InstanceRef, connected: boolean): Act {
  return {
    service: 'lab',
    operation: 'SetAgentConnected',
    input: { cluster: clusterName, containerInstance: id, connected },
  }
}

export function terminateAct({ ec2InstanceId }: InstanceRef): Act {
  return { service: 'ec2', operation: 'TerminateInstances', input: { InstanceIds: [ec2InstanceId] } }
}

/** Launch template and group share a name, so neither may have it. */
function freeGroupName(wanted: string, world: World): string {
  const isTaken = (name: string): boolean => world.autoScalingGroups.has(name) || world.launchTemplates.has(name)
  let name = wanted
  for (let number = 2; isTaken(name); number++) name = `${wanted}-${String(number)}`
  return name
}
