/** A load balancer of Elastic Load Balancing v2. */
export interface LoadBalancer {
  readonly arn: string
  readonly name: string
  readonly type: 'application' | 'network'
  readonly scheme: 'internet-facing' | 'internal'
  /** One a zone: what is in another zone gets nothing from it (ALB-5). */
  readonly subnets: readonly BalancerSubnet[]
  readonly securityGroups: readonly string[]
  readonly dnsName: string
  /** `provisioning` until `activeAtMs` (ALB-2). */
  readonly state: 'provisioning' | 'active'
  readonly activeAtMs: number
  readonly createdAtMs: number
  /** Those that were set, by AWS's keys. */
  readonly attributes: Readonly<Record<string, string>>
}

export interface BalancerSubnet {
  readonly subnetId: string
  readonly zone: string
}

/** A Classic Load Balancer: its instances are its targets, all at one port of theirs. */
export interface ClassicLoadBalancer {
  readonly name: string
  readonly scheme: 'internet-facing' | 'internal'
  readonly subnets: readonly BalancerSubnet[]
  readonly securityGroups: readonly string[]
  readonly dnsName: string
  readonly listeners: readonly ClassicListener[]
  readonly healthCheck: HealthCheck
  readonly createdAtMs: number
}

export interface ClassicListener {
  readonly protocol: string
  readonly port: number
  readonly instancePort: number
}

/** How targets are probed. Times are whole ms. */
export interface HealthCheck {
  /** A connection alone, or a request whose code has to match. */
  readonly protocol: 'HTTP' | 'HTTPS' | 'TCP' | 'SSL'
  /** `traffic-port`: the one at which the target is registered. */
  readonly port: string
  readonly path: string
  readonly intervalMs: number
  readonly timeoutMs: number
  /** Successes in a row after which an unhealthy target is healthy again. */
  readonly healthyThreshold: number
  /** Failures in a row after which a target is unhealthy. */
  readonly unhealthyThreshold: number
  /** AWS's form: `200`, `200,302`, `200-399`. */
  readonly matcher: string
}

/** A target group; what it forwards to stands in `targets`. */
export interface TargetGroup {
  readonly arn: string
  readonly name: string
  readonly protocol: 'HTTP' | 'HTTPS' | 'TCP'
  readonly port: number
  readonly targetType: 'instance' | 'ip'
  readonly healthCheck: HealthCheck
  readonly createdAtMs: number
  /** Those that were set, by AWS's keys (ALB-9). */
  readonly attributes: Readonly<Record<string, string>>
}
