import { msOf } from '../look.ts'
import type { DefinitionJson, ServiceJson, TaskJson } from '../shapes.ts'
import { isRunning } from './step.ts'

const HEALTHY_AFTER_MS = 40_000

/** DEP-4, seen from outside: with container checks HEALTHY, without them RUNNING for 40 s. */
export function isHealthy(
  task: TaskJson,
  at: { readonly nowMs: number; readonly definition: DefinitionJson },
): boolean {
  if (!isRunning(task)) return false
  const isChecked = at.definition.containerDefinitions.some(
    (one) => one.essential !== false && one.healthCheck !== undefined,
  )
  if (isChecked) return task.healthStatus === 'HEALTHY'
  return task.startedAt !== undefined && msOf(task.startedAt) + HEALTHY_AFTER_MS <= at.nowMs
}

/** DEP-1, in whole numbers. */
export function limitsOf({ desiredCount, deploymentConfiguration }: ServiceJson): {
  readonly lower: number
  readonly upper: number
} {
  const { minimumHealthyPercent, maximumPercent } = deploymentConfiguration
  const up = desiredCount * minimumHealthyPercent + 99
  const down = desiredCount * maximumPercent
  return { lower: (up - (up % 100)) / 100, upper: (down - (down % 100)) / 100 }
}
