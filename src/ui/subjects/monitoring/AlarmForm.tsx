import { useState } from 'react'
import { COMPARISON_SIGNS } from '../../../look/metricLook.ts'
import { durationText } from '../../../look/time.ts'
import { MISSING_DATA, type Comparison, type MissingData } from '../../../model/world/monitoring/alarm.ts'
import { METRIC_DELAY_MS } from '../../../model/world/durations.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { Facts } from '../../kit/Facts.tsx'
import { Segmented } from '../../kit/Segmented.tsx'
import { Select } from '../../kit/Select.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { ServiceField, type ServiceFormProps } from '../service/ServiceField.tsx'
import { freeAlarmName, putAlarmAct, type AlarmWanted } from './alarmActs.ts'

const NAMES = {
  name: ['AlarmName'],
  threshold: ['Threshold'],
  m: ['DatapointsToAlarm'],
  n: ['EvaluationPeriods'],
  period: ['Period'],
} as const

const COMPARISONS = Object.entries(COMPARISON_SIGNS).map(([value, label]) => ({ value: value as Comparison, label }))
const METRICS = [
  { value: 'CPUUtilization', label: 'CPU' },
  { value: 'MemoryUtilization', label: 'Memory' },
] as const
const MISSING = MISSING_DATA.map((value) => ({ value, label: value }))

/** An alarm on a service's utilization, and when it would say so at the earliest. */
export function AlarmForm({ world, service: first, services, onClose }: ServiceFormProps) {
  const [key, setKey] = useState(first.key)
  const service = world.services.get(key) ?? first
  const [wanted, setWanted] = useState<AlarmWanted>(() => freshAlarm(freeAlarmName(world, first.name)))
  const change = (some: Partial<AlarmWanted>): void => setWanted({ ...wanted, ...some })
  const { m, n, periodMinutes } = wanted
  const figures = [
    { field: 'threshold', label: 'Threshold, in percent', value: wanted.threshold, min: 0, max: 400, step: 5 },
    { field: 'm', label: 'Datapoints to alarm (M)', value: m, min: 1, max: n, step: 1 },
    { field: 'n', label: 'Of the last (N)', value: n, min: 1, max: 60, step: 1 },
    { field: 'period', label: 'Period, in minutes', value: periodMinutes, min: 1, max: 15, step: 1 },
  ] as const
  const set = { threshold: 'threshold', m: 'm', n: 'n', period: 'periodMinutes' } as const
  return (
    <ActForm
      title={`Alarm on ${service.name}`}
      submit="Create"
      acts={[putAlarmAct(service, wanted)]}
      names={NAMES}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <ServiceField services={services} value={key} onChange={setKey} />
          <TextField
            label="Name"
            isMono
            value={wanted.name}
            onChange={(name) => change({ name })}
            refusal={refusalAt('name')}
          />
          <Segmented label="Metric" options={METRICS} value={wanted.metric} onChange={(metric) => change({ metric })} />
          <Segmented
            label="Breaches when it is"
            options={COMPARISONS}
            value={wanted.comparison}
            onChange={(comparison) => change({ comparison })}
          />
          {figures.map(({ field, ...figure }) => (
            <div key={field}>
              <Stepper {...figure} onChange={(next) => change(withFigure(wanted, set[field], next))} />
              <RefusalLine refusal={refusalAt(field)} />
            </div>
          ))}
          <Select
            label="Missing data"
            options={MISSING}
            value={wanted.missingData}
            onChange={(missingData: MissingData) => change({ missingData })}
          />
          <Facts details={[{ label: 'in ALARM at the earliest after', value: earliestText(wanted) }]} />
        </>
      )}
    </ActForm>
  )
}

function freshAlarm(name: string): AlarmWanted {
  return {
    name,
    metric: 'CPUUtilization',
    comparison: 'GreaterThanThreshold',
    threshold: 70,
    m: 3,
    n: 3,
    periodMinutes: 1,
    missingData: 'missing',
  }
}

/** M is never more than N. */
function withFigure(wanted: AlarmWanted, member: 'threshold' | 'm' | 'n' | 'periodMinutes', value: number) {
  const next = { ...wanted, [member]: value }
  return { ...next, m: Math.min(next.m, next.n) }
}

/** M periods have to pass, and the last one's datapoint be told (MET-6). */
function earliestText({ m, periodMinutes }: AlarmWanted): string {
  return durationText(m * periodMinutes * 60_000 + METRIC_DELAY_MS)
}
