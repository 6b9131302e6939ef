import type { OrderOf } from '../../look/revisions.ts'
import type { ServiceSample } from '../../model/world/service/serviceSample.ts'
import { RevisionSwatch } from '../subjects/task/RevisionSwatch.tsx'
import { countsWords, groupText, stackedGroups, sumsOf, type CountGroup } from '../words/deployment/counts.ts'
import { measuredText, ownerText } from '../../look/metricLook.ts'
import { grouped } from '../../look/numbers.ts'
import type { InstanceLane } from './instanceLane.ts'
import type { MetricSeries } from './metricTrack.ts'
import type { TimelineRun } from './timelineRun.ts'
import './TimelineGutter.css'

interface GutterProps {
  readonly run: TimelineRun
  readonly now: ServiceSample | undefined
  readonly orderOf: OrderOf
  /** How high its row is, CSS pixels. */
  readonly room: number
}

const SWATCHES = { healthy: 'healthy', running: 'notHealthy', pending: 'predicted' } as const
const ROWS_MAX = 3
/** In CSS pixels; both sums stand or neither does. */
const ROW_HEIGHT = 20
const SUMS_HEIGHT = 45

/** What the stacked track shows at the cursor, in figures. */
export function StackGutter({ run, now, orderOf, room }: GutterProps) {
  if (now === undefined) return <p className="timeline__note">No {run.serviceName} task has run yet</p>
  const words = countsWords(now)
  const rows = gutterRows(stackedGroups(now.revisions))
  const hasSums = rows.length * ROW_HEIGHT + SUMS_HEIGHT <= room
  return (
    <dl className="timeline__counts">
      {rows.map((row) => (
        <div key={row.key}>
          <dt>
            <RevisionSwatch order={orderOf(row.group.definitionKey)} state={SWATCHES[row.group.state]} />
            {row.text}
          </dt>
          <dd>{row.count}</dd>
        </div>
      ))}
      {hasSums && (
        <>
          <div className="timeline__sum">
            <dt>RUNNING + PENDING</dt>
            <dd>{words.active}</dd>
          </div>
          <div>
            <dt>healthy</dt>
            <dd>{words.healthy}</dd>
          </div>
        </>
      )}
    </dl>
  )
}

interface GutterRow {
  readonly key: string
  readonly group: CountGroup
  readonly text: string
  readonly count: string
}

/** Newest on top, as the stack is; when there are many, one row for each revision. */
function gutterRows(groups: readonly CountGroup[]): readonly GutterRow[] {
  const topFirst = [...groups].reverse()
  if (topFirst.length <= ROWS_MAX) {
    return topFirst.map((group) => {
      const key = `${group.definitionKey} ${String(group.isPrimary)} ${group.state}`
      return { key, group, text: groupText(group), count: grouped(group.count) }
    })
  }
  const byKey = new Map<string, CountGroup[]>()
  for (const group of topFirst) byKey.set(group.definitionKey, [...(byKey.get(group.definitionKey) ?? []), group])
  return [...byKey.values()].flatMap((all) => {
    const group = all.at(-1)
    if (group === undefined) return []
    const healthy = all.reduce((sum, one) => (one.state === 'healthy' ? sum + one.count : sum), 0)
    const sum = all.reduce((total, one) => total + one.count, 0)
    return {
      key: group.definitionKey,
      group,
      text: `${group.definitionKey} healthy`,
      count: `${grouped(healthy)} of ${grouped(sum)}`,
    }
  })
}

/** One side of a comparison: its badge and its counts in two lines. */
export function CompareGutter({ run, now }: Omit<GutterProps, 'orderOf' | 'room'>) {
  const words = now === undefined ? null : countsWords(now)
  return (
    <div className="timeline__side">
      <b className="timeline__badge" data-badge={run.badge}>
        {run.badge}
      </b>
      {words === null ? (
        <p>No task has run yet</p>
      ) : (
        <p>
          <b>
            {words.pair}, healthy {words.healthy}
          </b>
          <span>RUNNING + PENDING {words.active}</span>
        </p>
      )}
    </div>
  )
}

/** The lab's form: a legend of revisions and one line of figures. */
export function ServiceGutter({ run, now, orderOf }: Omit<GutterProps, 'room'>) {
  const keys = [...new Set(now?.revisions.map((one) => one.definitionKey) ?? [])].reverse()
  const words = now === undefined ? null : countsWords(now)
  return (
    <div className="timeline__service">
      <p className="timeline__legend">
        <b>{run.serviceName}</b>
        {keys.map((key) => (
          <span key={key}>
            <RevisionSwatch order={orderOf(key)} /> {key.slice(key.lastIndexOf(':') + 1)}
          </span>
        ))}
        <span className="timeline__desired-key">desired</span>
      </p>
      {now !== undefined && words !== null && (
        <p className="timeline__note">
          <b>{words.pair}</b>{' '}
          {run.isShifted
            ? `${grouped(sumsOf(now).healthy)} healthy`
            : `${words.active.replace(' of ', ' of upper ')}, healthy ${words.healthy}`}
        </p>
      )}
    </div>
  )
}

interface MetricGutterProps {
  /** In the place of the metric's own words. */
  readonly name?: string
  readonly series: MetricSeries | undefined
  readonly nowMs: number
}

/** A metric's name and its newest datapoint before the cursor, and what it is of. */
export function MetricGutter({ name, series, nowMs }: MetricGutterProps) {
  const last = series?.points.findLast((one) => one.atMs <= nowMs)
  return (
    <div className="timeline__cpu">
      <b className="timeline__metric-name">{name ?? series?.metric.name}</b>{' '}
      <b>{last === undefined || series === undefined ? 'none yet' : measuredText(last.value, series.metric)}</b>
      <span className="timeline__note">
        {name === undefined && series !== undefined
          ? `${series.stat}${ownerText(series.metric) === '' ? '' : ` of ${ownerText(series.metric)}`}, per minute`
          : 'of what tasks reserve, per minute'}
      </span>
    </div>
  )
}

/** Instances that are registered, boot, are wanted, at the cursor. */
export function InstanceGutter({ lane, nowMs }: { readonly lane: InstanceLane; readonly nowMs: number }) {
  const now = lane.counts.findLast((one) => one.atMs <= nowMs)?.value
  if (now === undefined) return null
  const { registered, booting, desired } = now
  return (
    <p className="timeline__note timeline__instances">
      <b>{registered}</b>
      {registered === 1 ? 'instance' : 'instances'}
      {booting > 0 && `, ${grouped(booting)} booting`}
      {desired !== registered + booting && `, desired ${grouped(desired)}`}
    </p>
  )
}
