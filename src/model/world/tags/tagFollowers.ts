import type { Followers } from '../followers.ts'
import type { EntityRef } from '../ref.ts'
import { serviceKey } from '../service/service.ts'
import type { Task } from '../task/task.ts'
import { startsOf } from '../task/tasksStarted.ts'
import type { World, WritableWorld } from '../world.ts'
import { tagKey, tagsOf, type Tag, type TaskTagging } from './tags.ts'

/**
 * What a task is tagged with as it starts: by ECS itself (TAG-8), and with what it takes from its service or its
 * definition (TAG-6).
 */
export function tagsAtStart(world: World, task: Task, { propagateTags, enableECSManagedTags }: TaskTagging): Tag[] {
  const tags: Tag[] = []
  if (enableECSManagedTags) {
    tags.push({ key: 'aws:ecs:clusterName', value: task.clusterName })
    if (task.serviceName !== null) tags.push({ key: 'aws:ecs:serviceName', value: task.serviceName })
  }
  const source = sourceOf(task, propagateTags)
  if (source !== null) tags.push(...tagsOf(world, source))
  return tags
}

function sourceOf(task: Task, propagateTags: TaskTagging['propagateTags']): EntityRef | null {
  if (propagateTags === 'TASK_DEFINITION') return { kind: 'taskDefinition', id: task.definitionKey }
  if (propagateTags === 'NONE' || task.serviceName === null) return null
  return { kind: 'service', id: serviceKey(task.clusterName, task.serviceName) }
}

/** The tags of things come and go with them. */
export const tagFollowers: Followers = {
  taskCreated: (world, { task }) => tagNew(world, task),
  tasksStarted: (world, change) => {
    for (const { task } of startsOf(change)) tagNew(world, task)
  },
  tasksForgotten: (world, { taskIds }) => {
    for (const id of taskIds) forget(world, { kind: 'task', id })
  },
  instanceDeregistered: (world, { instanceId }) => forget(world, { kind: 'containerInstance', id: instanceId }),
  instanceTerminated: (world, { instanceId }) => forget(world, { kind: 'containerInstance', id: instanceId }),
  definitionDeleted: (world, { definitionKey: id }) => forget(world, { kind: 'taskDefinition', id }),
  clusterDeleted: (world, { clusterName }) => forget(world, { kind: 'cluster', id: clusterName }),
  serviceUpdated: (world, { serviceKey: id, fields }) => {
    if (fields.status !== 'INACTIVE') return
    forget(world, { kind: 'service', id })
    world.taskTagging.delete(id)
  },
}

function tagNew(world: WritableWorld, task: Task): void {
  if (task.serviceName === null) return
  const tagging = world.taskTagging.get(serviceKey(task.clusterName, task.serviceName))
  const tags = tagging === undefined ? [] : tagsAtStart(world, task, tagging)
  if (tags.length > 0) world.tags.set(tagKey({ kind: 'task', id: task.id }), tags)
}

/** TAG-9 */
function forget(world: WritableWorld, ref: EntityRef): void {
  world.tags.delete(tagKey(ref))
}
