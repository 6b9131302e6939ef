/** An inline policy of a role or a user. */
export interface InlinePolicy {
  readonly name: string
  /** As it was given: JSON. */
  readonly text: string
}

/** What a role and a user have in common: policies, of which all count together. */
export interface Identity {
  readonly name: string
  /** `/` or `/teams/shop/`: a part of the ARN. */
  readonly path: string
  readonly createdAtMs: number
  readonly inline: readonly InlinePolicy[]
  /** ARNs of managed policies, in the order in which they were attached. */
  readonly attached: readonly string[]
}

/** A role that the lab was told of (ROL-1). */
export interface Role extends Identity {
  /** Who may assume it. */
  readonly trustText: string
  readonly description: string | null
  readonly maxSessionSeconds: number
}

export type User = Identity

/** A managed policy of the account's own, by its ARN. */
export interface ManagedPolicy {
  readonly arn: string
  readonly name: string
  readonly path: string
  readonly description: string | null
  readonly text: string
  readonly createdAtMs: number
}

/** What gives an EC2 instance its role. */
export interface InstanceProfile {
  readonly name: string
  readonly path: string
  readonly createdAtMs: number
  /** At most one. */
  readonly roleName: string | null
}
