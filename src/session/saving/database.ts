import { openDB, type IDBPDatabase } from 'idb'
import type { Shelf } from './slots.ts'

const NAME = 'taskyard'
const VERSION = 1
const SLOTS = 'slots'
const LABS = 'labs'
/** Another tab that does not close its old version would hold this one up for ever; a third tab is not even told. */
const OPEN_MAX_MS = 3_000

let opening: Promise<IDBPDatabase> | null = null

/** The browser's database as a shelf. Every method rejects where the browser refuses one, as some private windows do. */
export const databaseShelf: Shelf = {
  async write({ slot, pointer, dropped }) {
    const database = await open()
    // Chrome acknowledges a relaxed write before it is on the disk.
    const transaction = database.transaction([SLOTS, LABS], 'readwrite', { durability: 'strict' })
    const slots = transaction.objectStore(SLOTS)
    await Promise.all([
      slots.put(slot),
      transaction.objectStore(LABS).put(pointer),
      ...dropped.map((id) => slots.delete(id)),
      transaction.done,
    ])
  },
  async readPointer(labId) {
    return (await open()).get(LABS, labId)
  },
  async readSlot(id) {
    return (await open()).get(SLOTS, id)
  },
  async readPointers() {
    return (await open()).getAll(LABS)
  },
}

/** Opened once; anew after a failure, or after it was closed for a newer version in another tab. */
function open(): Promise<IDBPDatabase> {
  opening ??= withTimeout(openNow()).catch((error: unknown) => {
    opening = null
    throw error
  })
  return opening
}

function openNow(): Promise<IDBPDatabase> {
  return openDB(NAME, VERSION, {
    upgrade(database) {
      database.createObjectStore(SLOTS, { keyPath: 'id' })
      database.createObjectStore(LABS, { keyPath: 'labId' })
    },
    blocking(_currentVersion, _blockedVersion, event) {
      opening = null
      const { target } = event
      if (target instanceof IDBDatabase) target.close()
    },
    terminated() {
      opening = null
    },
  })
}

function withTimeout<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException('The database did not open', 'TimeoutError')), OPEN_MAX_MS)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
