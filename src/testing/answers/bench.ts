import type { Answer, Command } from '../../model/api/command.ts'
import type { Door } from './door.ts'
import type { Look, Looker } from './look.ts'
import type { Around } from './judges/chances.ts'
import { judgeCapacity } from './judges/capacity.ts'
import { CountsJudge } from './judges/counts.ts'
import { EffectsJudge } from './judges/effects.ts'
import { judgeHistory } from './judges/history.ts'
import { judgeLists, judgeMemory } from './judges/lists.ts'
import { NetworkJudge } from './judges/network.ts'
import { PlacementJudge } from './judges/placement.ts'
import { PromptJudge } from './judges/prompt.ts'
import { judgeRest } from './judges/rest.ts'
import { RollingJudge } from './judges/rolling.ts'
import { StuckJudge } from './judges/stuck.ts'
import type { Problems, Step } from './judges/step.ts'
import type { SubnetJson } from './shapes.ts'

/** Lists are judged at every so many looks, for they ask much. */
const LIST_EVERY = 12

/** All judges of one life. */
export class Bench {
  readonly met = new Set<string>()
  readonly #door: Door
  readonly #looker: Looker
  readonly #effects = new EffectsJudge()
  readonly #judges: readonly { judge(step: Step): Problems }[]
  readonly #around: Around
  #looks = 0

  constructor(door: Door, looker: Looker) {
    this.#door = door
    this.#looker = looker
    const subnets = door.ask('ec2', 'DescribeSubnets', {}).Subnets as readonly SubnetJson[]
    this.#around = { subnets, definitionOf: (arn) => looker.definition(arn) }
    this.#judges = [
      { judge: judgeHistory },
      new CountsJudge(),
      { judge: judgeCapacity },
      new NetworkJudge(subnets),
      new StuckJudge(),
      new PlacementJudge(),
      new RollingJudge(),
      new PromptJudge(this.#around),
      this.#effects,
    ]
  }

  /** Every act, looked at or not. */
  hear(command: Command, answer: Answer): void {
    this.#effects.hear(command, answer)
    this.met.add(`${command.operation} ${'error' in answer ? 'refused' : 'done'}`)
  }

  judge(given: Omit<Step, 'definitionOf'>): Problems {
    const step = { ...given, definitionOf: this.#around.definitionOf }
    this.#note(step)
    const problems = this.#judges.flatMap((one) => one.judge(step))
    this.#looks += 1
    if (problems.length > 0 || this.#looks % LIST_EVERY !== 0) return problems
    return judgeLists(this.#door, step.after, 1 + (this.#looks % 7))
  }

  /** Once more with nothing remembered, then whether the world sleeps where it should not. */
  judgeEnd(look: Look): Problems {
    return [
      ...judgeMemory(this.#looker, look.nowMs),
      ...judgeLists(this.#door, look, 1 + (this.#looks % 5)),
      ...judgeRest(look, this.#around),
    ]
  }

  #note({ after }: Step): void {
    for (const cluster of after.clusters.values()) {
      for (const one of cluster.tasks.values())
        this.met.add(`${one.launchType} ${one.lastStatus} ${one.stopCode ?? ''}`.trim())
      for (const one of cluster.services) {
        this.met.add(`service ${one.status}`)
        if (one.deployments.length > 2) this.met.add('three deployments')
        if (one.events[0]?.message.includes('unable to') === true)
          this.met.add(one.events[0].message.replace(/^.*(unable to \w+).*$/s, '$1'))
      }
    }
  }
}
