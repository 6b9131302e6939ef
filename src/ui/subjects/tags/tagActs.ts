import type { SubjectRef } from '../../../look/subjectRef.ts'
import { clusterArn, definitionArn, instanceArn, serviceArn, taskArn } from '../../../model/api/arns.ts'
import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import { operationOf } from '../../../model/api/operations.ts'
import type { EntityRef } from '../../../model/world/ref.ts'
import type { Tag } from '../../../model/world/tags/tags.ts'
import type { World } from '../../../model/world/world.ts'

/** A thing that can have tags, and the ARN under which AWS does. */
interface Tagged {
  readonly ref: EntityRef
  readonly arn: string
}

/** `null` for what can have no tags, or none any more (TAG-3). */
export function taggedOf({ kind, id }: SubjectRef, world: World): Tagged | null {
  switch (kind) {
    case 'cluster':
      return world.clusters.get(id)?.status === 'ACTIVE' ? { ref: { kind, id }, arn: clusterArn(id) } : null
    case 'service': {
      const service = world.services.get(id)
      if (service === undefined || service.status === 'INACTIVE') return null
      return { ref: { kind, id }, arn: serviceArn(service.clusterName, service.name) }
    }
    case 'task': {
      const task = world.tasks.get(id)
      return task === undefined ? null : { ref: { kind, id }, arn: taskArn(task.clusterName, id) }
    }
    case 'containerInstance': {
      const instance = world.instances.get(id)
      if (instance === undefined || instance.status === 'booting') return null
      return { ref: { kind, id }, arn: instanceArn(instance.clusterName, id) }
    }
    case 'taskDefinition':
      return world.taskDefinitions.has(id) ? { ref: { kind, id }, arn: definitionArn(id) } : null
    case 'repository':
    case 'image':
    case 'logGroup':
    case 'loadBalancer':
    case 'classicLoadBalancer':
    case 'targetGroup':
    case 'target':
    case 'autoScalingGroup':
    case 'capacityProvider':
    case 'alarm':
    case 'availabilityZone':
    case 'securityGroup':
    case 'role':
    case 'user':
    case 'managedPolicy':
    case 'instanceProfile':
    case 'serviceDeployment':
    case 'workstation':
    case 'waiting':
    case 'decision':
      return null
  }
}

/** Which of the wanted tags a resource has not got so. */
export function changedTags(before: readonly Tag[], wanted: readonly Tag[]): readonly Tag[] {
  return wanted.filter(({ key, value }) => !before.some((one) => one.key === key && one.value === value))
}

/** What makes these the tags of a resource. First room is made: it has at most 50. */
export function tagActs(resourceArn: string, before: readonly Tag[], wanted: readonly Tag[]): readonly Act[] {
  const tagKeys = before.map(({ key }) => key).filter((key) => !wanted.some((one) => one.key === key))
  const tags = changedTags(before, wanted)
  return [
    ...(tagKeys.length > 0 ? [act('ecs', 'UntagResource', { resourceArn, tagKeys })] : []),
    ...(tags.length > 0 ? [act('ecs', 'TagResource', { resourceArn, tags })] : []),
  ]
}

/** The same question, with tags in its answer where the operation can tell them. */
export function askingForTags(read: Act): Act {
  const members = operationOf(read.service, read.operation)?.input.members ?? {}
  const asked = (read.input.include ?? []) as readonly string[]
  return Object.hasOwn(members, 'include') ? { ...read, input: { ...read.input, include: [...asked, 'TAGS'] } } : read
}
