/** A group's default cooldown, where none is told (ASG-8). */
export const COOLDOWN_SECONDS = 300

/** The part of an EC2 launch template that the lab reads. */
export interface LaunchTemplate {
  readonly name: string
  readonly instanceType: string
  /** From `ECS_CLUSTER=` in the user data; ECS's own default is `default`. */
  readonly clusterName: string
  /** Of the instances that it launches; left out for none. */
  readonly securityGroupIds?: readonly string[]
  /** By its name; left out where none was said (ROL-7). */
  readonly instanceProfile?: string
}

/** Keeps a wanted number of EC2 instances, spread over its zones (ASG-1). */
export interface AutoScalingGroup {
  readonly name: string
  readonly launchTemplateName: string
  readonly minSize: number
  readonly maxSize: number
  readonly desiredCapacity: number
  readonly availabilityZones: readonly string[]
  readonly createdAtMs: number
  /** Seconds; left out for AWS's 300 (ASG-8). */
  readonly defaultCooldown?: number
  /** Seconds, of all that it launches; left out for none, and its default cooldown stands in (ASG-4). */
  readonly defaultWarmup?: number
  /** Whether instances that it launches are protected from scale-in; left out for no (ASG-6). */
  readonly isNewProtected?: boolean
  /** How many On-Demand Instances come first, and how many percent of the others are; left out for all (ASG-7). */
  readonly onDemand?: { readonly base: number; readonly percentAbove: number }
}
