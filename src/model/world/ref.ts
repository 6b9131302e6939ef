/** What there is to point at, as AWS names it. */
export type EntityKind =
  | 'cluster'
  | 'autoScalingGroup'
  | 'capacityProvider'
  | 'containerInstance'
  | 'repository'
  | 'image'
  | 'logGroup'
  | 'taskDefinition'
  | 'task'
  | 'loadBalancer'
  | 'classicLoadBalancer'
  | 'targetGroup'
  | 'target'
  | 'service'
  | 'alarm'

/** One thing of a world, wherever it is pointed at. */
export interface EntityRef {
  readonly kind: EntityKind
  /** Its key in the world's table. */
  readonly id: string
}
