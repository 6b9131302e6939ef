import type { Ground } from './band.ts'

/** A slot is not higher than it is wide, or than its three lines of words ask for. */
const ROW_MAX_LEAST = 56

/** The rows of slots of each instance of a zone. */
export type TrayRows = readonly number[]

/** Trays upon each other: their rows of slots, and the height of all that is not a slot. */
export interface Stack {
  readonly rows: number
  readonly fixed: number
}

export function stackOf(trayRows: TrayRows, { spacing, trayColumns }: Ground): Stack {
  let rows = 0
  let fixed = 0
  for (let first = 0; first < trayRows.length; first += trayColumns) {
    const highest = Math.max(...trayRows.slice(first, first + trayColumns))
    rows += highest
    fixed += spacing.trayHead + spacing.trayFoot + (highest - 1) * spacing.slotGap + (first > 0 ? spacing.trayGap : 0)
  }
  return { rows, fixed }
}

/** The height of a row of slots at which the fullest zone just fills its height. */
export function rowHeightFor(stacks: readonly Stack[], traysHeight: number, slotWidth: number): number {
  if (traysHeight < 0) return traysHeight
  // A zone without an instance still needs room for a sentence.
  const heights = stacks.flatMap(({ rows, fixed }) => (rows > 0 ? [(traysHeight - fixed) / rows] : []))
  return Math.min(Math.max(ROW_MAX_LEAST, Math.floor(slotWidth)), ...heights)
}

/** How far down the trays of the fullest zone reach. */
export function highestOf(stacks: readonly Stack[], rowHeight: number): number {
  return Math.max(0, ...stacks.map(({ rows, fixed }) => rows * rowHeight + fixed))
}
