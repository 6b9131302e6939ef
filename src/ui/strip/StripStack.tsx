import type { OrderOf } from '../../look/revisions.ts'
import type { CountGroup } from '../words/deployment/counts.ts'
import { grouped } from '../../look/numbers.ts'
import { TaskGlyph } from '../subjects/task/TaskGlyph.tsx'
import type { GlyphVisual } from '../subjects/task/glyphLook.ts'
import type { StripColumn } from './stripColumns.ts'
import type { StripLayout } from './stripLayout.ts'

interface StripStackProps {
  readonly column: StripColumn
  readonly layout: StripLayout
  readonly orderOf: OrderOf
  /** 0 to 1: how much of the time to healthy has passed. */
  readonly ringProgress: number
  /** Whether tasks ran before: a service that has just been made is not down. */
  readonly hasRun: boolean
}

interface Tile {
  readonly key: string
  readonly group: CountGroup
  readonly from: number
  readonly count: number
}

const LOOKS: Readonly<Record<CountGroup['state'], GlyphVisual>> = {
  healthy: 'healthy',
  running: 'starting',
  pending: 'pulling',
}

const STATUSES: Readonly<Record<CountGroup['state'], string>> = {
  healthy: 'healthy',
  running: 'RUNNING',
  pending: 'PENDING',
}

/** The tasks of one column, one upon the other; where they would be too small, one bar for each group. */
export function StripStack({ column, layout, orderOf, ringProgress, hasRun }: StripStackProps) {
  const x = (layout.columnWidth - layout.tileWidth) / 2
  if (hasRun && isOutage(column)) return <Outage layout={layout} limit={column.limits.upper} />
  const isPredicted = column.kind === 'forecast' || column.kind === 'guess'
  return tilesOf(column.groups, layout.isBars).map(({ key, group, from, count }) => {
    const top = layout.y(from + count)
    const height = Math.max(2, layout.y(from) - top - (layout.isBars ? 1 : layout.gap))
    const name = layout.isBars ? grouped(count) : group.definitionKey
    return (
      <g key={key} transform={`translate(${String(x)} ${String(top + (layout.isBars ? 0 : layout.gap / 2))})`}>
        <TaskGlyph
          look={isPredicted ? 'predicted' : LOOKS[group.state]}
          order={orderOf(group.definitionKey)}
          width={layout.tileWidth}
          height={height}
          progress={group.state === 'running' && column.kind === 'now' ? ringProgress : 0.5}
          {...(layout.hasNames || layout.isBars ? { name } : {})}
          status={isPredicted ? 'predicted' : STATUSES[group.state]}
          isDecorative
        />
      </g>
    )
  })
}

/** Nothing runs and nothing is on its way, though tasks are wanted. A guess may be so and is not called it. */
function isOutage({ kind, groups, limits }: StripColumn): boolean {
  return kind !== 'guess' && kind !== 'hidden' && groups.length === 0 && limits.upper > 0
}

function Outage({ layout, limit }: { readonly layout: StripLayout; readonly limit: number }) {
  const y = (layout.y(limit) + layout.base) / 2
  return (
    <text className="step-strip__outage" x={layout.columnWidth / 2} y={y}>
      <tspan x={layout.columnWidth / 2}>No task</tspan>
      <tspan x={layout.columnWidth / 2} dy="1.25em">
        runs
      </tspan>
    </text>
  )
}

function tilesOf(groups: readonly CountGroup[], isBars: boolean): readonly Tile[] {
  const tiles: Tile[] = []
  let from = 0
  for (const group of groups) {
    const sizes: number[] = isBars ? [group.count] : Array.from({ length: group.count }, () => 1)
    for (const count of sizes) {
      tiles.push({ key: String(from), group, from, count })
      from += count
    }
  }
  return tiles
}
