import { describe, expect, it } from 'vitest'
import { MemoryLocks, noLocks } from '../saving/memoryLocks.fixture.ts'
import { ExamTab } from './examTab.ts'

/** Tabs of one browser: what one posts all others hear. */
function browser() {
  const locks = new MemoryLocks()
  const heard: EventTarget[] = []
  const open = () => {
    const own = new EventTarget()
    heard.push(own)
    const others = {
      addEventListener: own.addEventListener.bind(own),
      removeEventListener: own.removeEventListener.bind(own),
      postMessage: (data: unknown) => {
        for (const one of heard) if (one !== own) one.dispatchEvent(new MessageEvent('message', { data }))
      },
    }
    return new ExamTab({ locks, others: others as unknown as BroadcastChannel })
  }
  return { open, locks }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))
const placeOf = (tab: ExamTab) => tab.state.getState().place

describe('an exam in two tabs', () => {
  it('goes on in the first, until the second takes it over and the first has kept what it knew', async () => {
    const { open } = browser()
    const [first, second] = [open(), open()]
    await first.start()
    void second.start()
    await settled()
    expect([placeOf(first), placeOf(second)]).toEqual(['here', 'elsewhere'])
    second.takeOver()
    await settled()
    // The first has not given it free yet.
    expect([placeOf(first), placeOf(second)]).toEqual(['elsewhere', 'taking'])
    void first.giveFree()
    await settled()
    expect([placeOf(first), placeOf(second)]).toEqual(['elsewhere', 'here'])
    first.takeOver()
    void second.giveFree()
    await settled()
    expect([placeOf(first), placeOf(second)]).toEqual(['here', 'elsewhere'])
  })

  it('goes on in the other when a tab closes, and leaves no lock behind', async () => {
    const { open, locks } = browser()
    const [first, second] = [open(), open()]
    await first.start()
    void second.start()
    await settled()
    first.stop()
    await settled()
    expect(placeOf(second)).toBe('here')
    second.stop()
    expect(locks.held).toEqual([])
  })

  it('goes on in every tab where the browser refuses locks', async () => {
    const tab = new ExamTab({ locks: noLocks, others: null })
    await tab.start()
    expect(placeOf(tab)).toBe('here')
  })
})
