import { checksumOf, readAsPointer, readAsSlot } from './records.ts'
import { partsOfSlotId, slotIdOf, type Pointer, type Shelf } from './shelf.ts'

/** How many versions of a lab are kept: the newest may turn out to be half written. */
export const SLOTS_KEPT = 3

/** A save that did not hold. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved'
}

/** The lab has another newest version than the one this save would follow: it is written over by nobody. */
export class OvertakenSave extends Error {
  override readonly name = 'OvertakenSave'
}

export interface VersionToSave extends Omit<Pointer, 'slotIds'> {
  readonly text: string
  /** The slot that this version follows; `null` when the lab has none yet. */
  readonly base: string | null
  /** Unlike that of any other save. */
  readonly saveId?: string
  /** Saves after `base` of which nobody knows whether they were written: what one of them wrote is one's own. */
  readonly doubtful?: readonly string[]
}

/**
 * Writes a new version after the one it is based on, and reads it back.
 *
 * @returns the new version's slot id
 * @throws OvertakenSave  when somebody else has saved the lab meanwhile, or its record is gone or damaged: nothing is
 *   written then
 * @throws NotSaved  when what was read back is not what was written; else whatever the shelf throws
 */
export async function saveVersion(shelf: Shelf, version: VersionToSave): Promise<string> {
  const { labId, title, savedAt, text, base, saveId, doubtful = [] } = version
  const checksum = checksumOf(labId, text)
  let slotId = ''
  const isWritten = await shelf.write(labId, (value) => {
    const before = readAsPointer(value)
    const isNew = value === undefined && base === null
    const isOwn = before !== undefined && (before.slotIds[0] === base || doubtful.includes(before.saveId ?? ''))
    if (!isNew && !isOwn) return null
    slotId = nextSlotId(labId, before?.slotIds ?? [])
    const kept = before?.slotIds.slice(0, SLOTS_KEPT - 1) ?? []
    return {
      slot: { id: slotId, labId, text, checksum, savedAt },
      pointer: { labId, title, savedAt, slotIds: [slotId, ...kept], ...(saveId !== undefined && { saveId }) },
      dropped: before?.slotIds.slice(SLOTS_KEPT - 1) ?? [],
    }
  })
  if (!isWritten) throw new OvertakenSave('The lab was saved by somebody else meanwhile.')
  const { slots } = await shelf.read(labId)
  const readBack = readAsSlot(slots.get(slotId), labId)
  if (readBack.kind !== 'whole' || readBack.slot.text !== text) {
    throw new NotSaved('What was read back is not what was written.')
  }
  return slotId
}

/** The newest version that a whole record names; `null` when there is none. */
export async function newestSlotId(shelf: Shelf, labId: string): Promise<string | null> {
  const { pointer } = await shelf.read(labId)
  return readAsPointer(pointer)?.slotIds[0] ?? null
}

/** Rises, so that a slot is never written over while a record names it. */
function nextSlotId(labId: string, slotIds: readonly string[]): string {
  const numbers = slotIds.map((id) => partsOfSlotId(id)?.number ?? 0)
  return slotIdOf(labId, Math.max(0, ...numbers) + 1)
}
