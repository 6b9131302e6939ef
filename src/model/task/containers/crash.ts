import { must } from '../../../base/assert.ts'
import type { Context } from '../../world/context.ts'
import type { Task } from '../../world/task/task.ts'
import { changeContainer } from './changing.ts'
import { livesOf } from './follow.ts'
import { sceneOf } from './scene.ts'
import { crashed } from './turns.ts'

/** FLT-1: a container that runs ends now. From then on its task's containers have lives of their own (CON-3). */
export function crashContainer(
  context: Context,
  task: Task,
  how: { readonly name: string; readonly exitCode: number },
): void {
  const { world, nowMs } = context
  const definition = must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)
  if (!world.containers.has(task.id)) {
    context.emit({ kind: 'containersFollowed', taskId: task.id, containers: livesOf(world, task, definition) })
  }
  const scene = sceneOf(world, must(world.tasks.get(task.id), task.id))
  const member = must(
    scene.members.find(({ container }) => container.name === how.name),
    how.name,
  )
  changeContainer(context, task.id, crashed(scene, member, how.exitCode))
  context.schedule(nowMs, { kind: 'containersDue', taskId: task.id })
}
