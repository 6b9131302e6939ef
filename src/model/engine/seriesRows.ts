import { groupCounts } from '../world/capacity/groupCounts.ts'
import type { Change, ChangeKind } from '../world/change.ts'
import type { EntityOf } from '../world/entityTables.ts'
import type { EntityKind } from '../world/ref.ts'
import type { Metric, Point, SeriesValues } from '../world/series.ts'
import { serviceSample } from '../world/service/serviceSample.ts'
import type { World } from '../world/world.ts'

/**
 * Looks at each entity of a kind at the end of an instant in which it has changed; a value that is the same as before
 * makes no point. All of the kind are gone through, so what there are thousands of is better taken from changes.
 */
interface SampledRow<Kind extends EntityKind, M extends Metric> {
  readonly metric: M
  readonly kind: Kind
  readonly sample: (entity: EntityOf<Kind>) => SeriesValues[M]
}

/** Counts what others hold: anew at the end of each instant in which one of these changes came. */
interface CountedRow<Kind extends EntityKind, M extends Metric> {
  readonly metric: M
  readonly kind: Kind
  readonly changes: readonly ChangeKind[]
  readonly count: (world: World) => ReadonlyMap<string, SeriesValues[M]>
}

/** Takes what a change of a kind brings: a point each time, or none. */
interface TakenRow<Kind extends ChangeKind, M extends Metric> {
  readonly metric: M
  readonly kind: EntityKind
  readonly change: Kind
  readonly take: (change: Extract<Change, { readonly kind: Kind }>) => Taken<SeriesValues[M]> | null
}

interface Taken<Value> extends Point<Value> {
  /** Of the entity. */
  readonly id: string
}

/** Rows as they are used: `sampled` and `taken` have seen to it that each takes what it is given. */
export interface AnySampledRow {
  readonly metric: Metric
  readonly kind: EntityKind
  readonly sample: (entity: object) => SeriesValues[Metric]
}
export interface AnyTakenRow {
  readonly metric: Metric
  readonly kind: EntityKind
  readonly change: ChangeKind
  readonly take: (change: Change) => Taken<SeriesValues[Metric]> | null
}

export interface AnyCountedRow {
  readonly metric: Metric
  readonly kind: EntityKind
  readonly changes: readonly ChangeKind[]
  readonly count: (world: World) => ReadonlyMap<string, SeriesValues[Metric]>
}

/** Where one metric of a kind of entity comes from. */
export type SeriesRow = AnySampledRow | AnyTakenRow | AnyCountedRow

export function sampled<Kind extends EntityKind, M extends Metric>(row: SampledRow<Kind, M>): SeriesRow {
  return row as unknown as AnySampledRow
}

function taken<Kind extends ChangeKind, M extends Metric>(row: TakenRow<Kind, M>): SeriesRow {
  return row as unknown as AnyTakenRow
}

function counted<Kind extends EntityKind, M extends Metric>(row: CountedRow<Kind, M>): SeriesRow {
  return row
}

/** Of a target group or a load balancer: what a minute came to, where there is such a datapoint (MET-4). */
function measured(kind: 'targetGroup' | 'loadBalancer', metric: PoolMetric): SeriesRow {
  return taken({
    metric,
    kind,
    change: 'poolMeasured',
    take: ({ ref, point }) => {
      const value = ref.kind === kind ? (point?.[metric] ?? null) : null
      return value === null || point === null ? null : { id: ref.id, atMs: point.atMs, value }
    },
  })
}

const OF_BALANCER = [
  'RequestCount',
  'TargetResponseTime',
  'HTTPCode_Target_5XX_Count',
  'HTTPCode_ELB_5XX_Count',
] as const
const OF_GROUP = [
  'RequestCount',
  'TargetResponseTime',
  'HTTPCode_Target_5XX_Count',
  'HealthyHostCount',
  'UnHealthyHostCount',
] as const
type PoolMetric = (typeof OF_BALANCER | typeof OF_GROUP)[number]

/** Every series of a history, in the order of the subjects. */
export const seriesRows: readonly SeriesRow[] = [
  counted({
    metric: 'groupCounts',
    kind: 'autoScalingGroup',
    changes: ['put', 'instanceLaunched', 'instanceRegistered', 'instanceDeregistered', 'instanceTerminated'],
    count: groupCounts,
  }),
  sampled({ metric: 'serviceCounts', kind: 'service', sample: serviceSample }),
  taken({
    metric: 'CPUUtilization',
    kind: 'service',
    change: 'metricRecorded',
    take: ({ serviceKey, point }) => ({ id: serviceKey, atMs: point.atMs, value: point.cpuPercent }),
  }),
  taken({
    metric: 'MemoryUtilization',
    kind: 'service',
    change: 'metricRecorded',
    take: ({ serviceKey, point }) => ({ id: serviceKey, atMs: point.atMs, value: point.memoryPercent }),
  }),
  ...OF_BALANCER.map((metric) => measured('loadBalancer', metric)),
  ...OF_GROUP.map((metric) => measured('targetGroup', metric)),
]
