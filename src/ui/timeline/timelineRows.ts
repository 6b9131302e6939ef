interface Track {
  readonly top: number
  readonly height: number
}

/** Where the rows of a timeline stand, in CSS pixels from its top. */
export interface TimelineRows {
  readonly tracks: readonly Track[]
  /** Where the pins stand; null when there are none. */
  readonly pinsTop: number | null
  /** Null where there is no room for it. */
  readonly cpu: Track | null
  /** Where the gutter ends. */
  readonly end: number
  /** The line of the axis. */
  readonly axis: number
}

const MARKS_HEIGHT = 24
const PINS_HEIGHT = 18
/** In a lower timeline the tracks need their room more. */
const PINS_FROM = 110
/** Pins stand close under the marks: both have air of their own. */
const PINS_LIFT = 2
const AXIS_HEIGHT = 24
const GAP = 12
const CPU_PART = 0.42
/** What one draws on wants room. */
const DRAWN_PART = 0.72
/** A lower track shows nothing. */
const CPU_LEAST = 24

/** Shares the height out: marks, pins, one track for each run, CPU, axis. */
export function timelineRows(of: {
  readonly height: number
  readonly runs: number
  readonly hasMarks: boolean
  readonly hasPins: boolean
  readonly hasCpu: boolean
  /** Whether the lower track is drawn on. */
  readonly isDrawn: boolean
}): TimelineRows {
  const axis = Math.max(0, of.height - AXIS_HEIGHT)
  const marksEnd = of.hasMarks ? MARKS_HEIGHT : 8
  const hasPins = of.hasPins && of.height >= PINS_FROM
  const top = marksEnd + (hasPins ? PINS_HEIGHT : 0)
  const room = Math.max(0, axis - top)
  const cpuHeight = of.hasCpu ? Math.floor((room - GAP) * (of.isDrawn ? DRAWN_PART : CPU_PART)) : 0
  const hasCpu = cpuHeight >= CPU_LEAST
  const stackRoom = room - (hasCpu ? cpuHeight + GAP : 0)
  const height = Math.max(0, Math.floor((stackRoom - GAP * (of.runs - 1)) / Math.max(1, of.runs)))
  const tracks = Array.from({ length: of.runs }, (_, index) => ({ top: top + index * (height + GAP), height }))
  const cpu = hasCpu ? { top: axis - cpuHeight, height: cpuHeight } : null
  return { tracks, pinsTop: hasPins ? marksEnd - PINS_LIFT : null, cpu, end: of.height, axis }
}
