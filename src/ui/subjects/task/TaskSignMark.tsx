import { DOTS, RING, SIGN_BOX, SIGN_PATHS, SQUARE_HALF, type SignName } from '../../../look/taskSigns.ts'

interface TaskSignMarkProps {
  readonly sign: SignName
  /** Its centre. */
  readonly x: number
  readonly y: number
  /** Height of its box, CSS pixels. */
  readonly size: number
  readonly progress: number
}

/** The small sign at a tile's right that names its state a second time. */
export function TaskSignMark({ sign, x, y, size, progress }: TaskSignMarkProps) {
  const place = `translate(${String(x)} ${String(y)}) scale(${String(size / SIGN_BOX)})`
  return (
    <g className="task-sign" data-sign={sign} transform={place}>
      <Strokes sign={sign} progress={progress} />
    </g>
  )
}

function Strokes({ sign, progress }: Pick<TaskSignMarkProps, 'sign' | 'progress'>) {
  if (sign === 'dots')
    return DOTS.xs.map((cx) => <circle key={cx} className="task-sign__solid" cx={cx} r={DOTS.radius} />)
  if (sign === 'square') {
    const side = 2 * SQUARE_HALF
    return <rect className="task-sign__solid" x={-SQUARE_HALF} y={-SQUARE_HALF} width={side} height={side} />
  }
  if (sign === 'ring') {
    const length = 2 * Math.PI * RING.radius
    return (
      <>
        <circle className="task-sign__track" r={RING.radius} strokeWidth={RING.width} />
        <circle
          className="task-sign__ring"
          r={RING.radius}
          strokeWidth={RING.width}
          transform="rotate(-90)"
          strokeDasharray={`${String(length * progress)} ${String(length)}`}
        />
      </>
    )
  }
  return <path d={SIGN_PATHS[sign]} />
}
