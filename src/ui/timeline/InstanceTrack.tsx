import { area, curveStepAfter, line, scaleLinear } from 'd3'
import { memo } from 'react'
import type { GroupCounts } from '../../model/world/capacity/groupCounts.ts'
import type { Point } from '../../model/world/series.ts'
import { thereOf, type InstanceLane } from './instanceLane.ts'
import { timeScale } from './StackTrack.tsx'
import type { TimeDomain } from './timeDomain.ts'

interface InstanceTrackProps {
  readonly lane: InstanceLane
  /** The list may grow in place; its length tells when to draw anew. */
  readonly count: number
  readonly untilMs: number
  readonly domain: TimeDomain
  readonly width: number
  readonly height: number
  readonly top: number
}

/** Under the tasks what they stand on: instances that are registered, those that boot as an outline, desired as a line. */
export const InstanceTrack = memo(function InstanceTrack(props: InstanceTrackProps) {
  const { lane, untilMs, domain, width, height, top } = props
  const x = timeScale(domain, width)
  const y = scaleLinear()
    .domain([0, lane.most * 1.08])
    .range([top + height, top])
  const points = shownPoints(lane.counts, domain, untilMs)
  const filled = (from: (one: GroupCounts) => number, to: (one: GroupCounts) => number) =>
    area<Point<GroupCounts>>()
      .curve(curveStepAfter)
      .x((one) => x(one.atMs))
      .y0((one) => y(from(one.value)))
      .y1((one) => y(to(one.value)))(points) ?? ''
  const desired = line<Point<GroupCounts>>()
    .curve(curveStepAfter)
    .x((one) => x(one.atMs))
    .y((one) => y(one.value.desired))
  return (
    <g>
      <path className="timeline__registered" d={filled(none, ({ registered }) => registered)} />
      {points.some(({ value }) => value.booting > 0) && (
        <path className="timeline__booting" d={filled(({ registered }) => registered, thereOf)} />
      )}
      <path className="timeline__desired" d={desired(points) ?? ''} />
      <line className="timeline__base" x1={0} x2={width} y1={top + height} y2={top + height} />
      <text className="timeline__tick" x={width + 6} y={top + 9}>
        {lane.most}
      </text>
    </g>
  )
})

function none(): number {
  return 0
}

/** From what holds as the domain begins to what holds as it ends or knowledge does. */
function shownPoints(
  counts: readonly Point<GroupCounts>[],
  { fromMs, toMs }: TimeDomain,
  untilMs: number,
): readonly Point<GroupCounts>[] {
  const endMs = Math.min(toMs, untilMs)
  const before = counts.findLast(({ atMs }) => atMs <= fromMs)
  const inside = counts.filter(({ atMs }) => atMs > fromMs && atMs <= endMs)
  const shown = before === undefined ? inside : [{ ...before, atMs: fromMs }, ...inside]
  const last = shown.at(-1)
  return last === undefined ? [] : [...shown, { ...last, atMs: endMs }]
}
