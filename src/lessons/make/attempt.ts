import type { Command } from '../../model/api/command.ts'
import type { Run } from '../../model/engine/run.ts'
import type { Condition } from '../document/look.ts'
import { countsOf } from '../../model/world/service/service.ts'
import type { ConditionState, GoalAttempt } from '../questions/goal.ts'
import { Watch, watchUntil } from './watch.ts'

/** What is to be reached, and what is measured on the way. */
export interface GoalWanted {
  readonly goal: readonly Condition[]
  readonly withinMs: number
  /** Of the watched service; `null` without one. */
  readonly serviceKey: string | null
}

/** The goal as it stands at one moment. */
export function goalNow(run: Run, goal: readonly Condition[]): readonly ConditionState[] {
  return goal.map((one) => {
    const watch = new Watch(one)
    watch.look(run)
    return watch.state(one.says)
  })
}

/**
 * Carries commands out and lets time run until the goal holds, or its time is over. The run is taken there with it.
 *
 * @param commands  at their times, in order, none before the run's present
 */
export function attemptOn(run: Run, commands: readonly Command[], wanted: GoalWanted): GoalAttempt {
  const watches = wanted.goal.map((one) => new Watch(one))
  let lowestHealthy: number | null = null
  let refusal: GoalAttempt['refusal'] = null
  const look = (): boolean => {
    for (const one of watches) one.look(run)
    const service = run.world.services.get(wanted.serviceKey ?? '')
    if (service?.status === 'ACTIVE') lowestHealthy = Math.min(lowestHealthy ?? Infinity, countsOf(service).healthy)
    return watches.every((one) => one.holds)
  }
  for (const { atMs, ...act } of commands) {
    watchUntil(run, atMs, () => (look(), false))
    const answer = run.act(act)
    if ('error' in answer) {
      const { name, message, field = null } = answer.error
      refusal ??= { name, message, field }
    }
  }
  const isReached = watchUntil(run, run.nowMs + wanted.withinMs, look)
  return {
    commands,
    conditions: watches.map((one, index) => one.state(wanted.goal[index]?.says ?? '')),
    isReached,
    toMs: run.nowMs,
    lowestHealthy,
    refusal,
  }
}
