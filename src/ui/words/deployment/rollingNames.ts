import type { RollingDecision } from '../../../model/world/deployment/rollingDecision.ts'

/** The revision that is rolled to. */
export function newName({ deployments }: Pick<RollingDecision, 'deployments'>): string {
  const primary = deployments.find((one) => one.status === 'PRIMARY')?.definitionKey ?? 'new'
  return deployments.some((one) => one.status === 'ACTIVE' && one.definitionKey === primary)
    ? `new ${primary}`
    : primary
}

/** The revision that is rolled from, or "old tasks" when there are several. */
export function oldName({ deployments }: Pick<RollingDecision, 'deployments'>): string {
  const keys = new Set(deployments.flatMap((one) => (one.status === 'ACTIVE' ? [one.definitionKey] : [])))
  const [only] = keys
  if (only === undefined || keys.size > 1) return 'old tasks'
  return deployments.some((one) => one.status === 'PRIMARY' && one.definitionKey === only) ? `old ${only}` : only
}
