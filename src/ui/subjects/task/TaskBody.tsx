import { useId } from 'react'
import { wearsStripes } from '../../../look/taskLook.ts'
import type { GlyphLook } from './glyphLook.ts'
import type { TileShape } from './tileShape.ts'

interface TaskBodyProps {
  readonly look: GlyphLook
  readonly shape: TileShape
  readonly progress: number
}

/** Body, outline, stripes and pattern of a tile: what carries its state without a word. */
export function TaskBody({ look, shape, progress }: TaskBodyProps) {
  if (look.body === 'hatch' || look.body === 'stripes') return <Patterned look={look} shape={shape} />
  return (
    <>
      {look.outline === 'castings' ? <Solid {...shape} /> : <Outlined look={look} shape={shape} progress={progress} />}
      {wearsStripes(look) && <Stripes {...shape} />}
      {look.hasStub && shape.scale !== 'cell' && <OpenStub {...shape} />}
    </>
  )
}

/** An outline around a fill, or what is left of one. */
function Outlined({ look, shape, progress }: TaskBodyProps) {
  if (look.outline === 'cut') return <CutOutline {...shape} />
  if (look.outline === 'ticks') {
    return (
      <>
        <CornerTicks {...shape} />
        {look.voice === 'ink3' && shape.scale === 'cell' && <CellSquare {...shape} />}
      </>
    )
  }
  const level = shape.height * Math.min(1, Math.max(0, progress))
  return (
    <>
      <rect
        className={`task-glyph__fill task-glyph__fill--${look.body === 'level' ? 'surface' : look.body}`}
        width={shape.width}
        height={shape.height}
        rx={2}
      />
      {look.body === 'level' && (
        <rect className="task-glyph__level" x={1} width={shape.width - 2} y={shape.height - level} height={level} />
      )}
      <Outline {...shape} thickness={look.outline === 'thick' ? 2 : 1.5} />
    </>
  )
}

function Outline({ width, height, thickness }: TileShape & { thickness: number }) {
  const half = thickness / 2
  return (
    <rect
      className="task-glyph__outline"
      {...{ x: half, y: half, width: width - thickness, height: height - thickness, rx: 1.5 }}
      fill="none"
      strokeWidth={thickness}
    />
  )
}

function Stripes({ height, stripeXs, stripeWidth, stripeInset }: TileShape) {
  return stripeXs.map((x) => (
    <rect
      key={x}
      className="task-glyph__stripe"
      {...{ x, y: stripeInset, width: stripeWidth, height: height - 2 * stripeInset }}
    />
  ))
}

/** A solid body with castings in its corners and rails between them. */
function Solid({ scale, width, height, casting }: TileShape) {
  if (scale === 'cell') return <rect className="task-glyph__solid" width={width} height={height} rx={2} />
  const rail = scale === 'labelled' ? 1.5 : 1
  const far = { x: width - casting, y: height - casting }
  const corners = [{ x: 0, y: 0 }, { x: far.x, y: 0 }, { x: 0, y: far.y }, far]
  return (
    <>
      <rect className="task-glyph__solid" width={width} height={height} rx={0.5} />
      <rect className="task-glyph__rail" width={width} height={rail} />
      <rect className="task-glyph__rail" y={height - rail} width={width} height={rail} />
      {corners.map(({ x, y }) => (
        <rect
          key={`${String(x)} ${String(y)}`}
          className="task-glyph__casting"
          {...{ x, y }}
          width={casting}
          height={casting}
        />
      ))}
    </>
  )
}

/** Cross-hatch or stripes under a plate that keeps the text legible. */
function Patterned({ look, shape }: Pick<TaskBodyProps, 'look' | 'shape'>) {
  const id = useId()
  const { width, height, scale } = shape
  const inset = scale === 'labelled' ? 5 : 4
  // Cross-hatch shows best at the right; stripes above and below suffice, the sign needs the rest.
  const isHatched = look.body === 'hatch'
  const [start, end] = !isHatched ? [1, width - 1] : [inset, width * 0.7]
  return (
    <>
      <pattern id={id} width={isHatched ? 8 : 5} height={8} patternUnits="userSpaceOnUse">
        {isHatched ? (
          <path className="task-glyph__hatch" d="M0 0L8 8M8 0L0 8" />
        ) : (
          <rect className="task-glyph__solid" width={2.5} height={8} />
        )}
      </pattern>
      <rect className="task-glyph__fill task-glyph__fill--surface" width={width} height={height} rx={2} />
      <rect fill={`url(#${id})`} x={1} y={1} width={width - 2} height={height - 2} rx={1.5} />
      {scale !== 'cell' && (
        <rect className="task-glyph__plate" x={start} y={inset} width={end - start} height={height - 2 * inset} />
      )}
      <Outline {...shape} thickness={isHatched ? 2 : 1.5} />
      {look.hasBadge && <Badge {...shape} />}
    </>
  )
}

/** The red diamond on the corner of what is in trouble. */
function Badge({ scale, width }: TileShape) {
  const reach = scale === 'cell' ? 4 : 7
  const x = width - (scale === 'cell' ? 2 : 3)
  const y = scale === 'cell' ? 2 : 2.5
  return (
    <g transform={`translate(${String(x)} ${String(y)})`}>
      <path
        className="task-glyph__badge"
        d={`M0 ${String(-reach)}L${String(reach)} 0L0 ${String(reach)}L${String(-reach)} 0Z`}
      />
      {scale !== 'cell' && <path className="task-glyph__badge-mark" d="M0 -3.4V0.6M0 2.4V3.4" />}
    </g>
  )
}

function CutOutline({ scale, width, height }: TileShape) {
  const cut = scale === 'cell' ? Math.min(5, width / 3) : 8
  const [right, bottom] = [width - 1, height - 1]
  const corner = `L${String(right - cut)} 1L${String(right)} ${String(1 + cut)}`
  return (
    <path className="task-glyph__cut" d={`M1 1${corner}L${String(right)} ${String(bottom)}L1 ${String(bottom)}Z`} />
  )
}

/** Painted corners: a place without a task. */
function CornerTicks({ width, height }: TileShape) {
  const reach = Math.min(6.5, width / 3, height / 3)
  const [right, bottom] = [width - 0.5, height - 0.5]
  const [near, farX, farY] = [0.5 + reach, right - reach, bottom - reach].map(String) as [string, string, string]
  const top = `M0.5 ${near}V0.5H${near}M${farX} 0.5H${String(right)}V${near}`
  const foot = `M0.5 ${farY}V${String(bottom)}H${near}M${farX} ${String(bottom)}H${String(right)}V${farY}`
  return <path className="task-glyph__ticks" d={`${top}${foot}`} />
}

/** A stopped cell keeps its grey square, which tells it from a free place. */
function CellSquare({ width, height }: TileShape) {
  const side = Math.min(6, height / 2.5)
  return (
    <rect
      className="task-glyph__cell-square"
      x={(width - side) / 2}
      y={(height - side) / 2}
      width={side}
      height={side}
    />
  )
}

/** The interface stub that is not yet plugged in. */
function OpenStub({ width, height }: TileShape) {
  const x = width / 2
  return (
    <g className="task-glyph__stub">
      <path d={`M${String(x)} ${String(height)}v3.5`} />
      <circle cx={x} cy={height + 5.5} r={1.9} />
    </g>
  )
}
