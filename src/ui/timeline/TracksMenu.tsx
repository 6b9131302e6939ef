import { Check, ChevronDown } from 'lucide-react'
import { memo } from 'react'
import { metricText } from '../../look/metricLook.ts'
import { METRIC_PERIOD_MS } from '../../model/world/durations.ts'
import { metricsWatched } from '../../model/world/monitoring/watched.ts'
import type { World } from '../../model/world/world.ts'
import { Button } from '../kit/Button.tsx'
import { Menu, type MenuGroup } from '../kit/Menu.tsx'
import { expressionsIn } from './expressionTrack.ts'
import { trackKey, trackMetrics } from './metricTrack.ts'

export interface TracksMenuProps {
  readonly world: World
  /** The world grows in place: each minute brings new datapoints, and with them new metrics. */
  readonly asOfMs: number
  /** The metric that is shown (`trackKey`); `null` for none. */
  readonly track: string | null
  readonly onTrack: (track: string | null) => void
}

const NONE = 'none'

/** Which metric stands as third track: any that the lab keeps, those that an alarm watches first. */
export const TracksMenu = memo(function TracksMenu({ world, track, onTrack }: TracksMenuProps) {
  const ofAlarms = [...[...world.alarms.values()].flatMap(metricsWatched), ...expressionsIn(world)]
  const watched = new Set(ofAlarms.map(trackKey))
  const byNamespace = new Map<string, MenuGroup['acts'][number][]>()
  for (const metric of trackMetrics(world)) {
    const key = trackKey(metric)
    const heading = watched.has(key) ? 'With an alarm' : metric.namespace
    const acts = byNamespace.get(heading) ?? []
    acts.push({ ...chosenIcon(key === track), id: key, label: metricText(metric), onAct: () => onTrack(key) })
    byNamespace.set(heading, acts)
  }
  const groups: readonly MenuGroup[] = [
    {
      id: NONE,
      acts: [{ ...chosenIcon(track === null), id: NONE, label: 'No third track', onAct: () => onTrack(null) }],
    },
    ...[...byNamespace].map(([heading, acts]) => ({ id: heading, heading, acts })),
  ]
  return (
    <Menu
      label="Third track"
      placement="top start"
      groups={groups}
      trigger={
        <Button variant="quiet" iconAfter={<ChevronDown aria-hidden="true" />}>
          Tracks
        </Button>
      }
    />
  )
})

/** For the menu: when the newest datapoints may have come. */
export function minuteBegan(nowMs: number): number {
  return Math.floor(nowMs / METRIC_PERIOD_MS) * METRIC_PERIOD_MS
}

function chosenIcon(isChosen: boolean) {
  return { icon: isChosen ? <Check aria-hidden="true" /> : null }
}
