import type { Decision } from '../../../model/world/decision.ts'
import { aboutIds } from '../../../model/world/decisionBase.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import { useLabDesk } from '../../acts/labDesk.ts'
import { Button } from '../../kit/Button.tsx'
import { percentChanges } from '../../words/deployment/percents.ts'
import { percentsAct } from '../service/serviceActs.ts'
import '../placement/TriedRemedies.css'

/** The service of a deployment that can never roll (DEP-7), while that decision is about it; else `null`. */
export function blockedServiceOf(decision: Decision, world: World): Service | null {
  if (decision.kind !== 'rolling' || decision.action !== 'blocked') return null
  return world.services.get(aboutIds(decision, 'service')[0] ?? '') ?? null
}

/** What lets a deployment roll that can never: either percent, tried on a branch. */
export function PercentRemedies({ service }: { readonly service: Service }) {
  const { tryOnBranch } = useLabDesk()
  return (
    <section className="inspector__block">
      <h2 className="type-h3">What would change it</h2>
      <ul className="inspector__remedies">
        {percentChanges(service.desiredCount).map(({ percents, label }) => (
          <li key={label} className="tried">
            <span>{label}</span>
            <Button
              aria-label={`Try on a branch: ${label}`}
              onPress={() => tryOnBranch([percentsAct(service, percents)], shortNameOf(percents))}
            >
              Try on a branch
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** `min 0 %`, by which a branch is told apart. */
function shortNameOf({ minimumHealthyPercent, maximumPercent }: Parameters<typeof percentsAct>[1]): string {
  if (minimumHealthyPercent !== undefined) return `min ${String(minimumHealthyPercent)} %`
  return `max ${String(maximumPercent)} %`
}
