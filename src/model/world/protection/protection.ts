/** A task's protection from being stopped by a scale-in or a deployment (PRO-1). */
export interface Protection {
  /** When ECS clears it by itself. */
  readonly expiresAtMs: number
}
