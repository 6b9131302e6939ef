import { TaskGlyph } from './TaskGlyph.tsx'

export interface RevisionSwatchProps {
  /** Which revision the lab met, counted from 1. */
  readonly order: number
  readonly state?: 'healthy' | 'notHealthy' | 'predicted'
  /** 14 × 11 beside a line of text, 22 × 16 in a legend. */
  readonly size?: 'text' | 'legend'
}

const LOOKS = { healthy: 'healthy', notHealthy: 'starting', predicted: 'predicted' } as const

/** A revision's colour, stripes and state, beside words that name it. */
export function RevisionSwatch({ order, state = 'healthy', size = 'text' }: RevisionSwatchProps) {
  const [width, height] = size === 'legend' ? [22, 16] : [15, 11]
  return <TaskGlyph look={LOOKS[state]} order={order} width={width} height={height} isDecorative />
}
