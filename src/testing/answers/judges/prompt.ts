import { isWanted, nameOf, tasksOf, type Problems, type Step } from './step.ts'
import { chancesOf, type Around } from './chances.ts'

/** DEP-9: the scheduler looks a second after a command, at once when something happens, four seconds after it acted. */
const SEEN_MS = 5_000

/** DEP-9, PLC-6: what the scheduler may do it does, and soon. */
export class PromptJudge {
  readonly #around: Around
  /** Since when there has been something to do, by service. */
  readonly #sinceMs = new Map<string, number>()

  constructor(around: Around) {
    this.#around = around
  }

  judge({ before, after, isClose }: Step): Problems {
    // What was there may have been gone meanwhile.
    if (!isClose) this.#sinceMs.clear()
    const problems: Problems = []
    for (const cluster of after.clusters.values()) {
      const earlier = before?.clusters.get(cluster.name)
      for (const service of cluster.services.filter((one) => one.status === 'ACTIVE')) {
        const key = `${nameOf(cluster, service)} ${String(service.createdAt)}`
        const hasActed = tasksOf(cluster, service).some((one) => {
          const was = earlier?.tasks.get(one.taskArn)
          return was === undefined || (isWanted(was) && !isWanted(one))
        })
        const chances = chancesOf(service, { ...this.#around, cluster, nowMs: after.nowMs })
        const sinceMs = hasActed || chances.length === 0 ? after.nowMs : (this.#sinceMs.get(key) ?? after.nowMs)
        if (chances.length === 0) this.#sinceMs.delete(key)
        else this.#sinceMs.set(key, sinceMs)
        if (after.nowMs - sinceMs > SEEN_MS)
          problems.push(...chances.map((one) => `${one} for ${String(after.nowMs - sinceMs)} ms`))
      }
    }
    return problems
  }
}
