import type { ServiceEvent } from '../../../model/world/service/service.ts'
import { shortenIds } from '../../../look/names.ts'
import { axisText } from '../../../look/time.ts'
import '../panel.css'

export interface EventListProps {
  /** Newest first, as DescribeServices gives them. */
  readonly events: readonly ServiceEvent[]
  readonly originMs?: number
  /** Which are marked: those that a decision was told by. */
  readonly isMarked?: (event: ServiceEvent) => boolean
  /** At most so many; the rest is counted. */
  readonly max?: number
}

/** ECS's own sentences, newest first, with their times. */
export function EventList({ events, originMs = 0, isMarked, max = events.length }: EventListProps) {
  if (events.length === 0) return <p className="inspector__text">No event yet</p>
  return (
    <>
      <ol className="events">
        {events.slice(0, max).map((event) => (
          <li key={event.id} data-marked={isMarked?.(event) === true || undefined}>
            <time>{axisText(event.atMs - originMs)}</time>
            <samp title={event.message}>{shortenIds(event.message)}</samp>
          </li>
        ))}
      </ol>
      {events.length > max && <p className="inspector__text">{events.length - max} older</p>}
    </>
  )
}
