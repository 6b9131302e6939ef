/** Listens at one port of a load balancer; its rules stand in `listenerRules`. */
export interface Listener {
  readonly arn: string
  readonly loadBalancerArn: string
  readonly protocol: 'HTTP' | 'HTTPS' | 'TCP' | 'TLS'
  readonly port: number
  readonly certificates: readonly string[]
}

/** One rule of a listener. Its default is one too, which comes last and has no conditions. */
export interface ListenerRule {
  readonly arn: string
  readonly listenerArn: string
  readonly priority: number | 'default'
  readonly conditions: readonly RuleCondition[]
  readonly action: ListenerAction
}

/** All conditions of a rule must hold; of the values of one any does. `*` and `?` stand for anything and one character. */
export interface RuleCondition {
  readonly field: 'path-pattern' | 'host-header'
  readonly values: readonly string[]
}

export type ListenerAction = ForwardAction | FixedResponse | Redirect

export interface ForwardAction {
  readonly type: 'forward'
  readonly groups: readonly WeightedGroup[]
  /** How long a client stays with the group that it was given; `null` for not at all. */
  readonly stickySeconds: number | null
}

export interface WeightedGroup {
  readonly targetGroupArn: string
  /** 0 to 999: its share is this by the sum of all. */
  readonly weight: number
}

export interface FixedResponse {
  readonly type: 'fixed-response'
  readonly statusCode: string
  readonly messageBody: string | null
  readonly contentType: string | null
}

export interface Redirect {
  readonly type: 'redirect'
  readonly statusCode: 'HTTP_301' | 'HTTP_302'
  /** What of the address is replaced, in AWS's form. */
  readonly protocol: string
  readonly port: string
  readonly host: string
  readonly path: string
  readonly query: string
}
