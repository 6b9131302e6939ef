import type { MetricQuery } from './metric.ts'

export const ALARM_STATES = ['OK', 'ALARM', 'INSUFFICIENT_DATA'] as const
export type AlarmState = (typeof ALARM_STATES)[number]

export const COMPARISONS = {
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  GreaterThanThreshold: 'greater than',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
} as const
export type Comparison = keyof typeof COMPARISONS

export const MISSING_DATA = ['missing', 'ignore', 'breaching', 'notBreaching'] as const
export type MissingData = (typeof MISSING_DATA)[number]

/** A CloudWatch alarm on a metric, or on an expression of metrics (ALM-1). */
export interface Alarm {
  readonly name: string
  readonly description: string | null
  readonly actionsEnabled: boolean
  /** ARNs; those of scaling policies are carried out, others are kept. */
  readonly okActions: readonly string[]
  readonly alarmActions: readonly string[]
  readonly insufficientDataActions: readonly string[]
  /** One metric alone, or several and the expression of them that is watched. */
  readonly queries: readonly MetricQuery[]
  readonly unit: string | null
  readonly periodSeconds: number
  /** N. */
  readonly evaluationPeriods: number
  /** M; `null` when none was given: it is N then. */
  readonly datapointsToAlarm: number | null
  readonly threshold: number
  readonly comparison: Comparison
  /** `null` when none was given: `missing` then. */
  readonly treatMissingData: MissingData | null
  readonly state: AlarmState
  /** In AWS's words. */
  readonly stateReason: string
  /** AWS's JSON of it; `null` where it gives none. */
  readonly stateReasonData: string | null
  readonly stateUpdatedAtMs: number
  readonly stateTransitionedAtMs: number
  readonly configurationUpdatedAtMs: number
}

/** Of one period, what an alarm makes of it. */
export type PeriodVerdict = 'ok' | 'breach' | 'missing'

export interface EvaluatedPeriod {
  readonly fromMs: number
  readonly toMs: number
  /** `null`: no datapoint. */
  readonly value: number | null
  readonly verdict: PeriodVerdict
  /** Whether it is among the N that count; one that is missing counts as the alarm treats missing data. */
  readonly isEvaluated: boolean
}

/** Of an alarm on a metric alone: its one row. */
export function singleQuery({ queries }: Pick<Alarm, 'queries'>): MetricQuery | null {
  const [only] = queries
  return queries.length === 1 && only?.stat !== null ? (only ?? null) : null
}

/** What it does in a state: ARNs. */
export function actionsIn(alarm: Alarm, state: AlarmState): readonly string[] {
  if (!alarm.actionsEnabled) return []
  switch (state) {
    case 'OK':
      return alarm.okActions
    case 'ALARM':
      return alarm.alarmActions
    case 'INSUFFICIENT_DATA':
      return alarm.insufficientDataActions
  }
}
