/** What is known of a container instance under a name, for placement to go by. */
export interface Attribute {
  readonly name: string
  /** `null`: what its agent can do is there or not, and has no value. */
  readonly value: string | null
}
