import type { TaskSign } from '../../../look/taskLook.ts'

interface TaskSignMarkProps {
  readonly sign: TaskSign
  /** Its centre. */
  readonly x: number
  readonly y: number
  readonly size: number
  readonly progress: number
}

/** Strokes around (0, 0) in a box of 14 px. */
const STROKES: Readonly<Record<Exclude<TaskSign, 'ring' | 'dots' | 'square'>, string>> = {
  hourglass: 'M-4.5 -6H4.5M-4.5 6H4.5M-3.2 -6V-3.4L3.2 3.4V6M3.2 -6V-3.4L-3.2 3.4V6',
  plug: 'M-2.3 -6.5V-3.2M2.3 -6.5V-3.2M-4.6 -3.2H4.6M-3.6 -3.2V-0.6A3.6 3.6 0 0 0 3.6 -0.6V-3.2M0 3V6.5',
  floor: 'M0 -6V2.6M-3.6 -1L0 2.6L3.6 -1M-5.4 6H5.4',
  check: 'M-4.8 0.4L-1.6 3.6L4.8 -3.4',
  wall: 'M-6 0H2M-1.2 -3.2L2 0L-1.2 3.2M5.4 -5V5',
  cross: 'M-4 -4L4 4M4 -4L-4 4',
}

const RING_RADIUS = 5.4

/** The small sign at a tile's right that names its state a second time. */
export function TaskSignMark({ sign, x, y, size, progress }: TaskSignMarkProps) {
  return (
    <g className="task-sign" data-sign={sign} transform={`translate(${String(x)} ${String(y)}) scale(${String(size)})`}>
      <Strokes sign={sign} progress={progress} />
    </g>
  )
}

function Strokes({ sign, progress }: Pick<TaskSignMarkProps, 'sign' | 'progress'>) {
  if (sign === 'dots')
    return [-4.2, 0, 4.2].map((cx) => <circle key={cx} className="task-sign__solid" cx={cx} r={1.4} />)
  if (sign === 'square') return <rect className="task-sign__solid" x={-3.8} y={-3.8} width={7.6} height={7.6} />
  if (sign === 'ring') {
    const length = 2 * Math.PI * RING_RADIUS
    return (
      <>
        <circle className="task-sign__track" r={RING_RADIUS} />
        <circle
          className="task-sign__ring"
          r={RING_RADIUS}
          transform="rotate(-90)"
          strokeDasharray={`${String(length * progress)} ${String(length)}`}
        />
      </>
    )
  }
  return <path d={STROKES[sign]} />
}
