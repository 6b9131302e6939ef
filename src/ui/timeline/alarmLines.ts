import type { SubjectRef } from '../../look/subjectRef.ts'
import type { Decision } from '../../model/world/decision.ts'
import { singleQuery, type Alarm, type Comparison } from '../../model/world/monitoring/alarm.ts'
import { evaluate } from '../../model/world/monitoring/evaluation.ts'
import { metricKey, type MetricStat, type Statistic } from '../../model/world/monitoring/metric.ts'
import type { World } from '../../model/world/world.ts'
import { expressionOf } from './expressionTrack.ts'

/** An alarm over the track of its metric. */
export interface AlarmLine {
  readonly name: string
  readonly threshold: number
  readonly comparison: Comparison
  /** When it was in ALARM; the last may go on. */
  readonly alarmed: readonly Span[]
  /** The periods that count now; of the alarm that is looked at, and where none is of the first in ALARM. */
  readonly evaluated: Span | null
}

interface Span {
  readonly fromMs: number
  readonly toMs: number
}

export interface AlarmLinesOf {
  readonly world: World
  readonly decisions: readonly Decision[]
  /** What the inspector is about. */
  readonly about: SubjectRef | null
}

/** One list for all, so that a track without any is not drawn anew. */
export const NO_ALARMS: readonly AlarmLine[] = []

/** Those that watch one statistic of a metric, minute by minute, or one expression, in order of creation. */
export function alarmLines(stat: MetricStat, { world, decisions, about }: AlarmLinesOf): readonly AlarmLine[] {
  const alarms = [...world.alarms.values()].filter((one) => isOn(one, stat))
  if (alarms.length === 0) return NO_ALARMS
  const looked = alarms.find(({ name }) => about?.kind === 'alarm' && about.id === name)
  const bracketed = looked ?? alarms.find(({ state }) => state === 'ALARM')
  return alarms.map((alarm) => ({
    name: alarm.name,
    threshold: alarm.threshold,
    comparison: alarm.comparison,
    alarmed: alarmedSpans(alarm.name, decisions, world.nowMs),
    evaluated: alarm === bracketed ? evaluatedSpan(world, alarm) : null,
  }))
}

const MINUTE_SECONDS = 60
/** Statistics that are the more the longer a period is. */
const IS_ADDED: ReadonlySet<Statistic> = new Set<Statistic>(['Sum', 'SampleCount'])

/** A sum over longer periods is no sum of minutes: its threshold has no place over them. */
function isOn(alarm: Alarm, { metric, stat }: MetricStat): boolean {
  const expression = expressionOf(alarm)
  if (expression !== null) return metricKey(expression) === metricKey(metric)
  const watched = singleQuery(alarm)?.stat ?? null
  if (watched === null || metricKey(watched.metric) !== metricKey(metric)) return false
  return watched.stat === stat && (alarm.periodSeconds === MINUTE_SECONDS || !IS_ADDED.has(stat))
}

function alarmedSpans(name: string, decisions: readonly Decision[], nowMs: number): readonly Span[] {
  const spans: Span[] = []
  let fromMs: number | null = null
  for (const one of decisions) {
    if (one.kind !== 'alarm' || one.alarmName !== name || one.atMs > nowMs) continue
    if (fromMs !== null) spans.push({ fromMs, toMs: one.atMs })
    fromMs = one.state === 'ALARM' ? one.atMs : null
  }
  return fromMs === null ? spans : [...spans, { fromMs, toMs: nowMs }]
}

function evaluatedSpan(world: World, alarm: Alarm): Span | null {
  const counted = evaluate(world, alarm).periods.filter((one) => one.isEvaluated)
  const [first] = counted
  const last = counted.at(-1)
  return first === undefined || last === undefined ? null : { fromMs: first.fromMs, toMs: last.toMs }
}
