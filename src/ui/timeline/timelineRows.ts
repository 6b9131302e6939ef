interface Track {
  readonly top: number
  readonly height: number
}

/** Where the rows of a timeline stand, in CSS pixels from its top. */
export interface TimelineRows {
  readonly tracks: readonly Track[]
  readonly cpu: Track
  /** The line of the axis. */
  readonly axis: number
}

const MARKS_HEIGHT = 24
const AXIS_HEIGHT = 24
const GAP = 12
const CPU_PART = 0.42

/** Shares the height out: marks, one track for each run, CPU, axis. */
export function timelineRows(of: {
  readonly height: number
  readonly runs: number
  readonly hasMarks: boolean
  readonly hasCpu: boolean
}): TimelineRows {
  const axis = Math.max(0, of.height - AXIS_HEIGHT)
  const top = of.hasMarks ? MARKS_HEIGHT : 8
  const room = Math.max(0, axis - top)
  const cpuHeight = of.hasCpu ? Math.floor((room - GAP) * CPU_PART) : 0
  const stackRoom = room - (of.hasCpu ? cpuHeight + GAP : 0)
  const height = Math.max(0, Math.floor((stackRoom - GAP * (of.runs - 1)) / Math.max(1, of.runs)))
  const tracks = Array.from({ length: of.runs }, (_, index) => ({ top: top + index * (height + GAP), height }))
  return { tracks, cpu: { top: axis - cpuHeight, height: cpuHeight }, axis }
}
