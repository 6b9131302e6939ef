import { labIdOf, readAsPointer } from './records.ts'
import { partsOfSlotId, type Shelf } from './shelf.ts'

/** A lab that this browser keeps, as a list names it. */
export type SavedLab =
  | { readonly kind: 'whole'; readonly labId: string; readonly title: string; readonly savedAt: number }
  /** What says which versions it has is damaged or gone; the versions may be whole. */
  | { readonly kind: 'damaged'; readonly labId: string }

/** As many labs as a browser keeps; one more is saved when another was removed. */
export const SAVED_LABS_MAX = 500

/** All labs of which anything is left: the whole ones newest first, then the damaged ones. */
export async function listSavedLabs(shelf: Shelf): Promise<readonly SavedLab[]> {
  const { pointers, slotIds } = await shelf.list()
  const whole = pointers.flatMap((value) => readAsPointer(value) ?? [])
  const wholeIds = new Set(whole.map(({ labId }) => labId))
  const others = [
    ...pointers.flatMap((value) => labIdOf(value) ?? []),
    ...slotIds.flatMap((id) => partsOfSlotId(id)?.labId ?? []),
  ].filter((labId) => !wholeIds.has(labId))
  return [
    ...whole
      .map(({ labId, title, savedAt }) => ({ kind: 'whole', labId, title, savedAt }) as const)
      .sort((one, other) => other.savedAt - one.savedAt),
    ...[...new Set(others)].map((labId) => ({ kind: 'damaged', labId }) as const),
  ]
}

/** For a lab that is saved for the first time. */
export function newLabId(): string {
  return randomHex()
}

/** 16 hexadecimal digits that nobody has drawn before. */
export function randomHex(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
