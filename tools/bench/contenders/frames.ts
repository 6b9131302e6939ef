import { Run } from '../../../src/model/engine/run.ts'
import type { World } from '../../../src/model/world/world.ts'
import { Branch } from '../../../src/worker/branch.ts'
import { BranchStream } from '../../../src/worker/branchStream.ts'
import type { StreamMessage } from '../../../src/worker/protocol.ts'
import { FLEET_STEADY_MS, fleetCommands, rollCommands } from './fleet.ts'

/** At 60 times the speed of life a frame of 60 a second is a simulated second. */
const FRAME_MS = 1_000

/** The 5,000 tasks in the middle of their rolling deployment, told frame by frame as the worker tells the page. */
export class FleetFrames {
  readonly #branch: Branch
  readonly #stream: BranchStream

  constructor() {
    const run = new Run({ seed: 1, log: [...fleetCommands, ...rollCommands] })
    run.advance(FLEET_STEADY_MS)
    this.#branch = new Branch(run, { id: 'main', name: 'main', parentId: null, forkAtMs: 0 })
    this.#stream = new BranchStream(this.#branch, 1)
  }

  get world(): World {
    return this.#branch.run.world
  }

  /** What the page does not know yet: at first everything. */
  tell(): StreamMessage | null {
    return this.#stream.next()
  }

  /** Lets one frame's time go by. */
  step(): void {
    this.#branch.run.advance(this.#branch.run.nowMs + FRAME_MS)
  }
}

/** Frames of one round: the whole deployment. */
export const FRAMES = 80
