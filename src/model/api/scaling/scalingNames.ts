import { ACCOUNT, REGION } from '../../world/world.ts'

/** Of a service as Application Auto Scaling names it. */
export function resourceIdOf(serviceKey: string): string {
  return `service/${serviceKey}`
}

/** Of its ARNs' ids: a scalable target has 8 hexadecimal digits and more, policies and actions a UUID. */
export function targetArn(id: string): string {
  return `arn:aws:application-autoscaling:${REGION}:${ACCOUNT}:scalable-target/${id}`
}

export function policyArn(serviceKey: string, { id, name }: { readonly id: string; readonly name: string }): string {
  return `arn:aws:autoscaling:${REGION}:${ACCOUNT}:scalingPolicy:${id}:resource/ecs/${resourceIdOf(serviceKey)}:policyName/${name}`
}

export function scheduledActionArn(
  serviceKey: string,
  { id, name }: { readonly id: string; readonly name: string },
): string {
  return `arn:aws:autoscaling:${REGION}:${ACCOUNT}:scheduledAction:${id}:resource/ecs/${resourceIdOf(serviceKey)}:scheduledActionName/${name}`
}
