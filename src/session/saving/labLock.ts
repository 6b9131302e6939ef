/** The right to save a lab, which one tab has at a time. */
export interface LabLock {
  release: () => void
}

/**
 * Takes the lock of a lab if no other tab has it. The browser gives it back when the tab closes or crashes.
 *
 * @returns `null` when another tab has it. Where there are no locks every tab gets one, as the only one.
 */
export async function takeLabLock(labId: string): Promise<LabLock | null> {
  if (!('locks' in navigator)) return { release: () => undefined }
  return new Promise((resolve, reject) => {
    const held = (lock: Lock | null): Promise<void> | undefined => {
      if (lock === null) {
        resolve(null)
        return undefined
      }
      return new Promise((release) => resolve({ release }))
    }
    navigator.locks.request(`taskyard-lab/${labId}`, { ifAvailable: true }, held).catch(reject)
  })
}
