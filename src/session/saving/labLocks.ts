/** The right to save a lab, which one tab has at a time. */
export interface LabLock {
  release: () => void
}

export interface LabLocks {
  /** @returns `null` when another tab has it */
  take(labId: string): Promise<LabLock | null>
  /** Waits until the tab that has it closes, crashes or gives it back. Rejects when `signal` aborts. */
  wait(labId: string, signal: AbortSignal): Promise<LabLock>
}

/** What a tab gets where locks are not to be had: saving then relies on no version being written over alone. */
const NO_LOCK: LabLock = { release: () => undefined }

/**
 * The browser's locks. A browser that has none, or that refuses them as one does whose site data is blocked, gives
 * every tab a lock that keeps nobody out.
 */
export const browserLocks: LabLocks = {
  async take(labId) {
    if (!('locks' in navigator)) return NO_LOCK
    try {
      return await request(labId, { ifAvailable: true })
    } catch {
      return NO_LOCK
    }
  },
  async wait(labId, signal) {
    const lock = await request(labId, { signal })
    if (lock === null) throw new DOMException('The lock was not given', 'AbortError')
    return lock
  },
}

/** Whether a tab saves this lab now. A browser that does not tell has none. */
export async function isHeldElsewhere(labId: string): Promise<boolean> {
  if (!('locks' in navigator)) return false
  try {
    const { held = [] } = await navigator.locks.query()
    return held.some(({ name }) => name === nameOf(labId))
  } catch {
    return false
  }
}

function nameOf(labId: string): string {
  return `taskyard-lab/${labId}`
}

function request(labId: string, options: LockOptions): Promise<LabLock | null> {
  return new Promise((resolve, reject) => {
    const held = (lock: Lock | null): Promise<void> | undefined => {
      if (lock === null) {
        resolve(null)
        return undefined
      }
      return new Promise((release) => resolve({ release }))
    }
    navigator.locks.request(nameOf(labId), options, held).catch(reject)
  })
}
