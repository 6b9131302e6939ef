import type { Task } from '../../model/task/task.ts'
import type { World } from '../../model/world/world.ts'
import type { Rect } from '../geometry.ts'
import { visualOf } from '../visual.ts'
import { thousands } from '../words.ts'
import type { PlacedTile } from './scene.ts'

/** A live or stopped task at its place. */
export function tileOf(
  world: World,
  task: Task,
  at: { readonly place: PlacedTile['place']; readonly pieces: readonly Rect[] },
): PlacedTile {
  const [main = { x: 0, y: 0, width: 0, height: 0 }, ...rest] = at.pieces
  return {
    key: task.id,
    target: { kind: 'task', id: task.id },
    place: at.place,
    rect: main,
    rest,
    visual: visualOf(task),
    ordinal: world.taskDefinitions.get(task.definitionKey)?.ordinal ?? 1,
    label: task.definitionKey,
    figure: `${thousands(task.memoryMib)} MiB`,
    serviceKey: task.serviceName === null ? null : `${task.clusterName}/${task.serviceName}`,
    task,
  }
}
