import { Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { rateText } from '../../look/trafficLook.ts'
import { clockText } from '../../look/time.ts'
import type { ErrorShape } from '../../model/api/command.ts'
import type { BranchView } from '../../session/mirror.ts'
import { useLabDesk } from '../acts/labDesk.ts'
import { RefusalLine } from '../acts/RefusalLine.tsx'
import { Button } from '../kit/Button.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { drawnPoints, ratePoints, ratesSpoken } from '../subjects/traffic/drawnRates.ts'
import { setTrafficAct, type RatePoint } from '../subjects/traffic/trafficActs.ts'
import { aimsOf } from '../subjects/traffic/trafficAims.ts'
import { comingRates, wantedFrom } from '../subjects/traffic/trafficWanted.ts'
import type { TimelineDraw } from '../timeline/LowerTrack.tsx'
import type { TimeDomain } from '../timeline/timeDomain.ts'
import { labDomain } from './labDomain.ts'
import './DrawnTraffic.css'

const MINUTE_MS = 60_000
/** At least so far ahead one can draw. */
const AHEAD_MIN_MS = 5 * MINUTE_MS
const STEPS = 40
const STEP_SECONDS = 5
/** What the upper edge can be, in requests a second. */
const EDGES = [10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000, 200_000, 1_000_000]
const EDGE_FIRST = 100

interface Drawn {
  readonly serviceKey: string
  readonly rates: readonly RatePoint[]
  readonly most: number
  readonly error: ErrorShape | null
}

interface DrawnTraffic {
  readonly draw: TimelineDraw | null
  readonly begin: () => void
  readonly domain: TimeDomain
}

/** Requests to a service that are drawn on its timeline, from now on: they become one act, `SetTraffic`. */
export function useDrawnTraffic(view: BranchView, serviceKey: string | null, untilMs: number): DrawnTraffic {
  const { give } = useLabDesk()
  const { world, nowMs } = view
  const [held, setDrawn] = useState<Drawn | null>(null)
  const service = world.services.get(serviceKey ?? '')
  const drawn = held?.serviceKey === serviceKey ? held : null
  const wide = labDomain(untilMs, Math.max(AHEAD_MIN_MS, nowMs))
  const aims = service === undefined ? [] : aimsOf(world, service)
  const begin = (): void => {
    if (service === undefined) return
    const stepSeconds = Math.ceil((wide.toMs - nowMs) / 1_000 / STEPS / STEP_SECONDS) * STEP_SECONDS
    const count = Math.floor((wide.toMs - nowMs) / 1_000 / stepSeconds) + 1
    const rates = comingRates({ world, aims, nowMs }, { count, stepSeconds })
    const highest = highestOf(rates)
    setDrawn({
      serviceKey: service.key,
      rates,
      most: EDGES.find((edge) => edge >= Math.max(EDGE_FIRST, highest * 1.2)) ?? highest,
      error: null,
    })
  }
  const send = async (): Promise<void> => {
    if (drawn === null) return
    const error = await give([setTrafficAct({ ...wantedFrom(world, aims), shape: 'points', points: drawn.rates })])
    if (error === null) end()
    else setDrawn({ ...drawn, error })
  }
  const end = (): void => {
    flushSync(() => setDrawn(null))
    // The button that was pressed has gone with the drawing.
    document.querySelector<HTMLElement>('.timeline__switch .icon-button')?.focus()
  }
  if (drawn === null) return { draw: null, begin, domain: labDomain(untilMs) }
  const draw: TimelineDraw = {
    track: {
      label: `Requests a second from ${clockText(nowMs)} on`,
      points: drawnPoints(drawn.rates, nowMs),
      max: drawn.most,
      nameOf: (atMs) => `At ${clockText(atMs)}`,
      valueText: ratesSpoken,
      onChange: (points) => setDrawn({ ...drawn, rates: ratePoints(points, nowMs), error: null }),
    },
    gutter: (
      <DrawGutter
        drawn={drawn}
        onMost={(most) => setDrawn({ ...drawn, most })}
        onSend={() => void send()}
        onDrop={end}
      />
    ),
  }
  return { draw, begin, domain: wide }
}

function highestOf(rates: readonly RatePoint[]): number {
  return rates.reduce((most, { requestsPerSecond }) => Math.max(most, requestsPerSecond), 0)
}

interface DrawGutterProps {
  readonly drawn: Drawn
  readonly onMost: (most: number) => void
  readonly onSend: () => void
  readonly onDrop: () => void
}

/** How high the track reaches, and what becomes of what was drawn. */
function DrawGutter({ drawn, onMost, onSend, onDrop }: DrawGutterProps) {
  const { most, rates, error } = drawn
  const lower = EDGES.findLast((edge) => edge < most && edge >= highestOf(rates))
  const higher = EDGES.find((edge) => edge > most)
  return (
    <div className="draw-gutter">
      {error === null ? (
        <p className="draw-gutter__edge">
          <b>Draw requests</b>
          <span>
            to {rateText(most)}
            <IconButton
              label="Lower the upper edge"
              icon={<Minus />}
              isDisabled={lower === undefined}
              onPress={() => onMost(lower ?? most)}
            />
            <IconButton
              label="Raise the upper edge"
              icon={<Plus />}
              isDisabled={higher === undefined}
              onPress={() => onMost(higher ?? most)}
            />
          </span>
        </p>
      ) : (
        <RefusalLine refusal={{ name: error.name, change: error.message }} />
      )}
      <div className="draw-gutter__acts">
        <Button variant="filled" onPress={onSend}>
          Send
        </Button>
        <Button variant="quiet" onPress={onDrop}>
          Drop
        </Button>
      </div>
    </div>
  )
}
