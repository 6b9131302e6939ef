import { durationText } from '../../../look/time.ts'
import type { Decision } from '../../../model/world/decision.ts'
import { aboutIds } from '../../../model/world/decisionBase.ts'
import { seriesOf } from '../../../model/world/series.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import { percentChanges } from '../../words/deployment/percents.ts'
import { RemedyList } from '../remedy/RemedyList.tsx'
import { afterText, TRIAL_MS, type RemedyTrial } from '../remedy/remedy.ts'
import { percentsAct } from '../service/serviceActs.ts'

/** The service of a deployment that can never roll (DEP-7), while that decision is about it; else `null`. */
export function blockedServiceOf(decision: Decision, world: World): Service | null {
  if (decision.kind !== 'rolling' || decision.action !== 'blocked') return null
  return world.services.get(aboutIds(decision, 'service')[0] ?? '') ?? null
}

interface PercentRemediesProps {
  readonly service: Service
  readonly world: World
}

/** What lets a deployment roll that can never: either percent. */
export function PercentRemedies({ service, world: { nowMs } }: PercentRemediesProps) {
  const remedies = percentChanges(service.desiredCount).map(({ percents, label }) => ({
    label,
    acts: [percentsAct(service, percents)],
    branchName: shortNameOf(percents),
  }))
  const trial: RemedyTrial = {
    of: `percents of ${service.key}`,
    said: ({ history }) => {
      const samples = seriesOf(history, { kind: 'service', id: service.key }, 'serviceCounts')
      const steady = samples.find(({ value }) => value.isSteady)
      return steady === undefined
        ? `not steady after ${durationText(TRIAL_MS)}`
        : `steady ${afterText(steady.atMs - nowMs)}`
    },
  }
  return <RemedyList title="What would change it" remedies={remedies} trial={() => trial} />
}

/** `min 0 %`, by which a branch is told apart. */
function shortNameOf({ minimumHealthyPercent, maximumPercent }: Parameters<typeof percentsAct>[1]): string {
  if (minimumHealthyPercent !== undefined) return `min ${String(minimumHealthyPercent)} %`
  return `max ${String(maximumPercent)} %`
}
