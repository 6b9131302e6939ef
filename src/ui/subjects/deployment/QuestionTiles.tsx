import type { OrderOf } from '../../../look/revisions.ts'
import { scaleLinear } from 'd3'
import { TaskGlyph } from '../task/TaskGlyph.tsx'
import type { GlyphVisual } from '../task/glyphLook.ts'
import { grouped } from '../../../look/numbers.ts'
import type { Question } from '../../words/deployment/questions.ts'

interface QuestionTilesProps {
  readonly question: Question
  readonly orderOf: OrderOf
  readonly variant: 'default' | 'projector'
  readonly width: number
  readonly ringProgress: number
}

interface Piece {
  readonly key: string
  readonly look: GlyphVisual
  readonly order: number
  readonly from: number
  readonly count: number
}

const SIZES = {
  default: { tile: 44, height: 30, gap: 4, post: 12, label: 12 },
  projector: { tile: 58, height: 32, gap: 6, post: 14, label: 18 },
} as const

/** Narrower tiles cannot be told apart; then each group is one bar. */
const TILE_MIN = 12
const OVERHANG = 5

const LOOKS: Readonly<Record<Question['groups'][number]['state'], GlyphVisual>> = {
  healthy: 'healthy',
  running: 'starting',
  pending: 'pulling',
}

/** What is counted against a limit, in a row, with the limit as a post. */
export function QuestionTiles({ question, orderOf, variant, width, ringProgress }: QuestionTilesProps) {
  const { height, label } = SIZES[variant]
  const heightInAll = height + 2 * OVERHANG + label + 6
  // Until it is known how wide it is, its place is kept.
  if (width === 0) return <svg width={0} height={heightInAll} aria-hidden="true" />
  const place = placement(question, variant, width)
  const postX = place.post
  return (
    <svg className="two-questions__tiles" width={width} height={heightInAll} aria-hidden="true">
      {piecesOf(question, orderOf, place.isBars).map((piece) => {
        const x = place.x(piece.from)
        const end = place.x(piece.from + piece.count - (place.isBars ? 0 : 1)) + (place.isBars ? 0 : place.tile)
        return (
          <g key={piece.key} transform={`translate(${String(x)} ${String(OVERHANG)})`}>
            <TaskGlyph
              look={piece.look}
              order={piece.order}
              width={Math.max(1.5, end - x)}
              height={height}
              progress={ringProgress}
              {...(place.isBars && end - x > 44 ? { name: grouped(piece.count) } : {})}
              isDecorative
            />
          </g>
        )
      })}
      <line className="two-questions__post" x1={postX} x2={postX} y1={0} y2={height + 2 * OVERHANG} />
      <text className="two-questions__limit" {...labelPlace(postX, width)} y={height + 2 * OVERHANG + label}>
        {question.limitText}
      </text>
    </svg>
  )
}

interface Placement {
  readonly isBars: boolean
  readonly tile: number
  /** Left edge of the nth task, counted from 0. */
  readonly x: (index: number) => number
  readonly post: number
}

function placement(question: Question, variant: QuestionTilesProps['variant'], width: number): Placement {
  const { tile, gap, post } = SIZES[variant]
  const { limit } = question
  const most = Math.max(1, limit, question.counted + (question.extraKey === null ? 0 : 1))
  const fitting = (width - post) / most - gap
  if (fitting < TILE_MIN) {
    const x = scaleLinear()
      .domain([0, most])
      .range([0, width - 4])
    return { isBars: true, tile: 0, x, post: Math.max(1.5, x(limit)) }
  }
  const size = Math.min(tile, fitting)
  const pitch = size + gap
  return {
    isBars: false,
    tile: size,
    // Tasks beyond the limit stand off from its post.
    x: (index) => index * pitch + (index >= limit ? post - gap : 0),
    post: Math.max(1.5, limit * pitch - gap + post / 2),
  }
}

function piecesOf(question: Question, orderOf: OrderOf, isBars: boolean): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const group of question.groups) {
    const sizes: number[] = isBars ? [group.count] : Array.from({ length: group.count }, () => 1)
    for (const count of sizes) {
      pieces.push({ key: String(from), look: LOOKS[group.state], order: orderOf(group.definitionKey), from, count })
      from += count
    }
  }
  // Among thousands one more could not be seen; the sum says it.
  if (question.extraKey !== null && !isBars) {
    pieces.push({ key: 'extra', look: 'predicted', order: orderOf(question.extraKey), from, count: 1 })
  }
  return pieces
}

/** Under its post, and inside the row at both ends. */
function labelPlace(x: number, width: number): { readonly x: number; readonly textAnchor: 'start' | 'middle' | 'end' } {
  if (x < 36) return { x: 0, textAnchor: 'start' }
  if (x > width - 36) return { x: Math.min(width, x + 2), textAnchor: 'end' }
  return { x, textAnchor: 'middle' }
}
