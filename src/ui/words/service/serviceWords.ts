import { grouped } from '../../../look/numbers.ts'
import type { RollingDecision } from '../../../model/world/decision.ts'
import type { Service } from '../../../model/world/service/service.ts'
import { decisionWords } from '../decisionWords.ts'
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
  if (decision !== undefined) return decisionWords(decision, world)
  const sentence = `desiredCount is ${grouped(service.desiredCount)}; the scheduler has not looked yet.`
  return { verdict: `${service.name} is ACTIVE`, sentence, tone: 'plain' }
}

/** The newest look of the scheduler at a service, up to the world's present. */
export function latestRolling(service: Service, world: WordsWorld): RollingDecision | undefined {
  let found: RollingDecision | undefined
  for (const one of world.decisions.values()) {
    if (one.kind !== 'rolling' || one.atMs > world.nowMs) continue
    if (one.clusterName === service.clusterName && one.serviceName === service.name) found = one
  }
  return found
}
