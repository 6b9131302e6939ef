import type { HeldBy, Reservation } from './reservation.ts'

/** What managed scaling last found of a capacity provider, and did (CPR-6, CPR-7). */
export interface ManagedState {
  readonly clusterName: string
  /** Newest first: an alarm sees one that is a minute old. */
  readonly reservations: readonly (Reservation & { readonly atMs: number })[]
  readonly lastOutAtMs: number | null
  /** What held the last evaluation back: it is told when it changes. */
  readonly heldBy: HeldBy | null
}
