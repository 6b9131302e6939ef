import type { ReactNode } from 'react'
import { grouped } from '../../look/numbers.ts'
import { orderIn, type OrderOf } from '../../look/revisions.ts'
import type { World } from '../../model/world/world.ts'
import { useSize } from '../kit/useSize.ts'
import type { ShiftSide } from '../subjects/shifting/shiftSides.ts'
import type { GlyphVisual } from '../subjects/task/glyphLook.ts'
import { TaskGlyph } from '../subjects/task/TaskGlyph.tsx'
import { stackedGroups, type CountState } from '../words/deployment/counts.ts'
import './ShiftStrip.css'

interface TwoStacksProps {
  readonly sides: readonly [ShiftSide, ShiftSide]
  /** Of each side. */
  readonly desired: number
  readonly world: World
  /** 0 to 1, for the rings of tasks that are not healthy yet. */
  readonly ringProgress: number
  /** What the deployment is at, under the traffic. */
  readonly children: ReactNode
}

/** The tasks of two revisions, and production traffic between them. */
export function TwoStacks({ sides, desired, world, ringProgress, children }: TwoStacksProps) {
  const orderOf = orderIn(world)
  const [blue, green] = sides
  return (
    <figure className="shift-strip" aria-label="Traffic between two revisions">
      <Stack {...{ orderOf, ringProgress, desired }} side={blue} />
      <div className="shift-strip__middle">
        <TrafficBar sides={sides} orderOf={orderOf} />
        {children}
      </div>
      <Stack {...{ orderOf, ringProgress, desired }} side={green} />
    </figure>
  )
}

interface StackProps {
  readonly side: ShiftSide
  readonly desired: number
  readonly orderOf: OrderOf
  readonly ringProgress: number
}

const LOOKS: Readonly<Record<CountState, GlyphVisual>> = {
  healthy: 'healthy',
  running: 'starting',
  pending: 'pulling',
}

/** More tasks than these are one bar for each of their states. */
const TILES_MAX = 12
const TILE = { width: 44, height: 24 } as const
const BAR_HEIGHT = 18

/** The tasks of one revision, healthy first. */
function Stack({ side: { side, definitionKey, deployment }, desired, orderOf, ringProgress }: StackProps) {
  const [box, { width }] = useSize()
  const counts = { running: deployment?.runningCount ?? 0, pending: deployment?.pendingCount ?? 0 }
  const healthy = deployment?.healthyCount ?? 0
  const groups = stackedGroups([{ definitionKey, isPrimary: side === 'green', ...counts, healthy }])
  const all = counts.running + counts.pending
  return (
    <div className="shift-strip__side" data-side={side}>
      <p className="shift-strip__name">
        <strong>{definitionKey}</strong>
        <span>
          {grouped(healthy)} of {grouped(desired)} healthy
        </span>
      </p>
      <div className="shift-strip__tiles" ref={box} aria-hidden="true">
        {groups.flatMap(({ state, count }) =>
          Array.from({ length: all > TILES_MAX ? 1 : count }, (_, index) => (
            <TaskGlyph
              key={`${state} ${String(index)}`}
              look={LOOKS[state]}
              order={orderOf(definitionKey)}
              width={all > TILES_MAX ? Math.max(28, (width * count) / all) : TILE.width}
              height={all > TILES_MAX ? BAR_HEIGHT : TILE.height}
              progress={state === 'running' ? ringProgress : 0.5}
              {...(all > TILES_MAX && { name: grouped(count) })}
              isDecorative
            />
          )),
        )}
        {all === 0 && <span className="shift-strip__none">no tasks</span>}
      </div>
    </div>
  )
}

interface TrafficBarProps {
  readonly sides: readonly ShiftSide[]
  readonly orderOf: OrderOf
}

/** What part of production traffic each revision gets, in its colour. */
function TrafficBar({ sides, orderOf }: TrafficBarProps) {
  const [box, { width }] = useSize()
  return (
    <div className="shift-strip__traffic">
      <p>
        <strong>{sides[0]?.share} %</strong>
        <span>of production traffic</span>
        <strong>{sides[1]?.share} %</strong>
      </p>
      <div className="shift-strip__bar" ref={box} aria-hidden="true">
        {sides.map(
          ({ side, definitionKey, share }) =>
            share > 0 &&
            width > 0 && (
              <TaskGlyph
                key={side}
                look="healthy"
                order={orderOf(definitionKey)}
                width={Math.max(2, (width * share) / 100)}
                height={BAR_HEIGHT}
                isDecorative
              />
            ),
        )}
      </div>
    </div>
  )
}
