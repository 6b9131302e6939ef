import { grouped } from '../../../look/numbers.ts'
import { orderIn } from '../../../look/revisions.ts'
import type { Service } from '../../../model/world/service/service.ts'
import { strategyText } from '../../words/deployment/shiftNames.ts'
import { RevisionSwatch } from '../task/RevisionSwatch.tsx'
import { wayBackText } from '../../words/deployment/serviceDeploymentWords.ts'
import { SubjectLink } from '../balancing/SubjectLink.tsx'
import { deploymentRef } from '../deployment/deploymentRef.ts'
import type { WhyProps } from '../subjectView.ts'
import { HookRows } from './HookRows.tsx'
import { shiftSides, type ShiftSide } from './shiftSides.ts'
import { StageRibbon } from './StageRibbon.tsx'
import './shifting.css'

interface ShiftSectionProps extends Pick<WhyProps, 'world' | 'originMs' | 'onSelect'> {
  readonly service: Service
}

/** A deployment that shifts traffic: both revisions with the weight between them, its stages, and whether there is a way back. */
export function ShiftSection({ service, world, originMs, onSelect }: ShiftSectionProps) {
  const history = world.serviceDeployments.get(service.key) ?? []
  const [newest] = history
  const sides = shiftSides(service, world)
  if (sides === null || newest?.shift === undefined) return null
  if (newest.end !== null || newest.rollback !== undefined) return null
  const orderOf = orderIn(world)
  return (
    <section className="inspector__block shifting">
      <h2 className="type-h3">{strategyText(newest.shift.strategy)} deployment</h2>
      <Weights sides={sides} desired={service.desiredCount} orderOf={orderOf} />
      <StageRibbon deployment={newest} originMs={originMs} />
      <HookRows {...{ service, originMs }} deployment={newest} />
      <p className="inspector__text">{wayBackText(newest, history, originMs)}</p>
      <p className="inspector__text">
        <SubjectLink to={deploymentRef(service, newest)} onSelect={onSelect}>
          All its stages and times
        </SubjectLink>
      </p>
    </section>
  )
}

interface WeightsProps {
  readonly sides: readonly ShiftSide[]
  readonly desired: number
  readonly orderOf: ReturnType<typeof orderIn>
}

/** Both stacks of tasks, and what part of production traffic each gets. */
function Weights({ sides, desired, orderOf }: WeightsProps) {
  return (
    <ul className="shifting__sides">
      {sides.map(({ side, definitionKey, share, deployment }) => (
        <li key={side}>
          <span className="shifting__name">
            <RevisionSwatch order={orderOf(definitionKey)} />
            {definitionKey}
          </span>
          <span className="shifting__tasks">
            {grouped(deployment?.healthyCount ?? 0)} of {grouped(desired)} healthy
          </span>
          <span className="shifting__weight">{share} %</span>
          <span className="shifting__bar" aria-hidden="true">
            <span data-side={side} style={{ inlineSize: `${String(share)}%` }} />
          </span>
        </li>
      ))}
    </ul>
  )
}
