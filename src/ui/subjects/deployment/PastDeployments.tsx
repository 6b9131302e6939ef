import { axisText } from '../../../look/time.ts'
import { SERVICE_DEPLOYMENTS_MAX } from '../../../model/world/labLimits.ts'
import { deploymentLine } from '../../words/deployment/serviceDeploymentWords.ts'
import type { WhyProps } from '../subjectView.ts'
import { deploymentRef } from './deploymentRef.ts'

const SHOWN = 6

/** The deployments that a service has had, newest first: when, which revision, how it stands or ended, how long it took. Each leads to itself. */
export function PastDeployments({ id, world, originMs, onSelect }: Omit<WhyProps, 'decisions'>) {
  const history = world.serviceDeployments.get(id) ?? []
  if (history.length === 0) return null
  const older = history.length - SHOWN
  return (
    <section className="inspector__block">
      <h2 className="type-h3">Deployments</h2>
      <ol className="decision-list">
        {history.slice(0, SHOWN).map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => onSelect(deploymentRef({ key: id }, one))}>
              <time>{axisText(one.createdAtMs - originMs)}</time>
              {deploymentLine(one, world.nowMs)}
            </button>
          </li>
        ))}
      </ol>
      {older > 0 && (
        <p className="inspector__text">
          {older} {history.length === SERVICE_DEPLOYMENTS_MAX ? 'older that the lab keeps' : 'older'}
        </p>
      )}
    </section>
  )
}
