import { grouped } from '../../../look/numbers.ts'
import { isUnderWay, type CodeDeployment } from '../../../model/world/codeDeploy/codeDeploy.ts'
import { newestOf } from '../../../model/world/codeDeploy/newestOf.ts'
import { isAbout } from '../../../model/world/decisionBase.ts'
import type { RollingDecision } from '../../../model/world/deployment/rollingDecision.ts'
import type { Shift } from '../../../model/world/deployment/shifting/shift.ts'
import { shiftOf } from '../../../model/world/deployment/shifting/shiftOf.ts'
import { rebalancingOf } from '../../../model/world/service/rebalancing.ts'
import { countsOf, type Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import { STEP_NOTES } from '../codeDeploy/codeDeployWords.ts'
import { momentOfService } from '../deployment/counts.ts'
import { isAct, isAsCounted } from '../deployment/isAsCounted.ts'
import { STAGE_NOTES, strategyText } from '../deployment/shiftNames.ts'
import { rollingWords } from '../deployment/rollingWords.ts'
import { taskSetsWords } from '../taskSet/taskSetWords.ts'
import type { SubjectWords, WordsWorld } from '../words.ts'

/** A service is what its scheduler last decided about it. */
export function serviceWords(service: Service, world: WordsWorld): SubjectWords {
  if (service.status !== 'ACTIVE') {
    return {
      verdict: `${service.name} is ${service.status}`,
      sentence: 'Its tasks stop; none is started.',
      tone: 'plain',
    }
  }
  const byCodeDeploy = newestOf(world, service)
  if (byCodeDeploy !== undefined && isUnderWay(byCodeDeploy)) return codeDeployedWords(service, byCodeDeploy)
  if (service.controller !== undefined) return taskSetsWords(service, latestRolling(service, world), world)
  const shift = shiftOf(world, service)
  if (shift !== null) return shiftingWords(service, shift)
  const decision = latestRolling(service, world)
  if (decision !== undefined) return undecidedWords(service, decision, world) ?? rollingWords(decision, world)
  const sentence = `desiredCount is ${grouped(service.desiredCount)}; the scheduler has not looked yet.`
  return { verdict: `${service.name} is ACTIVE`, sentence, tone: 'plain' }
}

/** While CodeDeploy deploys it is at a lifecycle event of that (CDP-3). */
function codeDeployedWords({ deployments }: Service, one: CodeDeployment): SubjectWords {
  const blue = deployments.find(({ id }) => id === one.blueId)?.definitionKey ?? 'the original revision'
  const green = one.appSpec.definitionKey
  return {
    verdict: `CodeDeploy to ${green}, ${String(one.production)} % shifted`,
    sentence: STEP_NOTES[one.step]({ blue, green }),
    tone: 'plain',
  }
}

/** While traffic is shifted it is at a stage of that (DEP-31). */
function shiftingWords({ deployments }: Service, { stage, strategy, blueId, production, test }: Shift): SubjectWords {
  const green = deployments[0]?.definitionKey ?? ''
  const blue = deployments.find(({ id }) => id === blueId)?.definitionKey ?? ''
  return {
    verdict: `${strategyText(strategy)} to ${green}, ${String(production)} % shifted`,
    sentence: STAGE_NOTES[stage]({ blue, green, production, test }),
    tone: 'plain',
  }
}

const UNDECIDED = 'The service scheduler has not decided yet what follows.'

/** What has happened since the last decision, when nothing was decided about it yet; `null` while that stands. */
function undecidedWords(service: Service, decision: RollingDecision, world: WordsWorld): SubjectWords | null {
  if (isUpdated(service, decision)) {
    return { verdict: 'The update has been asked for', sentence: UNDECIDED, tone: 'plain' }
  }
  // What it did is told as it was; where it did nothing, it says how things are.
  if (isAct(decision) || isAsCounted(momentOfService(service, world), decision)) return null
  const { running, pending, healthy } = countsOf(service)
  const more = pending > 0 ? `, ${grouped(pending)} PENDING` : ''
  const verdict = `${grouped(running)} of ${grouped(service.desiredCount)} RUNNING${more}, ${grouped(healthy)} healthy`
  return { verdict, sentence: UNDECIDED, tone: 'plain' }
}

/** Whether an update has set something anew since. */
function isUpdated(service: Service, decision: RollingDecision): boolean {
  const { minimumHealthyPercent, maximumPercent } = service.deploymentConfiguration
  return (
    service.desiredCount !== decision.desiredCount ||
    minimumHealthyPercent !== decision.minimumHealthyPercent ||
    maximumPercent !== decision.maximumPercent ||
    (service.deployments[0]?.createdAtMs ?? 0) >= decision.atMs
  )
}

/** The newest look of the scheduler at a service, up to the world's present. */
export function latestRolling(service: Service, world: WordsWorld): RollingDecision | undefined {
  let found: RollingDecision | undefined
  for (const one of world.decisions.values()) {
    if (one.kind !== 'rolling' || one.atMs > world.nowMs) continue
    if (isAbout(one, 'service', service.key)) found = one
  }
  return found
}

/** SVC-10: whether it may, and whether it does now. */
export function rebalancingText(service: Service, world: Pick<World, 'scheduling'>): string {
  if (service.settings.availabilityZoneRebalancing === 'DISABLED') return 'DISABLED'
  return rebalancingOf(world, service) === null ? 'ENABLED' : 'ENABLED, in progress'
}
