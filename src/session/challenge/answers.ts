import { create, type StoreApi, type UseBoundStore } from 'zustand'
import type { AnswerRecord } from '../../challenge/answerRecord.ts'
import { merged } from '../../challenge/progress/progressFile.ts'
import { databaseAnswers, type AnswerShelf } from './answerShelf.ts'
import { noteDue } from './noteDue.ts'

export interface AnswersState {
  /** All that were given, oldest first. */
  readonly answers: readonly AnswerRecord[]
  /** `false` until what the browser keeps was read. */
  readonly isRead: boolean
  /** Why answers are not kept, in a sentence; `null` while they are. They hold until the page closes. */
  readonly trouble: string | null
}

/** What was answered in challenge mode, on this device alone. */
export class Answers {
  readonly use: UseBoundStore<StoreApi<AnswersState>>
  readonly #shelf: AnswerShelf
  readonly #others: Pick<BroadcastChannel, 'postMessage'> | null
  /** Given and not on the shelf yet, or refused by it. */
  readonly #unkept = new Map<string, AnswerRecord>()
  #working: Promise<void> = Promise.resolve()

  /** @param others  tells the other tabs that there is something new, and hears of it */
  constructor(shelf: AnswerShelf, others: BroadcastChannel | null) {
    this.#shelf = shelf
    this.#others = others
    this.use = create<AnswersState>(() => ({ answers: [], isRead: false, trouble: null }))
    others?.addEventListener('message', () => void this.read())
  }

  /** Takes in what the shelf has: at the beginning, and when another tab has written. */
  read(): Promise<void> {
    return this.#queue(async () => {
      const kept = await this.#shelf.all()
      this.use.setState({ answers: merged(kept, [...this.#unkept.values()]), isRead: true })
    })
  }

  /** Adds answers, those of an imported file too; resolves when they are kept, or cannot be. @returns how many are new */
  async add(more: readonly AnswerRecord[]): Promise<number> {
    const before = this.use.getState().answers
    const answers = merged(before, more)
    const known = new Set(before.map(({ id }) => id))
    const left = new Set(answers.map(({ id }) => id))
    const fresh = answers.filter(({ id }) => !known.has(id))
    const remove = before.filter(({ id }) => !left.has(id)).map(({ id }) => id)
    for (const one of fresh) this.#unkept.set(one.id, one)
    this.use.setState({ answers })
    await this.#queue(async () => {
      // Those too that were refused before.
      const put = [...this.#unkept.values()]
      await this.#shelf.change({ put, remove })
      for (const { id } of put) this.#unkept.delete(id)
      this.#others?.postMessage('changed')
    })
    return fresh.length
  }

  /** Forgets everything, what other tabs have written too. */
  async clear(): Promise<void> {
    this.#unkept.clear()
    this.use.setState({ answers: [] })
    await this.#queue(async () => {
      const kept = await this.#shelf.all()
      await this.#shelf.change({ put: [], remove: kept.map(({ id }) => id) })
      // What was read while this waited is gone too.
      this.use.setState({ answers: [...this.#unkept.values()] })
      this.#others?.postMessage('changed')
    })
  }

  /** One after the other: what was read holds until the next write. */
  #queue(work: () => Promise<void>): Promise<void> {
    this.#working = this.#working.then(async () => {
      try {
        await work()
        if (this.#unkept.size === 0) this.use.setState({ trouble: null })
      } catch (error) {
        this.use.setState({ isRead: true, trouble: troubleOf(error) })
      }
    })
    return this.#working
  }
}

function troubleOf(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error)
  return `This browser does not keep your answers (${why}). They hold until the page closes: export them before.`
}

/** Those of this page. */
export const answers = new Answers(
  databaseAnswers,
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('taskyard-progress'),
)

answers.use.subscribe(({ answers: all, isRead }, before) => {
  if (isRead && (all !== before.answers || !before.isRead)) noteDue(all, Date.now())
})
