import { Random } from '../../base/random.ts'
import { COMMAND_SERVICES, type Act, type Command, type CommandService } from '../../model/api/command.ts'
import { isRead, operationsOf } from '../../model/api/operations.ts'
import type { Run } from '../../model/engine/run.ts'
import type { Draws } from '../randomDefinition.ts'
import { changedDefinition } from './changedDefinition.ts'
import { InputDraws } from './drawInput.ts'

type Named = readonly [service: CommandService, operation: string]

/** Everything that the bench's form of any operation offers. */
const ALL: readonly Named[] = COMMAND_SERVICES.flatMap((service) =>
  operationsOf(service).flatMap((one): readonly Named[] => (isRead(service, one) ? [] : [[service, one]])),
)

/** What has a form or a button of its own, once for each: these are what a person tries first. */
const AT_HAND: readonly Named[] = [
  ['ecs', 'UpdateService'],
  ['ecs', 'UpdateService'],
  ['ecs', 'UpdateService'],
  ['ecs', 'RegisterTaskDefinition'],
  ['ecs', 'RegisterTaskDefinition'],
  ['ecs', 'CreateService'],
  ['ecs', 'DeleteService'],
  ['ecs', 'RunTask'],
  ['ecs', 'StartTask'],
  ['ecs', 'StopTask'],
  ['ecs', 'UpdateTaskProtection'],
  ['ecs', 'UpdateContainerInstancesState'],
  ['ecs', 'UpdateContainerInstancesState'],
  ['ecs', 'DeregisterContainerInstance'],
  ['ecs', 'DeregisterTaskDefinition'],
  ['ec2', 'TerminateInstances'],
  ['autoscaling', 'SetDesiredCapacity'],
  ['lab', 'AddContainerInstances'],
  ['lab', 'SetAgentConnected'],
  ['lab', 'SetLoad'],
]

/** How long somebody waits before the next act: mostly to see what the last one did. */
const GAPS_MS = [0, 0, 2_000, 10_000, 30_000, 60_000, 120_000, 300_000]

/** Acts without a thought, within what a learner could do. */
export class RandomPlayer implements Draws {
  readonly random: Random

  constructor(seed: number) {
    this.random = Random.fromSeed(seed)
  }

  chance(percent: number): boolean {
    return this.random.between(1, 100) <= percent
  }

  pick<T>(from: readonly T[]): T {
    return from[this.random.between(0, from.length - 1)] as T
  }

  /**
   * Plays on a run, which is taken along.
   *
   * @returns the commands that were not refused: a form that is refused stays open, and one does something else
   */
  play(run: Run, count: number): readonly Command[] {
    const taken: Command[] = []
    for (let tries = 0; taken.length < count && tries < TRIES_A_COMMAND * count; tries++) {
      const given = this.#next(run)
      if ('error' in run.act(given)) continue
      taken.push({ atMs: run.nowMs, ...given })
      run.advance(run.nowMs + this.pick(GAPS_MS))
    }
    return taken
  }

  #next(run: Run): Act {
    const [service, operation] = this.pick(this.chance(70) ? AT_HAND : ALL)
    const changed = operation === 'RegisterTaskDefinition' ? changedDefinition(run.world, this) : null
    if (changed !== null) return { service, operation, input: changed }
    return new InputDraws(this, run.world).act(service, operation)
  }
}

/** So often one draws for each command at most. */
const TRIES_A_COMMAND = 8
