import { scaleLinear } from 'd3'
import type { Size } from '../kit/useSize.ts'
import type { StripColumn } from './stripColumns.ts'

/** Where a strip is shown: in the demo, in one half of a comparison, on a phone, on a beamer. */
export type StripVariant = 'default' | 'compact' | 'phone' | 'projector'

/** Sizes of one variant in CSS pixels. */
interface VariantSizes {
  /** Left of the columns: the names of the limits. */
  readonly gutter: number
  readonly columnMin: number
  readonly columnMax: number
  /** Size of the type of the counts. */
  readonly counts: number
  /** One task, with the gap above it, where there is room for all of that. */
  readonly unitMax: number
  readonly gap: number
  /** Above the plot, for the flag of now. */
  readonly flag: number
  /** Under the plot, for counts, arrows and times. */
  readonly foot: number
  /** Width of a letter of what is written at a limit that was changed. */
  readonly changeLetter: number
  readonly hasArrows: boolean
  readonly hasNames: boolean
}

const VARIANT_SIZES: Readonly<Record<StripVariant, VariantSizes>> = {
  default: {
    gutter: 100,
    columnMin: 104,
    columnMax: 240,
    counts: 20,
    unitMax: 48,
    gap: 4,
    flag: 24,
    foot: 58,
    changeLetter: 6.4,
    hasArrows: true,
    hasNames: true,
  },
  compact: {
    gutter: 84,
    columnMin: 92,
    columnMax: 180,
    counts: 18,
    unitMax: 36,
    gap: 3,
    flag: 22,
    foot: 58,
    changeLetter: 6.4,
    hasArrows: true,
    hasNames: false,
  },
  phone: {
    gutter: 50,
    columnMin: 54,
    columnMax: 90,
    counts: 16,
    unitMax: 18,
    gap: 3,
    flag: 8,
    foot: 48,
    changeLetter: 5.8,
    hasArrows: false,
    hasNames: false,
  },
  projector: {
    gutter: 92,
    columnMin: 124,
    columnMax: 220,
    counts: 34,
    unitMax: 64,
    gap: 4,
    flag: 32,
    foot: 78,
    changeLetter: 8,
    hasArrows: true,
    hasNames: true,
  },
}

export interface StripLayout extends VariantSizes {
  /** Of all columns, at least what is in view. */
  readonly width: number
  readonly height: number
  readonly columnWidth: number
  readonly tileWidth: number
  /** Height of one task. Below `UNIT_MIN` tasks are not drawn one by one. */
  readonly unit: number
  readonly isBars: boolean
  /** From a count of tasks to its height on the page. */
  readonly y: (count: number) => number
  readonly top: number
  readonly base: number
}

const UNIT_MIN = 11
const NATURAL_ROWS_MAX = 7
const TILE_WIDTH_MAX = 140
/** Widths of letters: of the counts as a part of their size, of the acts in CSS pixels. */
export const COUNT_LETTER = 0.6
const ACT_LETTER = 6.4
const ACT_GAP = 16

export interface StripFrame {
  readonly variant: StripVariant
  readonly box: Size
  /** As many tasks as the scale holds at least, so that two strips can be compared. */
  readonly countMax: number
  /** As many columns as share the width at least, for the same reason. */
  readonly columnsLeast?: number
}

/** Fits the columns into a box: tiles while they are legible, bars with a figure when they are not. */
export function stripLayout(columns: readonly StripColumn[], frame: StripFrame): StripLayout {
  const { variant, box } = frame
  const sizes = VARIANT_SIZES[variant]
  const plotWidth = Math.max(0, box.width - sizes.gutter)
  const columnWidth = columnWidthIn(plotWidth, columns, frame)
  const room = Math.max(40, box.height - sizes.flag - sizes.foot)
  // Where there is much room tasks grow with it, but never so far that they look like something else.
  const unit = Math.min(sizes.unitMax, room / rowsOf(columns, frame.countMax))
  const base = box.height - sizes.foot
  const y = scaleLinear()
    .domain([0, 1])
    .range([base, base - unit])
  return {
    ...sizes,
    width: Math.max(plotWidth, columnWidth * columns.length),
    height: box.height,
    columnWidth,
    tileWidth: Math.min(TILE_WIDTH_MAX, columnWidth * 0.68),
    unit,
    isBars: unit < UNIT_MIN,
    y: (count) => y(count),
    // What is left over lies above the upper limit, hatched: no task may ever stand there.
    top: sizes.flag,
    base,
  }
}

/** All columns share the width. Where they are too many, as many as find room: none is cut at the edge. */
function columnWidthIn(plotWidth: number, columns: readonly StripColumn[], frame: StripFrame): number {
  const sizes = VARIANT_SIZES[frame.variant]
  const least = columnMin(columns, sizes)
  const share = plotWidth / Math.max(1, columns.length, frame.columnsLeast ?? 1)
  if (share >= least) return Math.min(sizes.columnMax, share)
  return plotWidth / Math.max(1, Math.floor(plotWidth / least))
}

/** The height at which every task has all of its room, for a strip that is not given one. */
export function naturalHeight(columns: readonly StripColumn[], variant: StripVariant, countMax: number): number {
  const { flag, foot, unitMax } = VARIANT_SIZES[variant]
  return Math.round(flag + foot + Math.min(NATURAL_ROWS_MAX, rowsOf(columns, countMax)) * unitMax)
}

/** Rows of tasks that the scale holds. */
function rowsOf(columns: readonly StripColumn[], countMax: number): number {
  const rows = columns.reduce((most, column) => Math.max(most, column.limits.upper, heightOf(column)), countMax)
  // One row above the upper limit stays free, hatched: that is what "no start above" looks like.
  return rows + Math.max(1, rows * 0.06)
}

/** A column is as wide as its counts and the act before them need. */
function columnMin(columns: readonly StripColumn[], sizes: VariantSizes): number {
  let most: number = sizes.columnMin
  for (const { pair, act } of columns) {
    const actWidth = sizes.hasArrows ? Math.max(24, act.length * ACT_LETTER) + ACT_GAP : 0
    most = Math.max(most, pair.length * sizes.counts * COUNT_LETTER + actWidth)
  }
  return most
}

/** Tasks in a column. */
export function heightOf(column: StripColumn): number {
  return column.groups.reduce((sum, group) => sum + group.count, 0)
}

/** The columns on screen and one on each side of them: a deployment of thousands may have hundreds. */
export function visibleRange(layout: StripLayout, scrollLeft: number, viewWidth: number): readonly [number, number] {
  const first = Math.floor(scrollLeft / layout.columnWidth) - 1
  const last = Math.ceil((scrollLeft + viewWidth) / layout.columnWidth) + 1
  return [Math.max(0, first), last]
}
