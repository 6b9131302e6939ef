import { durationText } from '../../../look/time.ts'
import type { HealthCheck } from '../../../model/world/balancing/loadBalancer.ts'
import type { Detail } from '../words.ts'

/** `HTTP / on the traffic port, matches 200`; `TCP on port 8080`. */
export function checkText({ protocol, path, port, matcher }: HealthCheck): string {
  const at = port === 'traffic-port' ? 'the traffic port' : `port ${port}`
  const isRequest = protocol === 'HTTP' || protocol === 'HTTPS'
  return isRequest ? `${protocol} ${path} on ${at}, matches ${matcher}` : `${protocol} connects to ${at}`
}

/** What settings of a health check mean in time (ALB-4): how soon a failure is found, how soon it is forgotten. */
export function detectionDetails(check: HealthCheck): readonly Detail[] {
  const { intervalMs, timeoutMs, healthyThreshold, unhealthyThreshold } = check
  const failures = (unhealthyThreshold - 1) * intervalMs
  const passes = (healthyThreshold - 1) * intervalMs
  const within = (fromMs: number): string => `${durationText(fromMs)} to ${durationText(fromMs + intervalMs)}`
  return [
    { label: 'interval, timeout', value: `${durationText(intervalMs)}, ${durationText(timeoutMs)}` },
    { label: 'unhealthy after', value: `${String(unhealthyThreshold)} failures in a row` },
    { label: 'healthy again after', value: `${String(healthyThreshold)} passes in a row` },
    { label: 'finds what hangs in', value: within(failures + timeoutMs) },
    { label: 'finds what refuses in', value: within(failures) },
    { label: 'heals in', value: within(passes) },
  ]
}
