import type { World } from '../world.ts'
import type { Task } from './task.ts'

/**
 * INS-5: whether ECS waits for word of a task: its step should be over, and the agent of its instance, which alone
 * could say so, is disconnected.
 */
export function isHeld(world: Pick<World, 'instances'>, task: Task): boolean {
  if (task.nextStepAtMs !== null || task.instanceId === null) return false
  if (task.step === 'running' || task.step === 'stopped') return false
  return world.instances.get(task.instanceId)?.agentConnected === false
}
