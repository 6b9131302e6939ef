import type { LimitCase } from '../../challenge/templates/rollingLimits.ts'
import type { Judge } from './judge.ts'

/** "maximumPercent … the desired number of tasks multiplied by it … rounded down" (API Reference, DeploymentConfiguration). */
export const upperLimit: Judge<LimitCase> = ({ one: { desired, percent } }) => {
  let tasks = 0
  while ((tasks + 1) * 100 <= desired * percent) tasks += 1
  return tasks
}

/** "minimumHealthyPercent … rounded up to the nearest integer" (API Reference, DeploymentConfiguration). */
export const lowerLimit: Judge<LimitCase> = ({ one: { desired, percent } }) => {
  let tasks = 0
  while (tasks * 100 < desired * percent) tasks += 1
  return tasks
}
