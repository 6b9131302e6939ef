/** One load balancer of a service: a target group, or a Classic Load Balancer by its name; one of them is `null`. */
export interface ServiceLoadBalancer {
  readonly targetGroupArn: string | null
  readonly loadBalancerName: string | null
  readonly containerName: string
  readonly containerPort: number
}

/** What its targets stand under: the ARN or the name. */
export function poolIdOf({ targetGroupArn, loadBalancerName }: ServiceLoadBalancer): string {
  return targetGroupArn ?? loadBalancerName ?? ''
}
