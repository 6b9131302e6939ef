import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { must } from '../base/assert.ts'
import { finish } from '../base/work.ts'
import { Recorder } from '../model/engine/recorder.ts'
import { sampled, seriesRows } from '../model/engine/seriesRows.ts'
import { historyUntil, newHistory, type History } from '../model/world/history.ts'
import { seriesOf } from '../model/world/series.ts'
import { createService, register, yard } from '../testing/builders.ts'
import { BranchStream } from '../worker/branchStream.ts'
import { HistoryCursor } from '../worker/historyCursor.ts'
import { Lab } from '../worker/lab.ts'
import { postsOf } from '../worker/pieces.ts'
import type { WholeMessage } from '../worker/protocol.ts'
import { describeService, refused, roll, rollingLab, rollWide, scaleTo } from '../worker/rollingLab.fixture.ts'
import { awaitNewStream, receive, type BranchView } from './mirror.ts'
import { Pieces } from './pieces.ts'

/** A worker's telling and a page's hearing, without a worker and a page. */
class Pair {
  readonly lab = finish(Lab.opening(rollingLab))
  readonly views = new Map<string, BranchView>()
  kinds: string[] = []
  #streams: BranchStream[] = []
  #begun = 0

  /** As the worker does after each call. `lose` takes a message away on its way. */
  tell(lose: (message: WholeMessage) => boolean = () => false): void {
    const { shown } = this.lab
    this.#streams = shown.map((branch) => this.#streams.find((one) => one.branch === branch) ?? this.#begin(branch))
    for (const stream of this.#streams) {
      const message = stream.next()
      if (message === null || lose(message)) continue
      this.kinds.push(`${message.kind} ${message.history.kind}`)
      const view = receive(this.views.get(message.branchId), structuredClone(message))
      if (view === 'gap') this.lab.retell()
      else this.views.set(message.branchId, view)
    }
  }

  get view(): BranchView {
    const view = this.views.get(this.lab.info().activeBranchId)
    if (view === undefined) throw new Error('nothing was told')
    return view
  }

  expectEqual(): void {
    for (const { id, run } of this.lab.shown) {
      const view = this.views.get(id)
      expect(view?.world).toEqual(run.world)
      expect(view?.history).toEqual(run.history)
      expect(view).toMatchObject({ hash: run.hash, nowMs: run.nowMs, headMs: run.headMs })
    }
  }

  #begin(branch: BranchStream['branch']): BranchStream {
    this.#begun += 1
    return new BranchStream(branch, this.#begun)
  }
}

type Move = (lab: Lab) => void

const times = fc.integer({ min: 0, max: 400_000 })
const acts = fc.constantFrom(roll, rollWide, refused, describeService, scaleTo(0), scaleTo(2), scaleTo(9))
const moves: fc.Arbitrary<{ name: string; move: Move }> = fc.oneof(
  times.map((ms) => ({ name: `+${String(ms)}`, move: (lab: Lab) => finish(lab.advancing(lab.nowMs + ms / 8, null)) })),
  times.map((ms) => ({ name: `seek ${String(ms)}`, move: (lab: Lab) => finish(lab.seeking(ms)) })),
  acts.map((act) => ({
    name: JSON.stringify(act.input),
    move: (lab: Lab) => void finish(lab.acting(lab.info().activeBranchId, act)),
  })),
  fc.constant({ name: 'step', move: (lab: Lab) => void finish(lab.steppingForward('decision')) }),
  fc.constant({ name: 'step back', move: (lab: Lab) => void finish(lab.steppingBack('change')) }),
  fc.constant({ name: 'undo', move: (lab: Lab) => void finish(lab.undoing()) }),
  fc.constant({ name: 'redo', move: (lab: Lab) => void finish(lab.redoing()) }),
  fc.nat(7).map((pick) => ({
    name: `show ${String(pick)}`,
    move: (lab: Lab) => {
      const ids = lab.info().branches.map(({ id }) => id)
      const one = ids[pick % ids.length] ?? 'main'
      finish(lab.showing([one, ids[(pick + 1) % ids.length] ?? 'main'], one))
    },
  })),
)

describe('APP-2 the page’s copy is the worker’s world, whatever is done to it', () => {
  it('by changes and snapshots, of one branch and of two', () => {
    const kinds = new Set<string>()
    const run = (list: readonly { move: Move }[]) => {
      const pair = new Pair()
      pair.tell()
      for (const { move } of list) {
        move(pair.lab)
        pair.tell()
        pair.expectEqual()
      }
      for (const kind of pair.kinds) kinds.add(kind)
    }
    const named = fc.array(moves, { maxLength: 25 })
    fc.assert(fc.property(named, run), { numRuns: 60, seed: 20_260_801 })
    expect([...kinds].sort()).toEqual(['changes tail', 'snapshot tail', 'snapshot whole'])
  })
})

