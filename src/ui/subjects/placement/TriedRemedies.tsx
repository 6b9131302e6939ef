import { Suspense } from 'react'
import { explanationOf } from '../../../model/world/explanation.ts'
import type { Tried } from '../../../model/api/trial.ts'
import type { PlacementDecision } from '../../../model/world/placement/placementDecision.ts'
import { UNASSUMABLE_RULE } from '../../../model/world/roles/unassumable.ts'
import type { BranchView } from '../../../session/mirror.ts'
import { keptOut } from '../capacity/keptOut.ts'
import { lazyPart } from '../../parts/lazyPart.ts'
import { useExplanation } from '../decision/useExplanation.ts'
import { RemedyList } from '../remedy/RemedyList.tsx'
import { outcomeText, remediesFor } from './remedies.ts'

/** These evaluate policies: fetched where a role is what is wrong. */
const AgentRemedies = lazyPart(() => import('../roles/AgentRemedies.tsx').then((module) => module.AgentRemedies))
const AssumingRemedies = lazyPart(() =>
  import('../roles/AssumingRemedies.tsx').then((module) => module.AssumingRemedies),
)

interface TriedRemediesProps {
  readonly view: BranchView
  readonly decision: PlacementDecision
  /** What would help as well and is no single act. */
  readonly others: readonly string[]
}

/** What would give the task a place. */
export function TriedRemedies({ view, decision, others }: TriedRemediesProps) {
  const explanation = explanationOf('placement', useExplanation(decision, view.branchId))
  const remedies = explanation ? remediesFor(decision, explanation, view.world) : []
  const untried = others.filter((other) => remedies.every(({ label }) => label !== other))
  const trial = {
    of: `placement ${String(decision.id)}`,
    said: ({ history }: Tried) => outcomeText(history, decision, view.world),
  }
  const own = [...view.world.instances.values()].filter(({ clusterName }) => clusterName === decision.clusterName)
  const kept = keptOut(own)
  if (decision.rule === UNASSUMABLE_RULE) {
    return (
      <Suspense>
        <AssumingRemedies definitionKey={decision.definitionKey} world={view.world} {...{ trial, others }} />
      </Suspense>
    )
  }
  return (
    <>
      <RemedyList title="What would place it" remedies={remedies} trial={() => trial} others={untried} />
      {kept !== null && (
        <Suspense>
          <AgentRemedies instance={kept} world={view.world} trial={{ ...trial, of: `${trial.of} by ${kept.id}` }} />
        </Suspense>
      )}
    </>
  )
}
