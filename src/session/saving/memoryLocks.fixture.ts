import type { LabLock, LabLocks } from './labLocks.ts'

/** The locks of one browser. A test takes one to be another tab. */
export class MemoryLocks implements LabLocks {
  readonly #held = new Map<string, ((lock: LabLock) => void)[]>()

  get held(): readonly string[] {
    return [...this.#held.keys()]
  }

  take(labId: string): Promise<LabLock | null> {
    return Promise.resolve(this.#held.has(labId) ? null : this.#hold(labId))
  }

  wait(labId: string, signal: AbortSignal): Promise<LabLock> {
    const waiting = this.#held.get(labId)
    if (waiting === undefined) return Promise.resolve(this.#hold(labId))
    return new Promise((resolve, reject) => {
      waiting.push(resolve)
      signal.addEventListener('abort', () => {
        waiting.splice(waiting.indexOf(resolve), 1)
        reject(new DOMException('', 'AbortError'))
      })
    })
  }

  #hold(labId: string): LabLock {
    const waiting = this.#held.get(labId) ?? []
    this.#held.set(labId, waiting)
    let isOver = false
    const release = (): void => {
      if (isOver) return
      isOver = true
      const next = waiting.shift()
      if (next === undefined) this.#held.delete(labId)
      else next(this.#hold(labId))
    }
    return { release }
  }
}

/** What a browser gives whose locks are refused: everybody has every lock. */
export const noLocks: LabLocks = {
  take: () => Promise.resolve({ release: () => undefined }),
  wait: () => Promise.reject(new DOMException('', 'SecurityError')),
}
