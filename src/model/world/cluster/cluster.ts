/** A cluster: a name and a status. What runs in it points to it. */
export interface Cluster {
  readonly name: string
  readonly status: 'ACTIVE' | 'INACTIVE'
  readonly createdAtMs: number
  /** `null` while it is ACTIVE. */
  readonly deletedAtMs: number | null
}
