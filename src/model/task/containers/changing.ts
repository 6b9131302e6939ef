import type { Context } from '../../world/context.ts'
import { writeTurn } from './logging.ts'
import type { Turn } from './turns.ts'

/** What a container comes to, and what it logs as it does. */
export function changeContainer(context: Context, taskId: string, turn: Turn): void {
  const before = context.world.containers.get(taskId)?.find(({ name }) => name === turn.life.name)
  context.emit({ kind: 'containerChanged', taskId, container: turn.life })
  if (before !== undefined) writeTurn(context, taskId, { before, turn })
}
