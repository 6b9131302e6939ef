import type { TaskDefinition } from '../../model/world/definition/taskDefinition.ts'
import { SUBNETS } from '../../model/world/network/subnets.ts'
import type { World } from '../../model/world/world.ts'

/** Of numbers those that a person would try; what is named often in a list is drawn often. */
const NUMBERS: Readonly<Record<string, readonly number[]>> = {
  desiredCount: [0, 1, 2, 2, 3, 3, 4, 4, 5, 6, 6, 8],
  DesiredCapacity: [0, 1, 2, 3, 4],
  MinSize: [0, 1],
  MaxSize: [2, 3, 4],
  MinCount: [1, 2],
  MaxCount: [1, 2, 3],
  count: [1, 1, 2, 3, 4],
  minimumHealthyPercent: [0, 25, 33, 50, 50, 66, 67, 75, 100, 100],
  maximumPercent: [100, 100, 110, 125, 133, 150, 150, 175, 200, 200],
  cpuUnits: [256, 512, 1_024, 2_048, 4_096],
  memoryMib: [512, 1_024, 2_048, 4_096, 8_192],
  expiresInMinutes: [1, 5, 60, 120],
}

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  LaunchTemplateName: ['small'],
  UserData: ['ECS_CLUSTER=yard'],
  securityGroups: ['sg-1', 'sg-web'],
  cpu: ['256', '512', '1024', '2048'],
  memory: ['512', '1024', '2048', '4096'],
}

const [SUBNET_A, SUBNET_B, SUBNET_C] = Object.values(SUBNETS)

/** Of lists those that the forms offer, and none. */
const LISTS: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  subnets: [[SUBNET_A], [SUBNET_B], [SUBNET_C], [SUBNET_A, SUBNET_B], [SUBNET_A, SUBNET_B, SUBNET_C]],
  placementStrategy: [
    [],
    [{ type: 'random' }],
    [{ type: 'binpack', field: 'cpu' }],
    [{ type: 'binpack', field: 'memory' }],
    [{ type: 'spread', field: 'instanceId' }],
    [{ type: 'spread', field: 'attribute:ecs.availability-zone' }],
  ],
  placementConstraints: [
    [],
    [{ type: 'distinctInstance' }],
    [{ type: 'memberOf', expression: 'attribute:ecs.availability-zone == us-east-1a' }],
    [{ type: 'memberOf', expression: 'attribute:ecs.availability-zone == us-east-1b' }],
  ],
}

/**
 * What a person at the bench would give for a field of this name: ids, names and definitions of what the world has,
 * and numbers of a sensible size. `null` where the name says nothing, and the shape has to.
 */
export function wordsFor(name: string, world: World): readonly unknown[] | null {
  const words = NUMBERS[name] ?? TEXTS[name] ?? LISTS[name] ?? namesOf(name, world)
  return words === null || words.length > 0 ? words : ['none']
}

function namesOf(name: string, world: World): readonly unknown[] | null {
  switch (name) {
    case 'cluster':
    case 'clusterName':
      return [...world.clusters.values()].map((one) => one.name)
    case 'service':
      return [...world.services.values()].map((one) => one.name)
    case 'serviceName':
      return ['next', ...[...world.services.values()].map((one) => one.name)]
    case 'task':
    case 'tasks':
      return [...world.tasks.values()].filter((one) => one.step !== 'stopped').map((one) => one.id)
    case 'containerInstance':
    case 'containerInstances':
    case 'targetId':
      return [...world.instances.keys()]
    case 'InstanceIds':
      return [...world.instances.values()].map((one) => one.ec2InstanceId)
    case 'AutoScalingGroupName':
      return ['group', ...world.autoScalingGroups.keys()]
    case 'family':
      return [...new Set(definitionsOf(world).map((one) => one.family))]
    case 'taskDefinition':
    case 'taskDefinitions':
      return definitionsOf(world).flatMap((one) => [one.family, `${one.family}:${String(one.revision)}`])
    default:
      return null
  }
}

export function definitionsOf(world: World): readonly TaskDefinition[] {
  return [...world.taskDefinitions.values()]
}
