import type { ContainerInstance } from '../model/world/capacity/containerInstance.ts'
import { durationText } from './time.ts'

/** How far an instance is that ECS does not know yet. Past its time its agent was refused, by its role (ROL-7). */
export function bootText({ readyAtMs }: Pick<ContainerInstance, 'readyAtMs'>, nowMs: number): string {
  return readyAtMs < nowMs ? 'not registered' : `boots, ${durationText(readyAtMs - nowMs)} to go`
}
