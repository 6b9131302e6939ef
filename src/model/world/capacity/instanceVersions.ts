import type { Followers } from '../followers.ts'
import type { WritableWorld } from '../world.ts'

/**
 * The version of a container instance rises with each change of which ECS sends an event: it registers, its agent comes
 * or goes, its state is set, a task takes room on it or gives it back (api, ContainerInstance).
 */
export const versionFollowers: Followers = {
  instanceRegistered: (world, { instanceId }) => raise(world, instanceId),
  agentConnectionSet: (world, { instanceId }) => raise(world, instanceId),
  instanceStatusSet: (world, { instanceId }) => raise(world, instanceId),
  instanceDeregistered: (world, { instanceId }) => raise(world, instanceId),
  taskCreated: (world, { task }) => raise(world, task.instanceId),
  taskPlaced: (world, { instanceId }) => raise(world, instanceId),
  tasksMoved: (world, { taskIds, step }) => {
    if (step === 'stopped') for (const taskId of taskIds) raise(world, world.tasks.get(taskId)?.instanceId ?? null)
  },
  instanceTerminated: (world, { instanceId }) => world.instanceVersions.delete(instanceId),
}

function raise(world: WritableWorld, instanceId: string | null): void {
  if (instanceId !== null) world.instanceVersions.set(instanceId, (world.instanceVersions.get(instanceId) ?? 0) + 1)
}
