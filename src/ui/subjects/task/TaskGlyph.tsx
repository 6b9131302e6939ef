import { revisionIndex, revisionSlot } from '../../../look/palette.ts'
import { TaskBody } from './TaskBody.tsx'
import { TaskSignMark } from './TaskSignMark.tsx'
import { lastStatusIn } from '../../../look/taskLook.ts'
import { glyphLook, type GlyphVisual } from './glyphLook.ts'
import { tileShape } from './tileShape.ts'
import '../../theme/revision.css'
import './TaskGlyph.css'

export interface TaskGlyphProps {
  readonly look: GlyphVisual
  /** Which revision the lab met, counted from 1: colour and stripes follow from it. */
  readonly order: number
  readonly width?: number
  /** From 44 px two lines fit, from 28 px of width one; smaller tiles have no text. */
  readonly height?: number
  /** `web:8` */
  readonly name?: string
  /** Second line; `lastStatus` unless given. */
  readonly status?: string
  /** Third line, from 60 px of height: `healthy in 15 s`. */
  readonly detail?: string
  /** 0 to 1: bytes pulled, or time already healthy. */
  readonly progress?: number
  /** Set where the words beside it say the same. */
  readonly isDecorative?: boolean
}

/** One task as the yard draws it, for legends, strips and panels. */
export function TaskGlyph(props: TaskGlyphProps) {
  const { look, order, width = 112, height = 44, name, progress = 0.62, isDecorative = false } = props
  const shape = tileShape({ width, height, stripes: revisionIndex(order), hasName: name !== undefined })
  const drawn = glyphLook(look)
  const sign = shape.scale === 'cell' || (look === 'healthy' && shape.scale !== 'labelled') ? null : drawn.sign
  const label = name === undefined ? drawn.label : `${name}, ${drawn.label}`
  return (
    <svg
      className="task-glyph"
      data-look={look}
      data-scale={shape.scale}
      data-revision={revisionSlot(order)}
      width={width}
      height={height}
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      {...(isDecorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <TaskBody look={drawn} shape={shape} progress={progress} />
      {name !== undefined && shape.scale !== 'cell' && (
        <text className="task-glyph__name" x={shape.textX} y={shape.nameY}>
          {name}
        </text>
      )}
      {shape.scale === 'labelled' && (
        <>
          <text className="task-glyph__status" x={shape.textX} y={shape.nameY + 15}>
            {props.status ?? (look === 'predicted' ? null : lastStatusIn(look))}
          </text>
          {props.detail !== undefined && height >= 60 && (
            <text className="task-glyph__status" x={shape.textX} y={shape.nameY + 30}>
              {props.detail}
            </text>
          )}
        </>
      )}
      {sign !== null && (
        <TaskSignMark sign={sign} x={shape.signX} y={shape.signY} size={shape.signSize} progress={progress} />
      )}
    </svg>
  )
}
