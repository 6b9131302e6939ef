import { assert } from '../base/assert.ts'
import { finish } from '../base/work.ts'
import { beginningOf } from '../lessons/make/beginning.ts'
import { courseOf } from '../lessons/make/course.ts'
import { deploymentOutcome } from '../lessons/make/deploymentOutcome.ts'
import { StoryFault } from '../lessons/make/storyFault.ts'
import { BranchStream } from './branchStream.ts'
import { CallQueue, untold, type Sliced } from './callQueue.ts'
import { Lab } from './lab.ts'
import { postsOf } from './pieces.ts'
import type { FailKind, HostMessage, LabHost, Opened, Untellable } from './protocol.ts'

export interface LabServerOptions {
  /** Sends to the page; what it gets is copied at once, as postMessage does. */
  readonly post: (message: HostMessage) => void
  /**
   * Lets what else has arrived be answered. Called between slices of long work.
   *
   * @returns whether it took a moment: most slices are too short for that
   */
  readonly pause: () => Promise<boolean>
}

/** So many pauses of one call are between two words on its progress, and before the first. */
const PAUSES_PER_WORD = 4

/**
 * A lab behind `LabHost`: after each call the page is told what is new before it gets its answer. Between two slices of
 * a call the world may be in the middle of an instant, and only the heartbeat is answered. An error that the lab throws
 * is a bug in the model: its state may be half changed, so from then on nothing is answered.
 */
export function createLabServer({ post, pause }: LabServerOptions): LabHost {
  let lab = finish(Lab.opening({ format: 'taskyard/lab', version: 1, title: '', seed: 0, commands: [] }))
  const telling = new Telling(post)
  const progress = new Progress(post)
  const calls = new CallQueue({
    pause: async (share) => {
      if (await pause()) progress.paused(share)
    },
    afterEach: () => telling.telling(lab),
    onCrash: ({ message }) => post({ kind: 'crashed', message }),
  })
  const call = <T>(begin: () => Sliced<T>): Promise<T> =>
    calls.add(() => {
      progress.begin()
      return begin()
    })
  const now = <T>(act: () => T): Promise<T> =>
    // oxlint-disable-next-line require-yield -- it is done in one slice
    call(function* () {
      return act()
    })
  function* replace(opening: ReturnType<typeof Lab.opening>): Sliced<Opened> {
    lab = yield* opening
    return { lab: lab.info(), refusals: lab.refusals() }
  }
  return {
    open: (file) => call(() => replace(Lab.opening(file))),
    restore: (state) => call(() => replace(Lab.restoring(state))),
    act: (branchId, acts) => call(() => lab.acting(branchId, acts)),
    advance: (toMs, stopAt) => call(() => lab.advancing(toMs, stopAt)),
    seek: (atMs) => call(() => lab.seeking(atMs)),
    stepForward: (to) => call(() => lab.steppingForward(to)),
    stepBack: (to) => call(() => lab.steppingBack(to)),
    undo: () => call(() => lab.undoing()),
    redo: () => call(() => lab.redoing()),
    show: (branchIds, activeBranchId) => call(() => lab.showing(branchIds, activeBranchId)),
    renameBranch: (branchId, name) => now(() => lab.rename(branchId, name)),
    retitle: (title) => now(() => lab.retitle(title)),
    removeBranch: (branchId) => call(() => lab.removing(branchId)),
    fork: (branchId, name, acts) => call(() => lab.forking(branchId, name, acts)),
    query: (branchId, act) => now(() => lab.query(branchId, act)),
    explain: (branchId, decisionId) => call(() => lab.explaining(branchId, decisionId)),
    forecast: (branchId, aheadMs) => call(() => lab.forecasting(branchId, aheadMs)),
    tryOut: (branchId, trial) => call(() => lab.trying(branchId, trial)),
    toFile: (branchId) => now(() => lab.toFile(branchId)),
    makeBeginning: (scenario, saved) => now(() => toldOf(() => beginningOf(scenario, saved))),
    makeCourse: ({ scenario, changes }) => now(() => toldOf(() => courseOf(scenario, changes))),
    templateConcepts: async () => (await challenge()).templateConcepts(),
    makeQuestion: async (wanted) => {
      const { makeWanted } = await challenge()
      return now(() => toldOf(() => makeWanted(wanted)))
    },
    makeDeploymentOutcome: (setting) => call(() => untold(deploymentOutcome(setting))),
    retell: () => now(() => lab.retell()),
    ping: () => Promise.resolve(lab.nowMs),
    fail: (kind) => now(() => fail(kind)),
  }
}

/** Templates are fetched when the first question is asked for: a lab needs none. */
const challenge = () => import('../challenge/make/makeWanted.ts')

/** A document’s fault is the document’s, not the model’s. */
function toldOf<T>(make: () => T): T | Untellable {
  try {
    return make()
  } catch (error) {
    if (error instanceof StoryFault) return { fault: error.message }
    throw error
  }
}

/** Tells the page how far a call is that takes long. */
class Progress {
  readonly #post: (message: HostMessage) => void
  #pauses = 0
  #share = 0

  constructor(post: (message: HostMessage) => void) {
    this.#post = post
  }

  begin(): void {
    this.#pauses = 0
    this.#share = 0
  }

  /** The work paused. What is left may turn out to be more than it seemed: the share then stands still. */
  paused(share: number): void {
    this.#share = Math.max(this.#share, share)
    this.#pauses += 1
    if (this.#pauses % PAUSES_PER_WORD === 0) this.#post({ kind: 'progress', share: this.#share })
  }
}

/** Tells the page of the branches that are shown, each by its own stream. */
class Telling {
  readonly #post: (message: HostMessage) => void
  #streams: readonly BranchStream[] = []
  #streamsBegun = 0

  constructor(post: (message: HostMessage) => void) {
    this.#post = post
  }

  *telling({ shown }: Lab): Sliced<void> {
    for (const stream of this.#streams) if (!shown.includes(stream.branch)) stream.end()
    this.#streams = shown.map((branch) => this.#streamOf(branch))
    for (const stream of this.#streams) {
      const message = stream.next()
      if (message === null) continue
      for (const post of postsOf(message)) {
        this.#post(post)
        if (post.kind === 'piece') yield 1
      }
    }
  }

  #streamOf(branch: BranchStream['branch']): BranchStream {
    const begun = this.#streams.find((stream) => stream.branch === branch)
    if (begun !== undefined) return begun
    this.#streamsBegun += 1
    return new BranchStream(branch, this.#streamsBegun)
  }
}

function fail(kind: FailKind): void {
  assert(kind !== 'crash', 'a probe asked for a crash')
  for (;;);
}
