/** One load balancer of a service: a target group, or a Classic Load Balancer by its name; one of them is `null`. */
export interface ServiceLoadBalancer {
  readonly targetGroupArn: string | null
  readonly loadBalancerName: string | null
  readonly containerName: string
  readonly containerPort: number
  /** Where traffic is shifted (DEP-30); left out where it is not. */
  readonly advanced?: AdvancedConfiguration
}

/** Between which groups traffic is shifted, and at which rules of the load balancer: of one for TCP at its listeners. */
export interface AdvancedConfiguration {
  readonly alternateTargetGroupArn: string
  readonly productionListenerRule: string
  readonly testListenerRule: string | null
  readonly roleArn: string
}

/** What its targets stand under: the ARN or the name. */
export function poolIdOf({ targetGroupArn, loadBalancerName }: ServiceLoadBalancer): string {
  return targetGroupArn ?? loadBalancerName ?? ''
}
