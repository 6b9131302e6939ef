import type { Rect } from '../geometry.ts'
import type { SlotStart } from './slotAllocator.ts'

/** The painted slots of a tray or a band: where they begin and how they are spaced. World units. */
export interface SlotGrid {
  readonly x: number
  readonly y: number
  readonly slotWidth: number
  readonly slotHeight: number
  readonly gap: number
  /** Free room between rows, beside the gap: for the interface stubs of Fargate. */
  readonly rowGap: number
  readonly columns: number
  readonly slotUnits: number
}

/** Slots as rectangles; the last may be narrower when what is registered is no whole number of slots. */
export function slotRects(grid: SlotGrid, registeredUnits: number): readonly Rect[] {
  const count = Math.ceil(registeredUnits / grid.slotUnits)
  return Array.from({ length: count }, (_, index) => {
    const units = Math.min(grid.slotUnits, registeredUnits - index * grid.slotUnits)
    return span(grid, index * grid.slotUnits, units)
  })
}

export function rowsOf(grid: Pick<SlotGrid, 'columns' | 'slotUnits'>, units: number): number {
  return Math.max(1, Math.ceil(units / (grid.columns * grid.slotUnits)))
}

/**
 * The rectangles of a task that lies at `start`: one where it fits a row or fills whole rows, else up to three. The
 * largest comes first.
 */
export function stretchRects(grid: SlotGrid, start: number, units: number): readonly Rect[] {
  const rowUnits = grid.columns * grid.slotUnits
  const rects: Rect[] = []
  let at = start
  const end = start + units
  while (at < end) {
    const isRowStart = at % rowUnits === 0
    const wholeRows = isRowStart ? Math.floor((end - at) / rowUnits) : 0
    const take = wholeRows > 0 ? wholeRows * rowUnits : Math.min(end - at, rowUnits - (at % rowUnits))
    rects.push(span(grid, at, take))
    at += take
  }
  return rects.sort((a, b) => b.width * b.height - a.width * a.height)
}

/** Where the nth of those lies that have no stretch of the line: in rows below, one slot each. */
export function belowRect(grid: SlotGrid, rows: number, index: number): Rect {
  const rowUnits = grid.columns * grid.slotUnits
  return span(grid, rows * rowUnits + index * grid.slotUnits, grid.slotUnits)
}

export function isPlaced(start: SlotStart | undefined): start is number {
  return typeof start === 'number'
}

/** A stretch within one row, or over several whole rows. */
function span(grid: SlotGrid, start: number, units: number): Rect {
  const rowUnits = grid.columns * grid.slotUnits
  const row = Math.floor(start / rowUnits)
  const rows = Math.max(1, Math.floor(units / rowUnits))
  const inRow = start - row * rowUnits
  const step = grid.slotWidth + grid.gap
  const across = units >= rowUnits ? grid.columns : units / grid.slotUnits
  const rowStep = grid.slotHeight + grid.gap + grid.rowGap
  return {
    x: grid.x + (inRow / grid.slotUnits) * step,
    y: grid.y + row * rowStep,
    width: Math.max(1, across * step - grid.gap),
    height: rows * rowStep - grid.gap - grid.rowGap,
  }
}
