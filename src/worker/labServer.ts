import { assert } from '../base/assert.ts'
import { BranchStream } from './branchStream.ts'
import { atOnce, CallQueue, finish } from './callQueue.ts'
import { Lab } from './lab.ts'
import type { FailKind, HostMessage, LabHost, Opened } from './protocol.ts'

export interface LabServerOptions {
  /** Sends to the page; what it gets is copied at once, as postMessage does. */
  readonly post: (message: HostMessage) => void
  /** Lets what else has arrived be answered. Called between slices of long work. */
  readonly pause: () => Promise<void>
}

/**
 * A lab behind `LabHost`: after each call the page is told what is new before it gets its answer. An error that
 * the lab throws is a bug in the model: its state may be half changed, so from then on nothing is answered.
 */
export function createLabServer({ post, pause }: LabServerOptions): LabHost {
  let lab = finish(Lab.opening({ format: 'taskyard/lab', version: 1, title: '', seed: 0, commands: [] }))
  const telling = new Telling(post)
  const calls = new CallQueue({
    pause,
    afterEach: () => telling.tell(lab),
    onCrash: ({ message }) => post({ kind: 'crashed', message }),
  })
  const now = <T>(act: () => T): Promise<T> => calls.add(() => atOnce(act))
  function* replace(opening: ReturnType<typeof Lab.opening>): Generator<void, Opened> {
    lab = yield* opening
    return { lab: lab.info(), refusals: lab.refusals() }
  }
  return {
    open: (file) => calls.add(() => replace(Lab.opening(file))),
    restore: (state) => calls.add(() => replace(Lab.restoring(state))),
    act: (branchId, act) => now(() => lab.act(branchId, act)),
    advance: (toMs, stopAt) => calls.add(() => lab.advancing(toMs, stopAt)),
    seek: (atMs) => calls.add(() => lab.seeking(atMs)),
    stepForward: (to) => calls.add(() => lab.steppingForward(to)),
    stepBack: (to) => calls.add(() => lab.steppingBack(to)),
    undo: () => calls.add(() => lab.undoing()),
    redo: () => calls.add(() => lab.redoing()),
    show: (branchIds, activeBranchId) => calls.add(() => lab.showing(branchIds, activeBranchId)),
    renameBranch: (branchId, name) => now(() => lab.rename(branchId, name)),
    retitle: (title) => now(() => lab.retitle(title)),
    removeBranch: (branchId) => calls.add(() => lab.removing(branchId)),
    fork: (branchId, name, acts) => now(() => lab.fork(branchId, name, acts)),
    query: (branchId, act) => now(() => lab.query(branchId, act)),
    forecast: (branchId, aheadMs) => now(() => lab.forecast(branchId, aheadMs)),
    toFile: (branchId) => now(() => lab.toFile(branchId)),
    retell: () => now(() => lab.retell()),
    ping: () => Promise.resolve(lab.nowMs),
    fail: (kind) => now(() => fail(kind)),
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

  tell({ shown }: Lab): void {
    for (const stream of this.#streams) if (!shown.includes(stream.branch)) stream.end()
    this.#streams = shown.map((branch) => this.#streamOf(branch))
    for (const stream of this.#streams) {
      const message = stream.next()
      if (message !== null) this.#post(message)
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
