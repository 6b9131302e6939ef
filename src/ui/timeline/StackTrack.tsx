import type { OrderOf } from '../../look/revisions.ts'
import { scaleLinear } from 'd3'
import { memo, useId } from 'react'
import type { Point } from '../../model/world/series.ts'
import type { ServiceSample } from '../../model/world/service/serviceSample.ts'
import { HatchPattern } from '../kit/Hatch.tsx'
import { revisionSlot } from '../../look/palette.ts'
import { activeOf, bandPath, stackLayers, thinnedSamples } from './stackLayers.ts'
import { limitPaths } from './limitPaths.ts'
import type { TimeDomain } from './timeDomain.ts'
import type { TimelineRun } from './timelineRun.ts'

export interface StackTrackProps {
  readonly run: TimelineRun
  /** The run's samples grow in place; their number tells when to draw anew. */
  readonly sampleCount: number
  readonly domain: TimeDomain
  readonly width: number
  readonly height: number
  readonly top: number
  readonly orderOf: OrderOf
  /** `limits`: both lines, hatched beyond. `desired`: the desired count alone. */
  readonly lines: 'limits' | 'desired'
  /** As many tasks as the scale holds at least: the same in both tracks of a comparison. */
  readonly countMax?: number
}

/** In CSS pixels: below this on average, outlines are left out. */
const STRETCH_MIN = 8

/** The tasks of a service over time, stacked, with its limits: drawn once for each change, not for each frame. */
export const StackTrack = memo(function StackTrack(props: StackTrackProps) {
  const { run, domain, width, height, top, orderOf } = props
  const id = useId()
  const x = timeScale(domain, width)
  const known = thinnedSamples(visible(run.samples, domain), x)
  const coming = run.forecast === null ? [] : thinnedSamples(after(run.forecast.samples, run.untilMs, known), x)
  const all = [...known, ...coming]
  const most = mostOf(all, props.lines, props.countMax)
  const y = scaleLinear()
    .domain([0, props.lines === 'limits' ? most * 1.22 : most * 1.08])
    .range([top + height, top])
  const lines = limitPaths(all, { untilMs: domain.toMs, x, y, top, bottom: top + height })
  const knownUntilMs = Math.min(domain.toMs, run.untilMs)
  return (
    <g>
      <HatchPattern id={`${id}above`} isRising />
      <HatchPattern id={`${id}below`} />
      {props.lines === 'limits' && (
        <>
          <path d={lines.above} fill={`url(#${id}above)`} />
          <path d={lines.below} fill={`url(#${id}below)`} />
        </>
      )}
      {stackLayers(known, knownUntilMs, orderOf).map((layer) => (
        <path
          key={`${layer.definitionKey} ${layer.state}`}
          className="timeline__band"
          data-state={layer.state}
          data-dense={layer.stretches.length * STRETCH_MIN > width || undefined}
          data-revision={revisionSlot(orderOf(layer.definitionKey))}
          d={bandPath(layer, x, y)}
        />
      ))}
      {stackLayers(coming, Math.min(domain.toMs, run.forecast?.untilMs ?? 0), orderOf).map((layer) => (
        <path
          key={`forecast ${layer.definitionKey} ${layer.state}`}
          className="timeline__band"
          data-state="forecast"
          data-revision={revisionSlot(orderOf(layer.definitionKey))}
          d={bandPath(layer, x, y)}
        />
      ))}
      {props.lines === 'limits' && <path className="timeline__limit" d={`${lines.lower}${lines.upper}`} />}
      {props.lines === 'desired' && <path className="timeline__desired" d={lines.desired} />}
      <line className="timeline__base" x1={0} x2={width} y1={top + height} y2={top + height} />
      {props.lines === 'desired' && <Extent {...{ most, width }} top={y(most)} bottom={top + height} />}
    </g>
  )
}, isSameTrack)

function mostOf(samples: readonly Point<ServiceSample>[], lines: StackTrackProps['lines'], least = 1): number {
  const topOf = (one: ServiceSample) => (lines === 'limits' ? one.limits.upper : one.desiredCount)
  return samples.reduce((max, one) => Math.max(max, activeOf(one.value), topOf(one.value)), least)
}

/** As many tasks as the highest of several runs has at any time that is known or foreseen. */
export function sharedMost(runs: readonly TimelineRun[], lines: StackTrackProps['lines']): number {
  return runs.reduce(
    (most, { samples, forecast }) => mostOf(forecast?.samples ?? [], lines, mostOf(samples, lines, most)),
    1,
  )
}

/** By value: who draws the timeline makes its inputs anew for every frame. */
function isSameTrack(a: StackTrackProps, b: StackTrackProps): boolean {
  return (
    a.run.samples === b.run.samples &&
    a.sampleCount === b.sampleCount &&
    a.run.untilMs === b.run.untilMs &&
    a.run.forecast?.samples === b.run.forecast?.samples &&
    a.domain.fromMs === b.domain.fromMs &&
    a.domain.toMs === b.domain.toMs &&
    a.width === b.width &&
    a.height === b.height &&
    a.top === b.top &&
    a.lines === b.lines &&
    a.countMax === b.countMax &&
    a.orderOf === b.orderOf
  )
}

/** In a lower track its foot's figure would lie upon its top's, CSS pixels. */
const EXTENT_LEAST = 16

/** How many tasks the top and the foot of the track are. */
function Extent({ most, width, top, bottom }: { most: number; width: number; top: number; bottom: number }) {
  return (
    <g className="timeline__tick">
      <text x={width + 6} y={top + 4}>
        {most}
      </text>
      {bottom - top > EXTENT_LEAST && (
        <text x={width + 6} y={bottom + 1}>
          0
        </text>
      )}
    </g>
  )
}

export function timeScale(domain: TimeDomain, width: number) {
  return scaleLinear().domain([domain.fromMs, domain.toMs]).range([0, width])
}

/** From the sample in force as the domain begins. */
function visible(samples: readonly Point<ServiceSample>[], domain: TimeDomain): readonly Point<ServiceSample>[] {
  const first = samples.findLastIndex((one) => one.atMs <= domain.fromMs)
  const [before, ...rest] = samples.slice(Math.max(0, first))
  if (before === undefined) return []
  return [{ ...before, atMs: Math.max(before.atMs, domain.fromMs) }, ...rest]
}

/** The forecast from where knowledge ends: it begins with what is known then. */
function after(
  forecast: readonly Point<ServiceSample>[],
  untilMs: number,
  known: readonly Point<ServiceSample>[],
): readonly Point<ServiceSample>[] {
  const last = known.at(-1)
  const later = forecast.filter((one) => one.atMs > untilMs)
  return last === undefined ? later : [{ ...last, atMs: untilMs }, ...later]
}
