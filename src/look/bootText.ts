import type { ContainerInstance } from '../model/world/capacity/containerInstance.ts'
import { durationText } from './time.ts'

/** How far an instance is that ECS does not know yet; its agent may have been refused, by its role (ROL-7). */
export function bootText(
  { readyAtMs, refusal }: Pick<ContainerInstance, 'readyAtMs' | 'refusal'>,
  nowMs: number,
): string {
  return refusal === undefined ? `boots, ${durationText(Math.max(0, readyAtMs - nowMs))} to go` : 'not registered'
}
