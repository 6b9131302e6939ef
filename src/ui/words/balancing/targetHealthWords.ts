import { failureWords } from '../../../model/world/balancing/targetHealth.ts'
import type { TargetHealthDecision } from '../../../model/world/balancing/targetHealthDecision.ts'
import { shortTask } from '../../../look/names.ts'
import { missingRuleText } from '../network/reachWords.ts'
import type { DecisionWords } from '../words.ts'

/** Which health checks made a task's target healthy or unhealthy (ALB-4). */
export function targetHealthWords(decision: TargetHealthDecision): DecisionWords {
  const { state, taskId, port, streak, outcome, intervalMs, timeoutMs, atMs, firstAtMs, missingRule } = decision
  const isHealthy = state === 'healthy'
  const checks = streak === 1 ? '1 health check' : `${String(streak)} health checks in a row`
  const why = failureWords(outcome).description ?? ''
  const missing = missingRule === undefined ? '' : ` ${missingRuleText(missingRule)}`
  return {
    tone: isHealthy ? 'clear' : 'trouble',
    remedies: [],
    ruleId: decision.rule,
    verdict: `Target of task ${shortTask(taskId)} is ${state}`,
    sentence: isHealthy
      ? `It passed ${checks} at port ${String(port)}.`
      : `It failed ${checks} at port ${String(port)}. ${why}.${missing}`,
    details: [
      { label: 'HealthCheckIntervalSeconds', value: String(intervalMs / 1_000) },
      { label: 'HealthCheckTimeoutSeconds', value: String(timeoutMs / 1_000) },
      { label: 'since the first of them', value: `${String((atMs - firstAtMs) / 1_000)} s` },
    ],
  }
}
