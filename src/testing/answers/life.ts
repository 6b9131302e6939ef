import { Run } from '../../model/engine/run.ts'
import type { Answer, Command } from '../../model/api/command.ts'
import { Bench } from './bench.ts'
import { Door, refuseUnclean, type Lie } from './door.ts'
import { Looker, textOf, type Look } from './look.ts'
import { idOf, resolve, type Known, type Plan, type PlanStep } from './plan.ts'
import { judgeReplay } from './replay.ts'
import type { ServiceJson } from './shapes.ts'

/** What a played plan came to. */
export interface Outcome {
  /** What was found wrong first; empty when nothing was. */
  readonly problems: readonly string[]
  /** The commands as they were given, with ids. */
  readonly log: readonly Command[]
  readonly looks: number
  /** Operations with what came of them, and what the world was seen to do. */
  readonly met: ReadonlySet<string>
}

/** With more tasks than this a look is dear, so there are fewer of them. */
const CLOSE_TASKS_MAX = 300
const LOOKS_MAX = 450
const QUIET_MS = 10 * 60_000

/** Plays a plan to its end or to the first thing that is wrong. It never throws: what throws is wrong. */
export function play(plan: Plan, lie?: Lie): Outcome {
  const life = new Life(plan, lie)
  const problems = life.play()
  return { problems, log: life.log, looks: life.looks, met: life.bench.met }
}

class Life {
  readonly log: Command[] = []
  readonly bench: Bench
  looks = 0
  readonly #plan: Plan
  readonly #run: Run
  readonly #isLiedTo: boolean
  readonly #looker: Looker
  #last: Look
  /** How many visible instants went by without a look, and when the last of them was. */
  #unseen = 0
  #changedAtMs = 0

  constructor(plan: Plan, lie: Lie | undefined) {
    this.#plan = plan
    this.#isLiedTo = lie !== undefined
    this.#run = new Run({ seed: plan.seed })
    const door = new Door(this.#run, lie)
    this.#looker = new Looker(door)
    this.bench = new Bench(door, this.#looker)
    this.#last = this.#looker.look(0)
  }

  play(): readonly string[] {
    try {
      for (const step of this.#plan.steps) {
        const problems = [...this.#goTo(step.atMs), ...this.#act(step)]
        if (problems.length > 0) return problems
      }
      const problems = this.#comeToRest()
      if (problems.length > 0) return problems
      // A world opened anew has a door without lies.
      if (this.#isLiedTo) return []
      const { seed, title } = this.#plan
      return judgeReplay({
        seed,
        title,
        log: this.log,
        looker: this.#looker,
        endMs: this.#run.nowMs,
        hash: this.#run.hash,
      })
    } catch (error) {
      return [`thrown: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`]
    }
  }

  /** Stops at every instant at which anything can be seen to change. */
  #goTo(atMs: number): readonly string[] {
    while (this.#run.advanceToNext('change', atMs)) {
      this.#unseen += 1
      this.#changedAtMs = this.#run.nowMs
      if (!this.#isDue()) continue
      const problems = this.#see({ command: null, answer: null })
      if (problems.length > 0) return problems
    }
    return []
  }

  #isDue(): boolean {
    const tasks = [...this.#last.clusters.values()].reduce(
      (sum, one) => sum + one.json.runningTasksCount + one.json.pendingTasksCount,
      0,
    )
    if (this.looks > LOOKS_MAX) return this.#unseen % 16 === 0
    return tasks <= CLOSE_TASKS_MAX || this.#unseen % 8 === 0
  }

  #act(step: PlanStep): readonly string[] {
    const run = this.#run
    if (this.looks > LOOKS_MAX && this.log.length % 16 !== 0) {
      this.#unseen += 1
      this.#give(step)
      return []
    }
    if (this.#last.nowMs !== run.nowMs || this.#unseen > 0) {
      const problems = this.#see({ command: null, answer: null })
      if (problems.length > 0) return problems
    }
    const { hash } = run
    const before = this.#last
    const { command, answer } = this.#give(step)
    const problems = this.#see({ command, answer })
    const isIdle = 'error' in answer || /^(Describe|List)/.test(command.operation)
    if (!isIdle) return problems
    return [
      ...(run.hash === hash ? [] : [`DET-5 ${command.operation} is refused and leaves another hash`]),
      ...(textOf(this.#last) === textOf(before)
        ? []
        : [`DET-5 ${command.operation} is refused and other answers are given`]),
      ...problems,
    ]
  }

  #give(step: PlanStep): { readonly command: Command; readonly answer: Answer } {
    // As a file carries it: what JSON drops is not given.
    const input = JSON.parse(JSON.stringify(resolve(step.input, this.#known()))) as Command['input']
    const command = { ...step, atMs: this.#run.nowMs, input }
    this.log.push(command)
    const answer = this.#run.act(command)
    refuseUnclean(command, answer)
    this.#learn(command, answer)
    return { command, answer }
  }

  #see(done: { readonly command: Command | null; readonly answer: Answer | null }): readonly string[] {
    this.looks += 1
    // What was not looked at when it happened is judged by no time.
    const isSeenAtOnce = this.#unseen === 1 && this.#changedAtMs === this.#run.nowMs && done.command === null
    const isClose = this.#unseen === 0 || isSeenAtOnce
    this.#unseen = 0
    const before = this.#last
    this.#last = this.#looker.look(this.#run.nowMs)
    return this.bench.judge({ before, after: this.#last, ...done, isClose })
  }

  #learn(command: Command, answer: Answer): void {
    this.bench.hear(command, answer)
    if ('error' in answer || command.operation !== 'CreateService') return
    const { serviceName, clusterArn } = answer.output.service as ServiceJson & { readonly clusterArn: string }
    this.#looker.learnService(idOf(clusterArn), serviceName)
  }

  #known(): Known {
    const clusters = [...this.#last.clusters.values()]
    return {
      tasks: clusters
        .flatMap(({ name, tasks }) =>
          [...tasks.values()].map((one) => ({
            arn: one.taskArn,
            cluster: name,
            isWanted: one.desiredStatus === 'RUNNING',
          })),
        )
        .sort((one, other) => Number(one.isWanted) - Number(other.isWanted)),
      instances: clusters.flatMap(({ name, instances }) =>
        instances.map((one) => ({ arn: one.containerInstanceArn, ec2Id: one.ec2InstanceId, cluster: name })),
      ),
    }
  }

  /** Until nothing happens for ten minutes, if that is soon. */
  #comeToRest(): readonly string[] {
    const looksMax = this.looks + 250
    let fromMs = this.#run.nowMs
    while (this.looks < looksMax) {
      if (!this.#run.advanceToNext('change', fromMs + QUIET_MS)) {
        const problems = this.#see({ command: null, answer: null })
        return [...problems, ...this.bench.judgeEnd(this.#last)]
      }
      fromMs = this.#run.nowMs
      this.#unseen += 1
      this.#changedAtMs = this.#run.nowMs
      if (!this.#isDue()) continue
      const problems = this.#see({ command: null, answer: null })
      if (problems.length > 0) return problems
    }
    return []
  }
}
