import { HASH_START, hashText, hashWith } from '../../base/hash.ts'
import type { Pointer, Slot } from './shelf.ts'

/** A pointer of the shape that we write; `undefined` for anything else. */
export function readAsPointer(value: unknown): Pointer | undefined {
  if (!isRecord(value)) return undefined
  const { labId, title, savedAt, slotIds, saveId } = value
  if (typeof labId !== 'string' || typeof title !== 'string' || !isWallTime(savedAt)) return undefined
  if (!Array.isArray(slotIds) || !slotIds.every((id) => typeof id === 'string')) return undefined
  return { labId, title, savedAt, slotIds, ...(typeof saveId === 'string' && { saveId }) }
}

/** The lab that a record is of, whatever else is wrong with it. */
export function labIdOf(value: unknown): string | undefined {
  return isRecord(value) && typeof value.labId === 'string' ? value.labId : undefined
}

export type SlotReading =
  | { readonly kind: 'whole'; readonly slot: Slot }
  /** `text`: what can be rescued. */
  | { readonly kind: 'damaged'; readonly reason: string; readonly text: string }

/** Whether a slot is what was written for that lab. Slots of 0.1 did not say when they were saved. */
export function readAsSlot(value: unknown, labId: string): SlotReading {
  if (value === undefined) return { kind: 'damaged', reason: 'it is gone', text: '' }
  if (!isRecord(value) || typeof value.text !== 'string') {
    return { kind: 'damaged', reason: 'it has no text', text: textOf(value) }
  }
  const { id, text, checksum, savedAt } = value
  const slot = { id: String(id), labId, text, checksum: String(checksum), savedAt: isWallTime(savedAt) ? savedAt : 0 }
  if (value.labId !== labId) return { kind: 'damaged', reason: 'it belongs to another lab', text }
  if (checksum !== checksumOf(labId, text)) return { kind: 'damaged', reason: 'its checksum does not fit', text }
  return { kind: 'whole', slot }
}

export function checksumOf(labId: string, text: string): string {
  return hashText(hashWith(hashWith(HASH_START, labId), text))
}

/** Of the wall clock: finite and within what a `Date` takes. */
function isWallTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 8.64e15
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** A record without a text, as text all the same. */
function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return ''
  }
}
