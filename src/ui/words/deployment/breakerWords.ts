import { counted, grouped } from '../../../look/numbers.ts'
import { shortTask } from '../../../look/names.ts'
import {
  THRESHOLD_MAX,
  THRESHOLD_MIN,
  type ThresholdConfiguration,
} from '../../../model/world/deployment/circuitBreaker.ts'
import type { BreakerDecision } from '../../../model/world/deployment/breakerDecision.ts'
import type { DecisionWords, MarkGlyph } from '../words.ts'

type Summed = Pick<BreakerDecision, 'threshold' | 'configuration' | 'desiredCount'>

/** `3 = 50 % of 4, rounded up, at least 3` (DEP-15). */
export function thresholdText({ threshold, configuration: { type, value }, desiredCount }: Summed): string {
  if (type === 'COUNT') return `${grouped(threshold)}, as it is given`
  const share = Math.ceil((desiredCount * value) / 100)
  const sum = `${String(value)} % of ${grouped(desiredCount)}${(desiredCount * value) % 100 === 0 ? '' : ', rounded up'}`
  return `${grouped(threshold)} = ${sum}${boundText(type, share)}`
}

function boundText(type: ThresholdConfiguration['type'], share: number): string {
  if (type !== 'BOUNDED_PERCENT') return ''
  if (share < THRESHOLD_MIN) return `, at least ${String(THRESHOLD_MIN)}`
  return share > THRESHOLD_MAX ? `, at most ${String(THRESHOLD_MAX)}` : ''
}

/** What the circuit breaker of a deployment made of a task (DEP-16). */
export function breakerWords(decision: BreakerDecision): DecisionWords {
  const { count, threshold, running, definitionKey } = decision
  return {
    ...speak(decision),
    tone: decision.action === 'counted' && count >= threshold ? 'trouble' : 'plain',
    ruleId: decision.rule,
    remedies: [],
    details: [
      { label: 'failed tasks', value: grouped(count) },
      { label: 'threshold', value: thresholdText(decision) },
      { label: `RUNNING of ${definitionKey}`, value: grouped(running) },
      { label: 'resetOnHealthyTask', value: String(decision.resetOnHealthyTask) },
      ...(decision.reason === null ? [] : [{ label: 'stoppedReason', value: decision.reason }]),
    ],
  }
}

function speak(decision: BreakerDecision): Pick<DecisionWords, 'verdict' | 'sentence'> {
  const { action, count, before, threshold, definitionKey, running } = decision
  const name = `${definitionKey} ${shortTask(decision.taskId)}`
  switch (action) {
    case 'counted':
      return {
        verdict: `Failed task ${grouped(count)} of ${grouped(threshold)}`,
        sentence: `${name} ${HOW[decision.stage ?? 'start']}.${leftText(decision)}`,
      }
    case 'passedOver':
      return {
        verdict: `A failed start is passed over, ${grouped(count)} of ${grouped(threshold)} counted`,
        sentence: `${name} ${HOW.start}, and ${counted(running, 'task')} of ${definitionKey} ${running === 1 ? 'is' : 'are'} RUNNING. From the first on health checks alone count.`,
      }
    case 'reset':
      return {
        verdict: `Failed tasks back to 0 of ${grouped(threshold)}`,
        sentence: `${name} is healthy, which clears the ${grouped(before)} that ${before === 1 ? 'was' : 'were'} counted.`,
      }
  }
}

const HOW = { start: 'never came to RUNNING', health: 'is replaced for its health checks' } as const

function leftText({ count, threshold }: BreakerDecision): string {
  const left = threshold - count
  return left > 0
    ? ` ${grouped(left)} more and the deployment fails.`
    : ' The deployment fails at the next look of ECS.'
}

/** The count goes up with trouble, and down without. */
export function breakerGlyph({ action }: BreakerDecision): MarkGlyph {
  return action === 'counted' ? 'trouble' : 'other'
}
