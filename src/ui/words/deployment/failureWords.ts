import { grouped, listed } from '../../../look/numbers.ts'
import type { FailureDecision } from '../../../model/world/deployment/failureDecision.ts'
import type { DecisionWords } from '../words.ts'

/** A deployment that has failed, and what comes of it (DEP-17 to DEP-19). */
export function failureWords(decision: FailureDecision): DecisionWords {
  const { definitionKey, to, rollsBack, cause, alarmNames } = decision
  return {
    verdict:
      to === null
        ? `The deployment of ${definitionKey} fails`
        : `The deployment of ${definitionKey} fails: back to ${to.definitionKey}`,
    sentence: `${causeText(decision)} ${courseText(decision)}`,
    tone: 'trouble',
    ruleId: decision.rule,
    details: [
      ...(cause === 'circuitBreaker'
        ? [{ label: 'failed tasks', value: `${grouped(decision.count)} of ${grouped(decision.threshold)}` }]
        : []),
      ...(alarmNames.length > 0 ? [{ label: 'in ALARM', value: listed(alarmNames) }] : []),
      { label: 'rollback', value: rollsBack ? 'on' : 'off' },
      { label: 'rolls back to', value: to === null ? 'none' : `${to.definitionKey}, ${to.deploymentId}` },
    ],
    remedies:
      to === null && !rollsBack ? ['Switch rollback on: the next that fails goes back to the last COMPLETED one.'] : [],
  }
}

function causeText({ cause, count, threshold, alarmNames }: FailureDecision): string {
  if (cause === 'hook') return 'A lifecycle hook failed, was told to go back, or ran out of time.'
  if (cause === 'user') return 'StopServiceDeployment asked for it.'
  if (cause === 'alarms') return `${listed(alarmNames)} ${alarmNames.length === 1 ? 'is' : 'are'} in ALARM.`
  return `${grouped(count)} failed ${count === 1 ? 'task' : 'tasks'}, and the threshold is ${grouped(threshold)}.`
}

function courseText({ to, rollsBack }: FailureDecision): string {
  if (to !== null) return `${to.definitionKey} is the last deployment that was COMPLETED, and the PRIMARY again.`
  if (rollsBack) return 'No deployment of the service was COMPLETED before, so there is none to go back to.'
  return 'Rollback is off: what runs stays, and nothing is started.'
}
