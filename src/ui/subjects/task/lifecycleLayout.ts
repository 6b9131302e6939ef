import { lifecycleTable } from '../../../model/world/task/lifecycleTable.ts'
import type { TaskStep } from '../../../model/world/task/taskSteps.ts'
import { phaseColumns } from '../../words/task/lifecycleWords.ts'

/** One step's box in the diagram, in CSS pixels. */
export interface StepBox {
  readonly step: TaskStep
  readonly label: string
  readonly lastStatus: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface PhaseBox {
  readonly phase: string
  /** Of the phase's name: where no way into a step crosses it. */
  readonly nameX: number
  readonly nameAnchor: 'start' | 'end'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface LifecycleLayout {
  readonly width: number
  readonly height: number
  readonly phases: readonly PhaseBox[]
  readonly steps: readonly StepBox[]
  /** The ways between steps as SVG paths with their arrow heads. */
  readonly edges: readonly {
    readonly key: string
    readonly path: string
    readonly from: TaskStep
    readonly to: TaskStep
  }[]
}

/** From here on the four phases stand side by side; below it they stand one above the other. */
const COLUMNS_MIN_WIDTH = 520
const STEP_HEIGHT = 40
const HEAD = 24
const PAD = 8
const GAP = 16
const HEAD_SIZE = 4

/** Lays out what the machine says, whatever it says: phases in its order, steps inside, every way between them. */
export function lifecycleLayout(width: number): LifecycleLayout {
  const isColumns = width >= COLUMNS_MIN_WIDTH
  const { phases, steps, height } = isColumns ? columns(width) : bands(width)
  return { width, height, phases, steps, edges: edgesOf(steps, isColumns, width) }
}

function columns(width: number): Pick<LifecycleLayout, 'phases' | 'steps' | 'height'> {
  const all = phaseColumns()
  const columnWidth = (width - GAP * (all.length - 1)) / all.length
  const most = Math.max(...all.map((one) => one.steps.length))
  const height = HEAD + most * (STEP_HEIGHT + GAP) - GAP + PAD
  const phases = all.map(({ phase }, index) => ({
    phase,
    x: index * (columnWidth + GAP),
    y: 0,
    width: columnWidth,
    height,
    nameX: index * (columnWidth + GAP) + PAD,
    nameAnchor: 'start' as const,
  }))
  const steps = all.flatMap((one, index) =>
    one.steps.map((row, line) => ({
      ...textsOf(row.step),
      x: index * (columnWidth + GAP) + PAD,
      y: HEAD + line * (STEP_HEIGHT + GAP),
      width: columnWidth - 2 * PAD,
      height: STEP_HEIGHT,
    })),
  )
  return { phases, steps, height }
}

function bands(width: number): Pick<LifecycleLayout, 'phases' | 'steps' | 'height'> {
  const all = phaseColumns()
  const most = Math.max(...all.map((one) => one.steps.length))
  const stepWidth = (width - 2 * PAD - GAP * (most - 1)) / most
  const bandHeight = HEAD + STEP_HEIGHT + PAD
  const phases = all.map(({ phase }, index) => ({
    phase,
    x: 0,
    y: index * (bandHeight + GAP),
    width,
    height: bandHeight,
    nameX: width - PAD - 4,
    nameAnchor: 'end' as const,
  }))
  const steps = all.flatMap((one, index) =>
    one.steps.map((row, place) => ({
      ...textsOf(row.step),
      x: PAD + place * (stepWidth + GAP),
      y: index * (bandHeight + GAP) + HEAD,
      width: stepWidth,
      height: STEP_HEIGHT,
    })),
  )
  return { phases, steps, height: all.length * (bandHeight + GAP) - GAP }
}

function textsOf(step: TaskStep): Pick<StepBox, 'step' | 'label' | 'lastStatus'> {
  const { label, lastStatus } = lifecycleTable[step]
  return { step, label, lastStatus }
}

/**
 * Every transition of the machine but `finish` from a live step: an instance that ends takes its tasks to STOPPED from
 * anywhere, and as lines that would hide the rest.
 */
function edgesOf(steps: readonly StepBox[], isColumns: boolean, width: number): LifecycleLayout['edges'] {
  const byStep = new Map(steps.map((box) => [box.step, box]))
  return steps.flatMap((from) =>
    Object.entries(lifecycleTable[from.step].next).flatMap(([event, target]) => {
      const to = byStep.get(target)
      if (to === undefined || (event === 'finish' && lifecycleTable[from.step].phase !== 'STOPPED')) return []
      const path = isSamePhase(from, to)
        ? along(from, to, isColumns)
        : isColumns
          ? across(from, to)
          : down(from, to, width)
      return { key: `${from.step} ${event}`, path, from: from.step, to: to.step }
    }),
  )
}

function isSamePhase(a: StepBox, b: StepBox): boolean {
  return lifecycleTable[a.step].phase === lifecycleTable[b.step].phase
}

/** Between neighbours of one phase straight; past a neighbour around it. */
function along(from: StepBox, to: StepBox, isColumns: boolean): string {
  if (isColumns) {
    const x = from.x + from.width / 2
    if (to.y - from.y <= STEP_HEIGHT + GAP) return line([x, from.y + from.height], [[x, to.y]], 'down')
    const side = from.x + from.width + PAD / 2
    const [start, end] = [from.y + from.height / 2, to.y + to.height / 2]
    return line(
      [from.x + from.width, start],
      [
        [side, start],
        [side, end],
        [to.x + to.width, end],
      ],
      'left',
    )
  }
  const y = from.y + from.height / 2
  if (to.x - from.x <= from.width + GAP) return line([from.x + from.width, y], [[to.x, y]], 'right')
  const over = from.y - PAD / 2
  const [start, end] = [from.x + from.width / 2, to.x + to.width / 2]
  return line(
    [start, from.y],
    [
      [start, over],
      [end, over],
      [end, to.y],
    ],
    'down',
  )
}

/** From a column to one further right, through the gap before it. */
function across(from: StepBox, to: StepBox): string {
  const [start, end] = [from.y + from.height / 2, to.y + to.height / 2]
  const lane = to.x - PAD - GAP / 2
  return line(
    [from.x + from.width, start],
    [
      [lane, start],
      [lane, end],
      [to.x, end],
    ],
    'right',
  )
}

/** From a band to one further down, through the gap above it; past a whole band along the right edge. */
function down(from: StepBox, to: StepBox, width: number): string {
  const [start, end] = [from.x + from.width / 2, to.x + to.width / 2]
  const lane = to.y - HEAD - GAP / 2
  const first = from.y + from.height + PAD + GAP / 2
  if (lane - first < 1)
    return line(
      [start, from.y + from.height],
      [
        [start, lane],
        [end, lane],
        [end, to.y],
      ],
      'down',
    )
  const side = width - PAD / 2
  return line(
    [start, from.y + from.height],
    [
      [start, first],
      [side, first],
      [side, lane],
      [end, lane],
      [end, to.y],
    ],
    'down',
  )
}

type Point = readonly [number, number]

const HEADS = {
  down: [-HEAD_SIZE, -HEAD_SIZE, HEAD_SIZE, -HEAD_SIZE],
  right: [-HEAD_SIZE, -HEAD_SIZE, -HEAD_SIZE, HEAD_SIZE],
  left: [HEAD_SIZE, -HEAD_SIZE, HEAD_SIZE, HEAD_SIZE],
} as const

function line(start: Point, points: readonly Point[], towards: keyof typeof HEADS): string {
  const [x, y] = points.at(-1) ?? start
  const [ax, ay, bx, by] = HEADS[towards]
  const way = points.map(([px, py]) => `L${String(px)} ${String(py)}`).join('')
  const tip = `M${String(x + ax)} ${String(y + ay)}L${String(x)} ${String(y)}L${String(x + bx)} ${String(y + by)}`
  return `M${start.map(String).join(' ')}${way}${tip}`
}
