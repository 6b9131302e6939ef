import { isAbout } from '../../../model/world/decisionBase.ts'
import type { Decision } from '../../../model/world/decision.ts'
import type { ServiceDeployment } from '../../../model/world/deployment/serviceDeployment.ts'
import { deploymentCourse } from '../../words/deployment/deploymentCourse.ts'
import { wayBackText } from '../../words/deployment/serviceDeploymentWords.ts'
import { SubjectLink } from '../balancing/SubjectLink.tsx'
import { DecisionList } from '../decision/DecisionList.tsx'
import { HookRows } from '../shifting/HookRows.tsx'
import type { WhyProps } from '../subjectView.ts'
import { CourseList } from './CourseList.tsx'
import { OF_DEPLOYMENTS } from './ofDeployments.ts'
import { deploymentById } from './deploymentRef.ts'
import { RevisionTable } from './RevisionTable.tsx'
import { WatchBlock } from './WatchBlock.tsx'

/** One deployment: its revisions, its stages with their times, what watches it, and whether there is a way back. */
export function WhyServiceDeployment({ id, ...scope }: WhyProps) {
  const { world, decisions, originMs, onSelect } = scope
  const found = deploymentById(id, world)
  if (found === null) return null
  const { service, deployment } = found
  const history = world.serviceDeployments.get(service.key) ?? []
  const wayBack = wayBackText(deployment, history, originMs)
  const next = history[history.indexOf(deployment) - 1]
  return (
    <div className="inspector__stack">
      <section className="inspector__block">
        <RevisionTable {...{ service, deployment, world }} />
      </section>
      <section className="inspector__block">
        <h2 className="type-h3">Stages</h2>
        <CourseList
          rows={deploymentCourse(deployment, decisions, { nowMs: world.nowMs, originMs })}
          originMs={originMs}
        />
        <HookRows {...{ service, deployment, originMs }} />
      </section>
      {wayBack !== null && (
        <section className="inspector__block">
          <h2 className="type-h3">The way back</h2>
          <p className="inspector__text">{wayBack}</p>
        </section>
      )}
      <WatchBlock {...{ service, deployment, world, originMs, onSelect }} />
      <DecisionList
        {...scope}
        title="Decisions"
        isListed={(one) =>
          OF_DEPLOYMENTS.has(one.kind) && isAbout(one, 'service', service.key) && isWithin(one, deployment, next)
        }
      />
      <p className="inspector__text">
        {'Of '}
        <SubjectLink to={{ kind: 'service', id: service.key }} onSelect={onSelect}>
          {`service ${service.name}`}
        </SubjectLink>
      </p>
    </div>
  )
}

/** Between its beginning and that of the next. */
function isWithin({ atMs }: Decision, one: ServiceDeployment, next: ServiceDeployment | undefined): boolean {
  return atMs >= one.createdAtMs && (next === undefined || atMs < next.createdAtMs)
}
