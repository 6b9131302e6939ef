import { describe, expect, it } from 'vitest'
import type { AnswerRecord } from '../../challenge/answerRecord.ts'
import { answered } from '../../challenge/progress/answers.fixture.ts'
import { Answers } from './answers.ts'
import type { AnswerShelf } from './answerShelf.ts'

/** A database of two tabs that can refuse. */
class MemoryAnswers implements AnswerShelf {
  readonly kept = new Map<string, AnswerRecord>()
  isFull = false

  async all() {
    const kept = [...this.kept.values()]
    await Promise.resolve()
    return kept
  }

  async change({ put, remove }: Parameters<AnswerShelf['change']>[0]) {
    await Promise.resolve()
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError')
    for (const one of put) this.kept.set(one.id, one)
    for (const id of remove) this.kept.delete(id)
  }
}

/** Tells every other tab, as a BroadcastChannel does. */
class Channels {
  readonly #all: EventTarget[] = []

  open(): BroadcastChannel {
    const own = Object.assign(new EventTarget(), {
      postMessage: () => {
        for (const one of this.#all) if (one !== own) one.dispatchEvent(new Event('message'))
      },
    })
    this.#all.push(own)
    return own as unknown as BroadcastChannel
  }
}

function twoTabs() {
  const shelf = new MemoryAnswers()
  const channels = new Channels()
  const [one, other] = [new Answers(shelf, channels.open()), new Answers(shelf, channels.open())]
  const settled = async () => {
    for (let turn = 0; turn < 30; turn++) await Promise.resolve()
  }
  return { shelf, one, other, settled }
}

const ids = (tab: Answers) => tab.use.getState().answers.map(({ id }) => id)

describe('SAV-1 answers of two tabs', () => {
  it('are all kept, and both tabs have them', async () => {
    const { shelf, one, other, settled } = twoTabs()
    const [a, b, c] = [answered(), answered(), answered()]
    await Promise.all([one.add([a]), other.add([b]), one.read(), other.add([c, a])])
    await settled()
    expect([...shelf.kept.keys()].toSorted()).toEqual([a.id, b.id, c.id])
    expect(ids(one)).toEqual([a.id, b.id, c.id])
    expect(ids(other)).toEqual([a.id, b.id, c.id])
  })

  it('an answer given while the shelf is read is not lost from sight', async () => {
    const { one } = twoTabs()
    const reading = one.read()
    const a = answered()
    expect(await one.add([a])).toBe(1)
    await reading
    expect(ids(one)).toEqual([a.id])
    expect(await one.add([a])).toBe(0)
  })

  it('are forgotten in both, those too that one had not read', async () => {
    const { shelf, one, other, settled } = twoTabs()
    await other.add([answered()])
    await Promise.all([one.add([answered()]), one.read(), one.clear()])
    await settled()
    expect(shelf.kept.size).toBe(0)
    expect(ids(one)).toEqual([])
    expect(ids(other)).toEqual([])
  })

  it('hold where the browser keeps nothing, and say so; the next write takes them along', async () => {
    const { shelf, one } = twoTabs()
    shelf.isFull = true
    const [a, b] = [answered(), answered()]
    await one.add([a])
    expect(one.use.getState().trouble).toMatch(/does not keep your answers \(full\)/)
    await one.read()
    expect(one.use.getState().trouble).not.toBe(null)
    expect(ids(one)).toEqual([a.id])
    shelf.isFull = false
    await one.add([b])
    expect(one.use.getState().trouble).toBe(null)
    expect([...shelf.kept.keys()]).toEqual([a.id, b.id])
  })
})
