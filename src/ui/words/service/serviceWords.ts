import { grouped } from '../../../look/numbers.ts'
import { isAbout } from '../../../model/world/decisionBase.ts'
import type { RollingDecision } from '../../../model/world/deployment/rollingDecision.ts'
import type { Service } from '../../../model/world/service/service.ts'
import { rollingWords } from '../deployment/rollingWords.ts'
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
  const decision = latestRolling(service, world)
  if (decision !== undefined) return rollingWords(decision, world)
  const sentence = `desiredCount is ${grouped(service.desiredCount)}; the scheduler has not looked yet.`
  return { verdict: `${service.name} is ACTIVE`, sentence, tone: 'plain' }
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
