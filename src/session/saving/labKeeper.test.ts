import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { roll, rollingLab, scaleTo } from '../../worker/rollingLab.fixture.ts'
import { FakeFrames, FakeWorkers } from '../inProcess.fixture.ts'
import { createLabSession, type LabSession } from '../labSession.ts'
import { activeView } from '../labStore.ts'
import { LabKeeper } from './labKeeper.ts'
import type { LabLock } from './labLock.ts'
import { MemoryShelf } from './memoryShelf.fixture.ts'
import { openSavedLab } from './savedLabs.ts'
import { loadText } from './slots.ts'

function newSession(): LabSession {
  return createLabSession({ makeClient: new FakeWorkers().make, frames: new FakeFrames() })
}

async function keep(takeLock?: () => Promise<LabLock | null>) {
  const shelf = new MemoryShelf()
  const session = newSession()
  await session.open(rollingLab)
  const release = vi.fn()
  const askToPersist = vi.fn(() => Promise.resolve(true))
  const lock = takeLock ?? (() => Promise.resolve({ release }))
  const keeper = new LabKeeper({ session, labId: 'a', shelf, takeLock: lock, askToPersist })
  await keeper.start()
  return { shelf, session, keeper, release, askToPersist }
}

describe('a lab is kept', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('once after a burst of changes, and opened as it was', async () => {
    const { shelf, session, keeper, askToPersist } = await keep()
    await session.act(roll)
    await session.act(scaleTo(6))
    expect(keeper.state.getState()).toMatchObject({ status: 'unsaved', savedAt: null })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(keeper.state.getState()).toMatchObject({ status: 'saved', message: null, isPersisted: true })
    expect([shelf.slots.size, askToPersist.mock.calls.length]).toEqual([1, 1])
    const other = newSession()
    expect(await openSavedLab(other, 'a', shelf)).toEqual({ isOlder: false })
    expect(activeView(other.store.getState())?.hash).toBe(activeView(session.store.getState())?.hash)
    expect(other.toFile()).toEqual(session.toFile())
  })

  it('not as time passes: that follows from the log', async () => {
    const { shelf, session } = await keep()
    await session.seek(60_000)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(shelf.slots.size).toBe(0)
  })

  it('with the moment at which it was left', async () => {
    const { shelf, session, keeper } = await keep()
    await session.act(roll)
    await keeper.save()
    await session.seek((activeView(session.store.getState())?.headMs ?? 0) + 30_000)
    await keeper.stop()
    const other = newSession()
    await openSavedLab(other, 'a', shelf)
    expect(activeView(other.store.getState())?.nowMs).toBe(activeView(session.store.getState())?.nowMs)
    expect(activeView(other.store.getState())?.hash).toBe(activeView(session.store.getState())?.hash)
  })

  it('at the end, and the lock is given back', async () => {
    const { shelf, session, keeper, release } = await keep()
    await session.act(roll)
    await keeper.stop()
    expect((await loadText(shelf, 'a')).text).toContain('"web:2"')
    expect(release).toHaveBeenCalledTimes(1)
    await session.act(scaleTo(2))
    await vi.advanceTimersByTimeAsync(10_000)
    expect(shelf.slots.size).toBe(1)
  })

  it.each([
    { error: new DOMException('', 'QuotaExceededError'), words: 'no room left' },
    { error: new DOMException('', 'VersionError'), words: 'newer Taskyard' },
    { error: new DOMException('', 'TimeoutError'), words: 'Another tab' },
    { error: new DOMException('', 'NotFoundError'), words: 'keeps nothing' },
    { error: new DOMException('', 'InvalidStateError'), words: 'keeps nothing' },
  ])('or says why not ($error.name), goes on, and tries again', async ({ error, words }) => {
    const { shelf, session, keeper } = await keep()
    shelf.failure = () => error
    shelf.failAfter = 1
    await session.act(roll)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(keeper.state.getState().status).toBe('failed')
    expect(keeper.state.getState().message).toContain(words)
    expect(await session.act(scaleTo(2))).toHaveProperty('output')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(keeper.state.getState()).toMatchObject({ status: 'saved', message: null })
  })

  it('is not called saved when the browser forgot it', async () => {
    const { shelf, session, keeper } = await keep()
    shelf.isForgetful = true
    await session.act(roll)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(keeper.state.getState()).toMatchObject({ status: 'failed', savedAt: null })
  })

  it('by one tab only: the other says so and saves nothing', async () => {
    const { shelf, session, keeper } = await keep(() => Promise.resolve(null))
    await session.act(roll)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(keeper.state.getState().status).toBe('elsewhere')
    expect(shelf.slots.size).toBe(0)
  })
})

describe('a saved lab that cannot be opened', () => {
  it.each<{ what: string; spoil: (shelf: MemoryShelf) => void; name: string }>([
    { what: 'unknown', spoil: () => undefined, name: 'SavedLabDamaged' },
    { what: 'unreadable', spoil: (shelf) => (shelf.failAfter = 0), name: 'NotReadable' },
  ])('$what leaves the lab that is open', async ({ spoil, name }) => {
    const { shelf, session } = await keep()
    spoil(shelf)
    expect(await openSavedLab(session, 'b', shelf)).toMatchObject({ error: { name } })
    expect(session.toFile()).toEqual(rollingLab)
  })
})
