/** One version of a lab. The checksum takes in whose it is, so that swapped slots are found too. */
export interface Slot {
  readonly id: string
  readonly labId: string
  readonly text: string
  readonly checksum: string
  /** Wall clock, ms since 1970. */
  readonly savedAt: number
}

/** Which slots a lab has, newest first. Written in the same transaction as the newest. */
export interface Pointer {
  readonly labId: string
  readonly title: string
  /** Wall clock, ms since 1970. */
  readonly savedAt: number
  readonly slotIds: readonly string[]
  /** Names the save that wrote it, unlike any other; 0.1 wrote none. */
  readonly saveId?: string
}

/** What a save puts on the shelf. */
export interface NewVersion {
  readonly slot: Slot
  readonly pointer: Pointer
  /** Slots that are no longer kept. */
  readonly dropped: readonly string[]
}

/** All that there is of one lab, as it was at one moment. */
export interface LabRecords {
  /** `undefined` when there is none. */
  readonly pointer: unknown
  /** Of whatever shape; each under its own id. */
  readonly slots: ReadonlyMap<string, unknown>
}

/** Where labs are kept. What is read may be anything: other versions and people have been there too. */
export interface Shelf {
  /**
   * In one transaction: shows the pointer that is there to `decide` and writes what it answers. All or nothing, and on
   * the disk when it resolves.
   *
   * @returns whether anything was written: not when `decide` answered `null`
   */
  write(labId: string, decide: (pointer: unknown) => NewVersion | null): Promise<boolean>
  read(labId: string): Promise<LabRecords>
  /** Every pointer, and the id of every slot: no text is read. */
  list(): Promise<{ readonly pointers: readonly unknown[]; readonly slotIds: readonly string[] }>
  /** The pointer and all slots of a lab. */
  remove(labId: string): Promise<void>
}

/** A slot's id begins with its lab's. */
export function slotIdOf(labId: string, number: number): string {
  return `${labId}/${String(number)}`
}

/** @returns undefined for an id that `slotIdOf` does not make */
export function partsOfSlotId(slotId: string): { readonly labId: string; readonly number: number } | undefined {
  const parts = /^(.+)\/(\d{1,15})$/s.exec(slotId)
  const [, labId, number] = parts ?? []
  return labId === undefined ? undefined : { labId, number: Number(number) }
}
