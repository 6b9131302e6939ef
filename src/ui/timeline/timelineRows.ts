interface Track {
  readonly top: number
  readonly height: number
}

/** Where the rows of a timeline stand, in CSS pixels from its top. */
export interface TimelineRows {
  readonly tracks: readonly Track[]
  /** Where the pins stand; null when there are none. */
  readonly pinsTop: number | null
  /** Instances, close under the first track; null when there are none or no room. */
  readonly instances: Track | null
  /** Null where there is no room for it. */
  readonly cpu: Track | null
  /** The track that was picked; null without one. */
  readonly third: Track | null
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
/** Of each of two lower tracks. */
const EACH_PART = 0.32
/** What one draws on wants room. */
const DRAWN_PART = 0.72
/** A lower track shows nothing. */
const CPU_LEAST = 24
const LANE_HEIGHT = 18
const LANE_GAP = 5
/** Of a track of tasks that gives room to the lane. */
const LANE_FROM = 44

export interface RowsWanted {
  readonly height: number
  readonly runs: number
  readonly hasMarks: boolean
  readonly hasPins: boolean
  readonly hasInstances: boolean
  readonly hasCpu: boolean
  readonly hasThird: boolean
  /** Whether the lower track is drawn on. */
  readonly isDrawn: boolean
}

/** Shares the height out: marks, pins, one track for each run with its instances, CPU, the one that was picked, axis. */
export function timelineRows(of: RowsWanted): TimelineRows {
  const axis = Math.max(0, of.height - AXIS_HEIGHT)
  const marksEnd = of.hasMarks ? MARKS_HEIGHT : 8
  const hasPins = of.hasPins && of.height >= PINS_FROM
  const top = marksEnd + (hasPins ? PINS_HEIGHT : 0)
  const room = Math.max(0, axis - top)
  const lower = lowerTracks(of, room, axis)
  const stackRoom = room - lower.used
  const height = Math.max(0, Math.floor((stackRoom - GAP * (of.runs - 1)) / Math.max(1, of.runs)))
  const hasLane = of.hasInstances && height >= LANE_FROM
  const stack = hasLane ? height - LANE_HEIGHT - LANE_GAP : height
  const tracks = Array.from({ length: of.runs }, (_, index) => ({ top: top + index * (height + GAP), height: stack }))
  return {
    tracks,
    pinsTop: hasPins ? marksEnd - PINS_LIFT : null,
    instances: hasLane ? { top: top + stack + LANE_GAP, height: LANE_HEIGHT } : null,
    cpu: lower.cpu,
    third: lower.third,
    end: of.height,
    axis,
  }
}

/** From the axis up; where two have no room the one that was picked stays. */
function lowerTracks({ hasCpu, hasThird, isDrawn }: RowsWanted, room: number, axis: number) {
  const isThird = hasThird && !isDrawn
  const part = isDrawn ? DRAWN_PART : isThird && hasCpu ? EACH_PART : CPU_PART
  const height = Math.floor((room - GAP) * part)
  const alone = Math.floor((room - GAP) * CPU_PART)
  const fitsBoth = height >= CPU_LEAST
  const third = isThird && alone >= CPU_LEAST ? { height: fitsBoth ? height : alone } : null
  const thirdUsed = third === null ? 0 : third.height + GAP
  const cpu = hasCpu && fitsBoth ? { top: axis - thirdUsed - height, height } : null
  return {
    cpu,
    third: third === null ? null : { top: axis - third.height, height: third.height },
    used: thirdUsed + (cpu === null ? 0 : height + GAP),
  }
}
