/** What a person can point at on the stage, and what may be selected. */
export type StageTarget =
  | { readonly kind: 'task'; readonly id: string }
  | { readonly kind: 'instance'; readonly id: string }
  /** An Availability Zone's name. */
  | { readonly kind: 'zone'; readonly id: string }
  /** `cluster/name`. */
  | { readonly kind: 'service'; readonly id: string }
  /** The tasks that a service wants and has no place for; the service's key. */
  | { readonly kind: 'waiting'; readonly id: string }

export function isSameTarget(a: StageTarget | null, b: StageTarget | null): boolean {
  if (a === null || b === null) return a === b
  return a.kind === b.kind && a.id === b.id
}
