import { afterEach, describe, expect, it, vi } from 'vitest'
import { browserLocks } from './labLocks.ts'

type Held = (lock: object | null) => Promise<void> | undefined

/** A browser's lock manager, for one name at a time. */
function stubLocks() {
  const asked: { name: string; options: LockOptions }[] = []
  let holding: Promise<void> | undefined
  let next: (() => void) | null = null
  const request = (name: string, options: LockOptions, held: Held): Promise<void> => {
    asked.push({ name, options })
    if (holding === undefined) {
      holding = held({})
      void holding?.then(() => {
        holding = undefined
        next?.()
      })
      return Promise.resolve()
    }
    if (options.ifAvailable === true) return Promise.resolve(held(null))
    return new Promise((resolve, reject) => {
      next = () => resolve(held({}))
      options.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
    })
  }
  vi.stubGlobal('navigator', { locks: { request } })
  return asked
}

afterEach(() => void vi.unstubAllGlobals())

describe('the right to save a lab', () => {
  it('is one tab’s at a time, and passes on when it is given back', async () => {
    const asked = stubLocks()
    const lock = await browserLocks.take('a')
    expect(lock).not.toBeNull()
    expect(await browserLocks.take('a')).toBeNull()
    const waiting = browserLocks.wait('a', new AbortController().signal)
    lock?.release()
    expect(await waiting).toHaveProperty('release')
    expect(new Set(asked.map(({ name }) => name))).toEqual(new Set(['taskyard-lab/a']))
  })

  it('is waited for no longer than one wants it', async () => {
    stubLocks()
    await browserLocks.take('a')
    const { signal, abort } = controller()
    const waiting = browserLocks.wait('a', signal)
    abort()
    await expect(waiting).rejects.toThrow(DOMException)
  })

  it.each([
    { what: 'has no locks', navigator: {} },
    {
      what: 'refuses them',
      navigator: { locks: { request: () => Promise.reject(new DOMException('', 'SecurityError')) } },
    },
    {
      what: 'refuses them at once',
      navigator: {
        locks: {
          request: () => {
            throw new DOMException('', 'SecurityError')
          },
        },
      },
    },
  ])('is everybody’s in a browser that $what', async ({ navigator }) => {
    vi.stubGlobal('navigator', navigator)
    for (let tab = 0; tab < 2; tab += 1) {
      const lock = await browserLocks.take('a')
      expect(lock).toHaveProperty('release')
      expect(() => lock?.release()).not.toThrow()
    }
  })
})

function controller() {
  const made = new AbortController()
  return { signal: made.signal, abort: () => made.abort() }
}
