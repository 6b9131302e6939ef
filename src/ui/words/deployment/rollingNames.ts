import { counted, grouped } from '../../../look/numbers.ts'
import type { RollingDecision } from '../../../model/world/deployment/rollingDecision.ts'

type Sides = Pick<RollingDecision, 'deployments' | 'deploymentId' | 'isOfTaskSet' | 'hasTwin'>
type Going = Pick<RollingDecision, 'deployments' | 'toStop'>

/** `ecs-svc/6555`: the id of a deployment or a task set, by its first four digits. */
export function shortDeployment(id: string): string {
  return id.slice(0, 'ecs-svc/'.length + 4)
}

/** ` of ecs-svc/6555`, where a revision alone would not say whose tasks were counted; else nothing. */
export function sideText({ deploymentId, isOfTaskSet, hasTwin }: Sides): string {
  const isNamed = isOfTaskSet === true || hasTwin === true
  return deploymentId === undefined || !isNamed ? '' : ` of ${shortDeployment(deploymentId)}`
}

/** The revision that is rolled to. */
export function newName(decision: Sides): string {
  return `${newRevision(decision)}${sideText(decision)}`
}

/** The same without the deployment that it is of. */
export function newRevision({ deployments }: Pick<Sides, 'deployments'>): string {
  const primary = deployments.find((one) => one.status === 'PRIMARY')?.definitionKey ?? 'new'
  return deployments.some((one) => one.status === 'ACTIVE' && one.definitionKey === primary)
    ? `new ${primary}`
    : primary
}

/** The revision that is rolled from; `null` when all that is left to stop is not of one older revision. */
export function oldName({ deployments, toStop }: Going): string | null {
  const older = deployments.filter((one) => one.status === 'ACTIVE' && one.running + one.pending > 0)
  const keys = new Set(older.map((one) => one.definitionKey))
  const [only] = keys
  if (only === undefined || keys.size > 1 || !areOld({ deployments, toStop })) return null
  return deployments.some((one) => one.status === 'PRIMARY' && one.definitionKey === only) ? `old ${only}` : only
}

/** `4 web:7`, `4 old tasks`; from instances that drain new ones go too: `4 tasks that have to go`. */
export function goingText(decision: Going): string {
  const { toStop } = decision
  const name = oldName(decision)
  if (name !== null) return `${grouped(toStop)} ${name}`
  if (areOld(decision)) return counted(toStop, 'old task')
  return `${counted(toStop, 'task')} that ${toStop === 1 ? 'has' : 'have'} to go`
}

/** Whether all that is left to stop is of older deployments. */
function areOld({ deployments, toStop }: Going): boolean {
  const old = deployments.reduce((sum, one) => (one.status === 'ACTIVE' ? sum + one.running + one.pending : sum), 0)
  return old === toStop
}
