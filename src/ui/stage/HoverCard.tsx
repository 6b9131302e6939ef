import { useLayoutEffect, useRef, useState } from 'react'
import type { World } from '../../model/world/world.ts'
import { cardFor } from '../subjects/subjects.ts'
import type { Pointed } from './useStage.ts'
import './HoverCard.css'

export interface HoverCardProps {
  readonly pointed: Pointed
  readonly world: World
  readonly nowMs: number
}

/** From the pointer to the card, CSS pixels. */
const OFFSET = 14

/** What is pointed at, in words and figures. It follows the pointer and stays within the stage. */
export function HoverCard({ pointed, world, nowMs }: HoverCardProps) {
  const ref = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null)
  const card = cardFor(pointed.target, world, nowMs)
  const { x, y } = pointed.at

  useLayoutEffect(() => {
    const element = ref.current
    const frame = element?.parentElement ?? null
    if (element === null || frame === null) return
    const left = x + OFFSET + element.offsetWidth > frame.clientWidth ? x - OFFSET - element.offsetWidth : x + OFFSET
    const top = y + OFFSET + element.offsetHeight > frame.clientHeight ? y - OFFSET - element.offsetHeight : y + OFFSET
    setPlace({ left: Math.max(4, left), top: Math.max(4, top) })
  }, [x, y, card?.title])

  if (card === null) return null
  return (
    // The tree says the same; a card that follows the pointer is for those who use one.
    <div ref={ref} className="hover-card" style={place ?? { left: x, top: y, visibility: 'hidden' }} aria-hidden="true">
      <p className="hover-card__title">
        <b>{card.title}</b>
        {card.kind !== '' && <span>{card.kind}</span>}
      </p>
      {card.state !== '' && (
        <p className="hover-card__state" data-tone={card.tone}>
          {card.state}
        </p>
      )}
      <dl className="hover-card__facts">
        {card.facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
