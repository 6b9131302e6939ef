import { create, type StoreApi, type UseBoundStore } from 'zustand'
import type { AnswerRecord } from '../../challenge/answerRecord.ts'
import { merged } from '../../challenge/progress/progressFile.ts'
import { databaseAnswers, type AnswerShelf } from './answerShelf.ts'

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
  /** One write after the other. */
  #writing: Promise<void> = Promise.resolve()

  /** @param others  tells the other tabs that there is something new, and hears of it */
  constructor(shelf: AnswerShelf, others: BroadcastChannel | null) {
    this.#shelf = shelf
    this.#others = others
    this.use = create<AnswersState>(() => ({ answers: [], isRead: false, trouble: null }))
    others?.addEventListener('message', () => void this.read())
  }

  /** Takes in what the shelf has: at the beginning, and when another tab has written. */
  async read(): Promise<void> {
    try {
      const kept = await this.#shelf.all()
      this.use.setState({ answers: merged(kept, [...this.#unkept.values()]), isRead: true, trouble: null })
    } catch (error) {
      this.use.setState({ isRead: true, trouble: troubleOf(error) })
    }
  }

  /** Adds answers, those of an imported file too; resolves when they are kept, or cannot be. @returns how many are new */
  async add(more: readonly AnswerRecord[]): Promise<number> {
    const before = this.use.getState().answers
    const answers = merged(before, more)
    const known = new Set(before.map(({ id }) => id))
    const left = new Set(answers.map(({ id }) => id))
    const put = answers.filter(({ id }) => !known.has(id))
    const remove = before.filter(({ id }) => !left.has(id)).map(({ id }) => id)
    for (const one of put) this.#unkept.set(one.id, one)
    this.use.setState({ answers })
    await this.#write({ put, remove })
    return put.length
  }

  /** Forgets everything. */
  async clear(): Promise<void> {
    const remove = this.use.getState().answers.map(({ id }) => id)
    this.#unkept.clear()
    this.use.setState({ answers: [] })
    await this.#write({ put: [], remove })
  }

  #write(change: Parameters<AnswerShelf['change']>[0]): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      try {
        await this.#shelf.change(change)
        for (const { id } of change.put) this.#unkept.delete(id)
        this.use.setState({ trouble: null })
        this.#others?.postMessage('changed')
      } catch (error) {
        this.use.setState({ trouble: troubleOf(error) })
      }
    })
    return this.#writing
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
