import './workstation.css'

interface LayerBarProps {
  /** Of the largest beside it. */
  readonly share: number
  /** How much of it is done; 0 for what was there already. */
  readonly done: number
}

/** A layer as long as it is large, full as far as it was built or moved: what was there stays an outline. */
export function LayerBar({ share, done }: LayerBarProps) {
  const percent = (part: number): string => `${String(Math.round(part * 1_000) / 10)}%`
  return (
    <span className="layer-bar" aria-hidden="true">
      <span style={{ width: percent(share) }}>
        <span style={{ width: percent(done) }} />
      </span>
    </span>
  )
}
