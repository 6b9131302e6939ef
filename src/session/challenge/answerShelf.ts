import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import * as z from 'zod/mini'
import { answerRecord, type AnswerRecord } from '../../challenge/answerRecord.ts'

/** Where answers are kept, each under its own id: what two tabs write is all there. */
export interface AnswerShelf {
  /** All that can be read, in no order. */
  all(): Promise<readonly AnswerRecord[]>
  /** Puts some in and takes others out, all or nothing. One that is there already stays as it is. */
  change(change: { readonly put: readonly AnswerRecord[]; readonly remove: readonly string[] }): Promise<void>
}

interface Schema extends DBSchema {
  readonly answers: { readonly key: string; readonly value: unknown }
}

const NAME = 'taskyard-progress'
const VERSION = 1

let opening: Promise<IDBPDatabase<Schema>> | null = null

/** The browser's database. Rejects where the browser refuses one, as some private windows do. */
export const databaseAnswers: AnswerShelf = {
  async all() {
    return readable(await (await open()).getAll('answers'))
  },
  async change({ put, remove }) {
    const transaction = (await open()).transaction('answers', 'readwrite', { durability: 'strict' })
    await Promise.all([
      ...put.map((one) => transaction.store.put(one)),
      ...remove.map((id) => transaction.store.delete(id)),
      transaction.done,
    ])
  },
}

/** What is no answer, as another version may have written, is left alone. */
function readable(values: readonly unknown[]): readonly AnswerRecord[] {
  return values.flatMap((value) => {
    const parsed = z.safeParse(answerRecord, value)
    return parsed.success ? [parsed.data] : []
  })
}

function open(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>(NAME, VERSION, {
    upgrade(database) {
      database.createObjectStore('answers', { keyPath: 'id' })
    },
    blocking(_current, _blocked, event) {
      opening = null
      if (event.target instanceof IDBDatabase) event.target.close()
    },
    terminated() {
      opening = null
    },
  }).catch((error: unknown) => {
    opening = null
    throw error
  })
  return opening
}
