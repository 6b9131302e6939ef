import { openDB, type IDBPDatabase } from 'idb'
import type { Shelf } from './shelf.ts'

const NAME = 'taskyard'
const VERSION = 1
const SLOTS = 'slots'
const LABS = 'labs'
/** Another tab that does not close its old version would hold this one up for ever; a third tab is not even told. */
const OPEN_MAX_MS = 3_000

let opening: Promise<IDBPDatabase> | null = null

/** The browser's database as a shelf. Every method rejects where the browser refuses one, as some private windows do. */
export const databaseShelf: Shelf = {
  async write(labId, decide) {
    const database = await open()
    // Chrome acknowledges a relaxed write before it is on the disk.
    const transaction = database.transaction([SLOTS, LABS], 'readwrite', { durability: 'strict' })
    const slots = transaction.objectStore(SLOTS)
    const labs = transaction.objectStore(LABS)
    const version = decide(await labs.get(labId))
    if (version === null) {
      await transaction.done
      return false
    }
    await Promise.all([
      slots.put(version.slot),
      labs.put(version.pointer),
      ...version.dropped.map((id) => slots.delete(id)),
      transaction.done,
    ])
    return true
  },
  async read(labId) {
    const transaction = (await open()).transaction([SLOTS, LABS], 'readonly')
    const slots = transaction.objectStore(SLOTS)
    const [pointer, keys, values] = await Promise.all([
      transaction.objectStore(LABS).get(labId),
      slots.getAllKeys(slotsOf(labId)),
      slots.getAll(slotsOf(labId)),
      transaction.done,
    ])
    return { pointer, slots: new Map(keys.map((key, index) => [String(key), values[index]])) }
  },
  async list() {
    const transaction = (await open()).transaction([SLOTS, LABS], 'readonly')
    const [pointers, slotIds] = await Promise.all([
      transaction.objectStore(LABS).getAll(),
      transaction.objectStore(SLOTS).getAllKeys(),
      transaction.done,
    ])
    return { pointers, slotIds: slotIds.flatMap((id) => (typeof id === 'string' ? [id] : [])) }
  },
  async remove(labId) {
    const transaction = (await open()).transaction([SLOTS, LABS], 'readwrite', { durability: 'strict' })
    await Promise.all([
      transaction.objectStore(LABS).delete(labId),
      transaction.objectStore(SLOTS).delete(slotsOf(labId)),
      transaction.done,
    ])
  },
}

/** The ids that begin with the lab's and a digit: `:` comes right after `9` among the characters. */
function slotsOf(labId: string): IDBKeyRange {
  return IDBKeyRange.bound(`${labId}/0`, `${labId}/:`, false, true)
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
