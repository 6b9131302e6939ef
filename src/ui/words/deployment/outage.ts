import type { ServiceMoment } from './counts.ts'

/** What users get while nothing of a service runs that should run; `null` while something does. */
export function outageText({
  desiredCount,
  revisions,
}: Pick<ServiceMoment, 'desiredCount' | 'revisions'>): string | null {
  const isDown = desiredCount > 0 && revisions.every(({ running }) => running === 0)
  return isDown ? 'No task runs: every request fails' : null
}
