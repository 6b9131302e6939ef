import { isLive, isRunning, type Problems, type Step } from './step.ts'

/** No state but RUNNING lasts nearly so long (TIM-3 to TIM-8). */
const LASTS_MS = 60_000

/** TSK-1, INS-5: a task goes on from state to state, unless an agent that is away has nothing to say of it. */
export class StuckJudge {
  readonly #sinceMs = new Map<string, number>()

  judge({ after, isClose }: Step): Problems {
    // An agent may have been away meanwhile.
    if (!isClose) this.#sinceMs.clear()
    const problems: Problems = []
    for (const { instances, tasks } of after.clusters.values()) {
      const away = new Set(instances.filter((one) => !one.agentConnected).map((one) => one.containerInstanceArn))
      for (const task of tasks.values()) {
        if (!isLive(task) || isRunning(task)) continue
        const key = `${task.taskArn} ${task.lastStatus}`
        const isHeld = away.has(task.containerInstanceArn ?? '')
        const sinceMs = isHeld ? after.nowMs : (this.#sinceMs.get(key) ?? after.nowMs)
        this.#sinceMs.set(key, sinceMs)
        const lastsMs = after.nowMs - sinceMs
        if (lastsMs > LASTS_MS) problems.push(`TSK-1 ${task.taskArn} is ${task.lastStatus} for ${String(lastsMs)} ms`)
      }
    }
    return problems
  }
}
