import { grouped } from '../../look/numbers.ts'
import { heightOf, type StripLayout } from './stripLayout.ts'
import type { StripColumn } from './stripColumns.ts'

/** A limit that was changed, written at its line. CSS pixels. */
export interface LimitName {
  readonly limit: 'lower' | 'upper'
  readonly text: string
  /** Its left end. */
  readonly x: number
  /** Its baseline. */
  readonly y: number
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Above its line. */
const LIFT = 5
const LINE = 14
/** Between a line and the box of its name. */
const GAP = 2
/** Clear of the frame of now. */
const FRAME = 16
/** Past the edge of a column, and clear of the tasks of the one before. */
const EDGE = 4

/**
 * The names of the limits that differ from those of the column before. None stands on tasks or on another name: where
 * there is no room for one it is left out, and its line says it alone.
 */
export function limitNames(columns: readonly StripColumn[], layout: StripLayout): readonly LimitName[] {
  const names: LimitName[] = []
  const taken = columns.map((column, index) => stackOf(column, index, layout))
  columns.forEach((column, index) => {
    const before = columns[index - 1]
    if (before === undefined) return
    for (const limit of ['upper', 'lower'] as const) {
      if (column.limits[limit] === before.limits[limit]) continue
      const text = `${limit} ${grouped(column.limits[limit])}`
      const width = text.length * layout.changeLetter
      const free = placesOf({ column, index, limit, width }, layout).find((box) => isFree(box, taken, layout))
      if (free === undefined) continue
      taken.push(free)
      names.push({ limit, text, x: free.x, y: free.y + LINE + GAP - LIFT })
    }
  })
  return names
}

interface Wanted {
  readonly column: StripColumn
  readonly index: number
  readonly limit: 'lower' | 'upper'
  readonly width: number
}

/** The upper's over its column, where no task may stand; the lower's in the gap before it. Either one over the tasks. */
function placesOf({ column, index, limit, width }: Wanted, layout: StripLayout): readonly Box[] {
  const { columnWidth, y } = layout
  const from = index * columnWidth
  const line = y(column.limits[limit])
  const over = Math.min(limit === 'upper' ? line : Infinity, y(heightOf(column)))
  const at = (x: number, lineY: number): Box => ({ x, y: lineY - LINE - GAP, width, height: LINE })
  const middle = from + (columnWidth - width) / 2
  const own = limit === 'upper' ? [at(from + FRAME, line), at(middle, line)] : [at(from + EDGE - width, line)]
  const all = [...own, at(middle, over), at(middle, over - LINE)]
  // In the next column another upper limit may hold.
  return limit === 'lower' ? all : all.filter(({ x }) => x >= from && x + width <= from + columnWidth)
}

function isFree(box: Box, taken: readonly Box[], layout: StripLayout): boolean {
  const isWithin = box.x >= 0 && box.x + box.width <= layout.width && box.y >= 0 && box.y + box.height <= layout.base
  return isWithin && taken.every((one) => !overlaps(box, one))
}

function stackOf(column: StripColumn, index: number, layout: StripLayout): Box {
  const { columnWidth, tileWidth, base } = layout
  const y = layout.y(heightOf(column))
  return { x: index * columnWidth + (columnWidth - tileWidth) / 2, y, width: tileWidth, height: base - y }
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
