import type { Wanted } from './aside.ts'
import type { LabState } from './labStore.ts'
import { restoreStateOf } from './recovery.ts'

type Handed = Wanted & { readonly kind: 'state' }

let handed: Handed | null = null

/** Leaves a running lab, with its branches and its moment, for the lab page to open. */
export function handOver(state: LabState): void {
  handed = { kind: 'state', state: restoreStateOf(state) }
}

/** What was left, once. It is the visitor's own run, so nothing of it has to be looked at first. */
export function takeHandedOver(): Handed | null {
  const taken = handed
  handed = null
  return taken
}
