import type { ErrorShape } from '../../model/api/command.ts'
import type { RestoreState } from '../../worker/protocol.ts'
import { readAsPointer, readAsSlot } from './records.ts'
import { readSaved } from './savedLab.ts'
import { partsOfSlotId, type LabRecords, type Shelf } from './shelf.ts'

/** A version that cannot be opened, and what there is of its text. */
export interface DamagedVersion {
  readonly slotId: string
  readonly reason: string
  readonly text: string
}

/** A saved lab as it can be opened. */
export interface LoadedLab {
  readonly state: RestoreState
  /** What it was read from. */
  readonly text: string
  readonly slotId: string
  /** Wall clock, ms since 1970; 0 when it was not written down. */
  readonly savedAt: number
  /** Versions that are newer than this one and damaged. */
  readonly damaged: readonly DamagedVersion[]
  /**
   * Whether saving may go on under the lab's id: not beside anything that is damaged, so that what is left of it stays
   * as it is until somebody removes it.
   */
  readonly isWhole: boolean
}

export type LabLoading =
  | { readonly lab: LoadedLab }
  /** `damaged`: what there was of it, to be saved as a file. */
  | { readonly error: ErrorShape; readonly damaged: readonly DamagedVersion[] }

/** Reads a saved lab: its newest version that can be opened, and what is wrong with those after it. */
export async function loadLab(shelf: Shelf, labId: string): Promise<LabLoading> {
  let records: LabRecords
  try {
    records = await shelf.read(labId)
  } catch {
    return { error: { name: 'NotReadable', message: 'The browser could not read its saved labs.' }, damaged: [] }
  }
  const pointer = readAsPointer(records.pointer)
  const damaged: DamagedVersion[] = []
  const named = pointer?.slotIds ?? []
  const unnamed = newestFirst([...records.slots.keys()].filter((id) => !named.includes(id)))
  for (const slotId of [...named, ...unnamed]) {
    const slot = readAsSlot(records.slots.get(slotId), labId)
    if (slot.kind === 'damaged') {
      damaged.push({ slotId, reason: slot.reason, text: slot.text })
      continue
    }
    const { text, savedAt } = slot.slot
    const reading = readSaved(text)
    if ('state' in reading) {
      const isWhole = damaged.length === 0 && named.includes(slotId)
      return { lab: { state: reading.state, text, slotId, savedAt, damaged, isWhole } }
    }
    damaged.push({ slotId, reason: reading.error.message, text })
    // An older version beside it would seem to be the lab: a newer Taskyard opens it.
    if (reading.error.name === 'NewerSavedLab') return { error: reading.error, damaged }
  }
  const message = 'No whole version of this lab is left in this browser.'
  return { error: { name: 'SavedLabDamaged', message }, damaged }
}

function newestFirst(slotIds: readonly string[]): readonly string[] {
  const numberOf = (id: string): number => partsOfSlotId(id)?.number ?? 0
  return [...slotIds].sort((one, other) => numberOf(other) - numberOf(one))
}
