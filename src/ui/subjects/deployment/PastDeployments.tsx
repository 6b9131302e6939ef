import { axisText, durationText } from '../../../look/time.ts'
import { SERVICE_DEPLOYMENTS_MAX } from '../../../model/world/labLimits.ts'
import type { DeploymentStatus, ServiceDeployment } from '../../../model/world/deployment/serviceDeployment.ts'
import { isAbout } from '../../../model/world/decisionBase.ts'
import type { Decision } from '../../../model/world/decision.ts'
import { decisionRef } from '../decision/decisionRef.ts'
import type { WhyProps } from '../subjectView.ts'

const SHOWN = 6

/** The deployments that a service has had, newest first: when, which revision, how it stands or ended, how long it took. */
export function PastDeployments({ id, world, decisions, originMs, onSelect }: WhyProps) {
  const history = world.serviceDeployments.get(id) ?? []
  if (history.length === 0) return null
  const older = history.length - SHOWN
  return (
    <section className="inspector__block">
      <h2 className="type-h3">Deployments</h2>
      <ol className="decision-list">
        {history.slice(0, SHOWN).map((one) => {
          const words = deploymentWords(one, world.nowMs)
          const time = <time>{axisText(one.createdAtMs - originMs)}</time>
          const decision = endOf(one, decisions, id)
          return (
            <li key={one.id}>
              {decision === undefined ? (
                <p>
                  {time}
                  {words}
                </p>
              ) : (
                <button type="button" onClick={() => onSelect(decisionRef(decision.id))}>
                  {time}
                  {words}
                </button>
              )}
            </li>
          )
        })}
      </ol>
      {older > 0 && (
        <p className="inspector__text">
          {older} {history.length === SERVICE_DEPLOYMENTS_MAX ? 'older that the lab keeps' : 'older'}
        </p>
      )}
    </section>
  )
}

/** How a time reads after a status. */
const HOW: Readonly<Record<DeploymentStatus, string>> = {
  PENDING: 'for',
  IN_PROGRESS: 'for',
  SUCCESSFUL: 'in',
  STOPPED: 'after',
  STOP_REQUESTED: 'after',
  ROLLBACK_REQUESTED: 'after',
  ROLLBACK_IN_PROGRESS: 'for',
  ROLLBACK_SUCCESSFUL: 'in',
  ROLLBACK_FAILED: 'after',
}

/** `web:2 SUCCESSFUL in 52 s`. */
function deploymentWords({ revision, status, createdAtMs, end }: ServiceDeployment, nowMs: number): string {
  const tookMs = (end?.atMs ?? nowMs) - createdAtMs
  return `${revision.definitionKey} ${status} ${HOW[status]} ${durationText(tookMs)}`
}

/** The decision with which it was done, or with which it failed. */
function endOf(one: ServiceDeployment, decisions: readonly Decision[], id: string): Decision | undefined {
  const { status, end, failure } = one
  if (failure !== undefined) {
    return decisions.find(
      (decision) => decision.atMs === failure.atMs && decision.kind === 'failure' && isAbout(decision, 'service', id),
    )
  }
  if (status !== 'SUCCESSFUL') return undefined
  return decisions.find(
    (decision) =>
      decision.atMs === end?.atMs &&
      decision.kind === 'rolling' &&
      decision.action === 'complete' &&
      isAbout(decision, 'service', id),
  )
}