describe('what is told is told the cheap way', () => {
  it('playing on sends changes, a seek a snapshot without the history', () => {
    const pair = new Pair()
    pair.tell()
    finish(pair.lab.acting('main', roll))
    for (let ms = 0; ms < 3_000; ms += 16) {
      finish(pair.lab.advancing(ms, null))
      pair.tell()
    }
    expect(new Set(pair.kinds.slice(1))).toEqual(new Set(['changes tail']))
    pair.kinds = []
    finish(pair.lab.seeking(1_000))
    pair.tell()
    expect(pair.kinds).toEqual(['snapshot tail'])
    pair.tell()
    expect(pair.kinds).toHaveLength(1)
  })

  it('a long way sends a snapshot instead of its changes', () => {
    const pair = new Pair()
    pair.tell()
    for (let round = 1; round <= 4; round++) {
      finish(pair.lab.acting('main', rollWide))
      finish(pair.lab.advancing(round * 200_000, null))
    }
    pair.tell()
    expect(pair.kinds.at(-1)).toBe('snapshot tail')
    pair.expectEqual()
  })
})

describe('messages that come late, twice or never', () => {
  it('leave a gap that a new telling heals', () => {
    const pair = new Pair()
    pair.tell()
    finish(pair.lab.advancing(5_000, null))
    pair.tell(() => true)
    const before = pair.view.version
    finish(pair.lab.advancing(10_000, null))
    pair.tell()
    expect(pair.view.version).toBe(before)
    pair.tell()
    pair.expectEqual()
  })

  it('are taken once', () => {
    const pair = new Pair()
    const seen: WholeMessage[] = []
    const keep = (message: WholeMessage) => seen.push(structuredClone(message)) === 0
    pair.tell(keep)
    finish(pair.lab.advancing(9_000, null))
    pair.tell(keep)
    const { view } = pair
    for (const message of seen) expect(receive(view, message)).toBe(view)
  })

  it('of a stream that was left are not taken, and after a new worker every stream is new', () => {
    const pair = new Pair()
    pair.tell()
    const { view } = pair
    const other = new BranchStream(pair.lab.shown[0] as BranchStream['branch'], 2)
    const snapshot = structuredClone(other.next()) as WholeMessage
    const next = receive(view, snapshot) as BranchView
    expect(next.version).toBe(view.version + 1)
    expect(receive(next, { ...snapshot, stream: 1, sequence: 99 })).toBe(next)
    expect(receive(awaitNewStream(next), { ...snapshot, stream: 1 })).toMatchObject({ stream: 1 })
  })
})

describe('a metric that nobody here knows', () => {
  it('comes from one row of the recorder to the page, of whatever kind of entity', () => {
    // As if it stood in the list of metrics, with a number as its value.
    const metric = 'RunningTasksCount' as string as 'CPUUtilization'
    const row = sampled({ metric, kind: 'containerInstance', sample: (instance) => instance.tasksCount })
    const lab = yard()
    const recorder = new Recorder(newHistory(0), [...seriesRows, row])
    lab.engine.listener = (change) => recorder.note(change)
    const cursor = new HistoryCursor()
    const pieces = new Pieces()
    let view: BranchView | undefined
    const tell = (sequence: number) => {
      recorder.flush(lab.world)
      const history = cursor.update(recorder.history)
      const base = { branchId: 'main', stream: 1, sequence, atMs: lab.nowMs, headMs: lab.nowMs, hash: '' }
      const message = { kind: 'snapshot', ...base, changesCount: 0, history, piecesCount: 0, world: lab.world } as const
      for (const post of postsOf(message)) {
        const whole = pieces.take(structuredClone(post))
        if (whole !== null && whole !== 'gap') view = receive(view, whole) as BranchView
      }
      return history.kind
    }
    const beganMs = lab.nowMs
    const kinds = [tell(0)]
    register(lab)
    createService(lab)
    lab.forward(60_000, () => recorder.flush(lab.world))
    kinds.push(tell(1))
    expect(kinds).toEqual(['whole', 'tail'])
    expect(view?.history).toEqual(recorder.history)
    const heard = must(view, 'a view').history
    const counts = (history: History) =>
      [...lab.world.instances.keys()].map((id) =>
        seriesOf(history, { kind: 'containerInstance', id }, metric).map(({ value }) => value),
      )
    expect(counts(heard)).toEqual([
      [0, 2],
      [0, 1],
      [0, 1],
    ])
    expect(counts(historyUntil(heard, beganMs))).toEqual([[0], [0], [0]])
  })
})
