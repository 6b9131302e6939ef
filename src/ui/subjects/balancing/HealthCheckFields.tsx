import { useId } from 'react'
import type { HealthCheck } from '../../../model/world/balancing/loadBalancer.ts'
import type { RefusalAt } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { Facts } from '../../kit/Facts.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { detectionDetails } from '../../words/balancing/checkWords.ts'
import type { CheckWanted } from './balancerActs.ts'

/** Which members of the inputs stand in each field. */
export const CHECK_NAMES = {
  checkPath: ['HealthCheckPath', 'HealthCheck.Target'],
  interval: ['HealthCheckIntervalSeconds', 'HealthCheck.Interval'],
  timeout: ['HealthCheckTimeoutSeconds', 'HealthCheck.Timeout'],
  unhealthy: ['UnhealthyThresholdCount', 'HealthCheck.UnhealthyThreshold'],
  healthy: ['HealthyThresholdCount', 'HealthCheck.HealthyThreshold'],
} as const

interface HealthCheckFieldsProps {
  readonly value: CheckWanted
  readonly onChange: (value: CheckWanted) => void
  readonly refusalAt: RefusalAt<keyof typeof CHECK_NAMES>
}

/** A health check of targets, and at once what its settings mean in seconds. */
export function HealthCheckFields({ value, onChange, refusalAt }: HealthCheckFieldsProps) {
  const headId = useId()
  const change = (some: Partial<CheckWanted>): void => onChange({ ...value, ...some })
  const figures = [
    { field: 'interval', label: 'Interval, in seconds', min: 5, max: 300, step: 5 },
    { field: 'timeout', label: 'Timeout, in seconds', min: 2, max: 120, step: 1 },
    { field: 'unhealthy', label: 'Failures until unhealthy', min: 2, max: 10, step: 1 },
    { field: 'healthy', label: 'Passes until healthy again', min: 2, max: 10, step: 1 },
  ] as const
  return (
    <div className="lab-form" role="group" aria-labelledby={headId}>
      <h3 id={headId} className="type-h3">
        Health check
      </h3>
      <TextField
        label="Path"
        isMono
        value={value.path}
        onChange={(path) => change({ path })}
        refusal={refusalAt('checkPath')}
      />
      {figures.map(({ field, ...figure }) => (
        <div key={field}>
          <Stepper {...figure} value={value[field]} onChange={(next) => change({ [field]: next })} />
          <RefusalLine refusal={refusalAt(field)} />
        </div>
      ))}
      <Facts details={detectionDetails(checkOf(value)).slice(-3)} />
    </div>
  )
}

function checkOf({ path, interval, timeout, unhealthy, healthy }: CheckWanted): HealthCheck {
  return {
    protocol: 'HTTP',
    port: 'traffic-port',
    path,
    intervalMs: interval * 1_000,
    timeoutMs: timeout * 1_000,
    healthyThreshold: healthy,
    unhealthyThreshold: unhealthy,
    matcher: '200',
  }
}

/** The settings of a check that is there, as a form has them. */
export function wantedOf(check: HealthCheck): CheckWanted {
  return {
    path: check.path,
    interval: check.intervalMs / 1_000,
    timeout: check.timeoutMs / 1_000,
    unhealthy: check.unhealthyThreshold,
    healthy: check.healthyThreshold,
  }
}
