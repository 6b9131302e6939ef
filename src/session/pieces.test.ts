import { describe, expect, it } from 'vitest'
import { finish } from '../base/work.ts'
import { quotaLog } from '../testing/quotaLab.ts'
import { differenceOf } from '../testing/differenceOf.ts'
import { BranchStream } from '../worker/branchStream.ts'
import { Lab } from '../worker/lab.ts'
import { postsOf } from '../worker/pieces.ts'
import type { StreamMessage, WholeMessage } from '../worker/protocol.ts'
import { receive, type BranchView } from './mirror.ts'
import { Pieces } from './pieces.ts'

/** A lab that is too large to be told in one message, and its page. */
class Told {
  readonly lab = finish(
    Lab.opening({
      format: 'taskyard/lab',
      version: 1,
      title: '',
      seed: 1,
      commands: quotaLog({ instances: 70, tasks: 120, rollMs: 100_000 }),
    }),
  )
  readonly pieces = new Pieces()
  view: BranchView | undefined
  posts: StreamMessage[] = []
  /** Of messages that were put together. */
  kinds: string[] = []
  readonly #streams = this.lab.shown.map((branch) => new BranchStream(branch, 1))

  tell(): 'gap' | null {
    const message = this.#streams[0]?.next() ?? null
    this.posts = message === null ? [] : [...postsOf(message)].map((post) => structuredClone(post))
    for (const post of this.posts) {
      const whole = this.pieces.take(post)
      if (whole === 'gap') return 'gap'
      if (whole !== null) this.#receive(whole)
    }
    return null
  }

  #receive(message: WholeMessage): void {
    this.kinds.push(`${message.kind} ${message.history.kind}`)
    const view = receive(this.view, message)
    if (view === 'gap') throw new Error('a message was lost')
    this.view = view
  }

  get run() {
    const [branch] = this.lab.shown
    if (branch === undefined) throw new Error('nothing is shown')
    return branch.run
  }

  expectSame(): void {
    expect(this.view?.hash).toBe(this.run.hash)
    expect(differenceOf(this.view?.world, this.run.world)).toBeNull()
    expect(differenceOf(this.view?.history, this.run.history)).toBeNull()
    // In the same order, too.
    expect([...(this.view?.world.tasks.keys() ?? [])]).toEqual([...this.run.world.tasks.keys()])
  }
}

describe('a message in pieces', () => {
  it('comes to the same as in one, whether it tells of all or of what is new', () => {
    const told = new Told()
    expect(told.tell()).toBeNull()
    expect(told.posts.length).toBeGreaterThan(5)
    told.expectSame()
    for (const atMs of [140_000, 20_000, 400_000]) {
      finish(told.lab.seeking(atMs))
      told.tell()
      told.expectSame()
    }
    expect(new Set(told.kinds)).toEqual(new Set(['snapshot whole', 'changes tail', 'snapshot tail']))
  })

  it('is not seen before its last one', () => {
    const { posts } = (() => {
      const told = new Told()
      told.tell()
      return told
    })()
    const pieces = new Pieces()
    const taken = posts.map((post) => pieces.take(post))
    expect(taken.slice(0, -1).every((one) => one === null)).toBe(true)
    expect(taken.at(-1)).toMatchObject({ kind: 'snapshot' })
  })

  it.each([
    ['one is lost', (posts: readonly StreamMessage[]) => posts.toSpliced(2, 1)],
    ['the first is lost', (posts: readonly StreamMessage[]) => posts.slice(1)],
    ['all are lost', (posts: readonly StreamMessage[]) => posts.slice(-1)],
    [
      'they are of another message',
      (posts: readonly StreamMessage[]) => posts.map((one) => (one.kind === 'piece' ? { ...one, sequence: 7 } : one)),
    ],
  ])('is a gap when %s, and the next telling heals it', (_what, spoil) => {
    const told = new Told()
    told.tell()
    const pieces = new Pieces()
    const spoilt = spoil(told.posts).map((post) => pieces.take(post))
    expect(spoilt.at(-1)).toBe('gap')
    expect(told.posts.map((post) => pieces.take(post)).at(-1)).toMatchObject({ kind: 'snapshot' })
  })

  it('is one message as long as there is little to tell', () => {
    const told = new Told()
    told.tell()
    finish(told.lab.advancing(101_500, null))
    told.tell()
    finish(told.lab.advancing(101_600, null))
    told.tell()
    expect(told.posts).toMatchObject([{ kind: 'changes', piecesCount: 0 }])
  })
})
