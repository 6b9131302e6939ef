import { HASH_START, hashText, hashWith } from '../../base/hash.ts'

/** How many versions of a lab are kept: the newest may turn out to be half written. */
export const SLOTS_KEPT = 3

/** One version of a lab. The checksum takes in whose it is, so that swapped slots are found too. */
export interface Slot {
  readonly id: string
  readonly labId: string
  readonly text: string
  readonly checksum: string
}

/** Which slots a lab has, newest first. Written in the same transaction as the newest. */
export interface Pointer {
  readonly labId: string
  readonly title: string
  /** Wall clock, ms since 1970. */
  readonly savedAt: number
  readonly slotIds: readonly string[]
}

/** Where slots are kept. What is read may be anything: other versions and people have been there too. */
export interface Shelf {
  /** All or nothing, and on the disk when it resolves. */
  write(change: { readonly slot: Slot; readonly pointer: Pointer; readonly dropped: readonly string[] }): Promise<void>
  readPointer(labId: string): Promise<unknown>
  readSlot(id: string): Promise<unknown>
  readPointers(): Promise<readonly unknown[]>
}

/** A save that did not hold. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved'
}

/** What was read back: the newest whole version, and whether a newer one was damaged. */
export type LoadedText =
  | { readonly text: string; readonly isOlder: boolean }
  | { readonly text: null; /** What there was, for somebody to rescue. */ readonly remains: readonly string[] }

/**
 * Writes a new slot and then has the pointer name it; the slots before stay.
 *
 * @throws NotSaved  when what was read back is not what was written; else whatever the shelf throws
 */
export async function saveText(shelf: Shelf, lab: Omit<Pointer, 'slotIds'> & { readonly text: string }): Promise<void> {
  const { labId, title, savedAt, text } = lab
  const before = readAsPointer(await shelf.readPointer(labId))
  const kept = before?.slotIds.slice(0, SLOTS_KEPT - 1) ?? []
  const dropped = before?.slotIds.slice(SLOTS_KEPT - 1) ?? []
  const slot = { id: nextSlotId(labId, before), labId, text, checksum: checksumOf(labId, text) }
  const pointer = { labId, title, savedAt, slotIds: [slot.id, ...kept] }
  await shelf.write({ slot, pointer, dropped })
  const readBack = await loadText(shelf, labId)
  if (readBack.text !== text || readBack.isOlder) throw new NotSaved('What was read back is not what was written.')
}

export async function loadText(shelf: Shelf, labId: string): Promise<LoadedText> {
  const pointer = readAsPointer(await shelf.readPointer(labId))
  const remains: string[] = []
  for (const id of pointer?.slotIds ?? []) {
    const slot = readAsSlot(await shelf.readSlot(id))
    if (slot === undefined) continue
    const isWhole = slot.labId === labId && slot.checksum === checksumOf(labId, slot.text)
    if (isWhole) return { text: slot.text, isOlder: id !== pointer?.slotIds[0] }
    remains.push(slot.text)
  }
  return { text: null, remains }
}

/** All labs whose record can be read, newest first. */
export async function listPointers(shelf: Shelf): Promise<readonly Pointer[]> {
  const pointers = (await shelf.readPointers()).flatMap((value) => readAsPointer(value) ?? [])
  return pointers.sort((one, other) => other.savedAt - one.savedAt)
}

/** Rises, so that a slot is never written over while the pointer names it. */
function nextSlotId(labId: string, pointer: Pointer | undefined): string {
  const numbers = pointer?.slotIds.map((id) => Number(id.slice(id.lastIndexOf('/') + 1))) ?? []
  const last = Math.max(0, ...numbers.filter(Number.isSafeInteger))
  return `${labId}/${String(last + 1)}`
}

function checksumOf(labId: string, text: string): string {
  return hashText(hashWith(hashWith(HASH_START, labId), text))
}

function readAsPointer(value: unknown): Pointer | undefined {
  if (!isRecord(value)) return undefined
  const { labId, title, savedAt, slotIds } = value
  if (typeof labId !== 'string' || typeof title !== 'string' || typeof savedAt !== 'number') return undefined
  if (!Array.isArray(slotIds) || !slotIds.every((id) => typeof id === 'string')) return undefined
  return { labId, title, savedAt, slotIds }
}

function readAsSlot(value: unknown): Slot | undefined {
  if (!isRecord(value)) return undefined
  const { id, labId, text, checksum } = value
  if (typeof id !== 'string' || typeof labId !== 'string' || typeof text !== 'string') return undefined
  return typeof checksum === 'string' ? { id, labId, text, checksum } : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
