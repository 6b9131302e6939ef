import type { GroupByCpuCase } from '../../challenge/templates/groupByCpu.ts'
import type { ManagedCase } from '../../challenge/templates/managedInstances.ts'
import type { RequestsCase } from '../../challenge/templates/requestsPerTarget.ts'
import type { ScheduledCase } from '../../challenge/templates/scheduledCount.ts'
import type { SeveralCase } from '../../challenge/templates/severalPolicies.ts'
import type { SharesCase } from '../../challenge/templates/strategyShares.ts'
import type { SteppedCase } from '../../challenge/templates/steppedCount.ts'
import type { TrackedCase } from '../../challenge/templates/trackedCount.ts'
import type { CooldownCase } from '../../challenge/templates/withinCooldown.ts'
import type { Judge } from './judge.ts'

/** The fewest tasks that, with the load shared among them, are not above the target: tried one after the other. */
function fewestAt(desired: number, metric: number, target: number): number {
  let tasks = 0
  while (tasks * target < desired * metric) tasks += 1
  return tasks
}

/**
 * "Target tracking … increases … capacity proportionally"; "aggressively adding capacity when … required": 1.5 more is 2
 * more; "does not scale … above the maximum".
 */
export const trackedCount: Judge<TrackedCase> = ({ one: { desired, target, metric, max } }) => {
  const wanted = fewestAt(desired, metric, target)
  return wanted > max ? max : wanted
}

/** "The average number of requests received by each target … during a minute", brought to the target value. */
export const requestsPerTarget: Judge<RequestsCase> = ({ one: { perSecond, target, max } }) => {
  let tasks = 1
  while (tasks * target < perSecond * 60 && tasks < max) tasks += 1
  return tasks
}

/**
 * "The lower bound is inclusive … the upper bound is exclusive", both relative to the threshold; "values greater than 1
 * are rounded down. … values between 0 and 1 are rounded to 1".
 */
export const steppedCount: Judge<SteppedCase> = ({ one: { desired, steps, over } }) => {
  let adjustment = 0
  for (const [from, by] of steps.steps) if (over >= from) adjustment = by
  if (steps.type === 'ExactCapacity') return adjustment
  if (steps.type === 'ChangeInCapacity') return desired + adjustment
  let added = 1
  while ((added + 1) * 100 <= desired * adjustment) added += 1
  return desired + added
}

/**
 * "The capacity added by the scale-out activity that starts the cooldown is calculated as part of the desired capacity
 * for the next scale-out activity": +2 and then a step of +3 within it add 1.
 */
export const withinCooldown: Judge<CooldownCase> = ({ one: { desired, small, large, apart, second, cooldown } }) => {
  const wanted = second === 'large' ? large : small
  const isOver = apart * 60 >= cooldown
  if (isOver) return desired + small + wanted
  return desired + (wanted > small ? wanted : small)
}

/** "… chooses the policy that provides the largest capacity, for both scale out and scale in". */
export const severalPolicies: Judge<SeveralCase> = ({ one: { desired, cpu, backlog } }) => {
  const byCpu = fewestAt(desired, cpu.metric, cpu.target)
  const byBacklog = fewestAt(desired, backlog.metric, backlog.target)
  return byCpu > byBacklog ? byCpu : byBacklog
}

/**
 * "If the current capacity is less than the minimum, it is scaled out to the minimum. … more than the maximum, scaled in
 * to the maximum"; what the action does not name stays.
 */
export const scheduledCount: Judge<ScheduledCase> = ({ one: { desired, min, max, newMin, newMax } }) => {
  const least = newMin ?? min
  const most = newMax ?? max
  if (desired < least) return least
  return desired > most ? most : desired
}

/**
 * "The base value designates how many tasks, at a minimum, to run on the specified capacity provider"; "if capacityProviderA
 * has a weight of 1 and capacityProviderB of 4, then for every one task that is run using A, four … use B".
 */
export const strategyShares: Judge<SharesCase> = ({ one: { tasks, base, weights, asksFor } }) => {
  const part = (tasks - base) / (weights[0] + weights[1])
  return asksFor === 'FARGATE' ? base + part * weights[0] : part * weights[1]
}

/**
 * "M … the number of instances … needed", tasks of one size packed onto new ones, is reached by "at most
 * maximumScalingStepSize" at once and never above the group's maximum: one instance after the other.
 */
export const managedInstances: Judge<ManagedCase> = ({ one: { instances, perInstance, waiting, step, max } }) => {
  let [size, placed] = [instances, 0]
  while (placed < waiting && size < max && size - instances < step) {
    size += 1
    placed += perInstance
  }
  return size
}

/**
 * "Target tracking … adds and removes capacity as required to keep the metric at … the specified target value", and
 * ASGAverageCPUUtilization is an "average CPU utilization of the Auto Scaling group": who waits is in neither.
 */
export const groupByCpu: Judge<GroupByCpuCase> = ({ one: { instances, metric, target, max } }) => {
  if (metric <= target) return instances
  const wanted = fewestAt(instances, metric, target)
  return wanted > max ? max : wanted
}
