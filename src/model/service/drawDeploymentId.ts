import type { Context } from '../world/context.ts'

const DIGITS = 19

/** Of a deployment and of a task set alike. */
export function drawDeploymentId({ random }: Pick<Context, 'random'>): string {
  let text = String(random.between(1, 9))
  while (text.length < DIGITS) text += String(random.between(0, 9))
  return `ecs-svc/${text}`
}
