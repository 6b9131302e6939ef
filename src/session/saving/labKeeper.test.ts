import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { rollingLab, roll, scaleTo } from '../../worker/rollingLab.fixture.ts'
import { FakeFrames, FakeWorkers } from '../inProcess.fixture.ts'
import { createLabSession, type LabSession } from '../labSession.ts'
import { openPage, toolsOf, view } from '../page.fixture.ts'
import { LabKeeper, type KeepingState } from './labKeeper.ts'
import type { LabLocks } from './labLocks.ts'
import { loadLab } from './loadLab.ts'
import { MemoryLocks } from './memoryLocks.fixture.ts'
import { MemoryShelf, watchWrites } from './memoryShelf.fixture.ts'
import type { Slot } from './shelf.ts'

const SECOND = 1_000

async function openSession(): Promise<LabSession> {
  const session = createLabSession({ makeClient: new FakeWorkers().make, frames: new FakeFrames() })
  await session.open(rollingLab)
  return session
}

/** A lab that is kept from its opening on. */
async function keep(locks: LabLocks = new MemoryLocks()) {
  const shelf = new MemoryShelf()
  const session = await openSession()
  const tools = { ...toolsOf(shelf, locks), askToPersist: vi.fn(() => Promise.resolve(true)) }
  const keeper = new LabKeeper({ lab: session.store, labId: 'a', base: null, tools })
  await keeper.start()
  return { shelf, session, keeper, tools, locks }
}

/** What another page opens. */
async function opened(shelf: MemoryShelf, labId = 'a'): Promise<LabSession> {
  const page = await openPage({ shelf })
  expect(await page.opener.openSaved(labId, '')).toMatchObject({ kind: 'opened', saved: { isWhole: true } })
  return page.session
}

async function savedCommands(shelf: MemoryShelf, labId = 'a') {
  const loading = await loadLab(shelf, labId)
  if ('error' in loading) throw new Error(loading.error.message)
  return loading.lab.state.lab.branches[0]?.log ?? []
}

describe('a lab is kept', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('from the start, and once after a burst of changes, and opened as it was', async () => {
    const { shelf, session, keeper, tools } = await keep()
    expect(keeper.state.getState()).toMatchObject({ status: 'saved', trouble: null, isPersisted: true })
    expect(shelf.slots.size).toBe(1)
    await session.act(roll)
    await session.act(scaleTo(6))
    expect(keeper.state.getState()).toMatchObject({ status: 'unsaved' })
    expect([keeper.isAtRisk, shelf.slots.size]).toEqual([true, 1])
    await vi.advanceTimersByTimeAsync(10 * SECOND)
    expect(keeper.state.getState()).toMatchObject({ status: 'saved', trouble: null, isPersisted: true })
    expect([keeper.isAtRisk, shelf.slots.size, tools.askToPersist.mock.calls.length]).toEqual([false, 2, 1])
    const other = await opened(shelf)
    expect(view(other).hash).toBe(view(session).hash)
    expect(other.toFile()).toEqual(session.toFile())
  })

  it('two seconds after the last change, and says when', async () => {
    const { shelf, session, keeper } = await keep()
    await session.act(roll)
    await vi.advanceTimersByTimeAsync(1_999)
    await session.act(scaleTo(6))
    await vi.advanceTimersByTimeAsync(1_999)
    expect(shelf.slots.size).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(shelf.slots.size).toBe(2)
    expect(keeper.state.getState().savedAt).toBe(Date.now())
    expect((shelf.slots.get('a/2') as Slot).savedAt).toBe(Date.now())
  })

  it('not as time passes: that follows from the log', async () => {
    const { shelf, session } = await keep()
    await session.seek(60_000)
    await vi.advanceTimersByTimeAsync(10 * SECOND)
    expect(shelf.slots.size).toBe(1)
  })

  it('with the moment at which it was left', async () => {
    const { shelf, session, keeper } = await keep()
    await session.act(roll)
    await keeper.save()
    await session.seek(view(session).headMs + 30_000)
    await keeper.stop()
    const other = await opened(shelf)
    expect(view(other).nowMs).toBe(view(session).nowMs)
    expect(view(other).hash).toBe(view(session).hash)
  })

  it('as it was left, when the page is hidden, and no second time', async () => {
    const { shelf, session, keeper } = await keep()
    await session.seek(30_000)
    await keeper.saveAsLeft()
    await keeper.saveAsLeft()
    expect(shelf.slots.size).toBe(2)
  })

  it('at the end, and the lock is given back', async () => {
    const { shelf, session, keeper, locks } = await keep()
    await session.act(roll)
    expect((locks as MemoryLocks).held).toEqual(['a'])
    await keeper.stop()
    expect((await savedCommands(shelf)).at(-1)?.input).toMatchObject({ taskDefinition: 'web:2' })
    expect((locks as MemoryLocks).held).toEqual([])
    const { size } = shelf.slots
    await session.act(scaleTo(2))
    await vi.advanceTimersByTimeAsync(60 * SECOND)
    expect(shelf.slots.size).toBe(size)
  })

  it('also when it ends as soon as it began', async () => {
    const shelf = new MemoryShelf()
    const locks = new MemoryLocks()
    const session = await openSession()
    const slow: LabLocks = {
      take: async (labId) => {
        await new Promise((resolve) => setTimeout(resolve, SECOND))
        return locks.take(labId)
      },
      wait: (labId, signal) => locks.wait(labId, signal),
    }
    const keeper = new LabKeeper({ lab: session.store, labId: 'a', base: null, tools: toolsOf(shelf, slow) })
    void keeper.start()
    await Promise.all([keeper.stop(), vi.advanceTimersByTimeAsync(10 * SECOND)])
    expect(await savedCommands(shelf)).toEqual(rollingLab.commands)
    expect(locks.held).toEqual([])
  })

  it('with a change that comes while it is being saved, by the next save', async () => {
    const { shelf, session, keeper } = await keep()
    await session.act(roll)
    const letGo = holdWrites(shelf)
    const saving = keeper.save()
    await session.act(scaleTo(6))
    expect(keeper.state.getState().status).toBe('unsaved')
    letGo()
    await saving
    expect(keeper.state.getState().status).toBe('unsaved')
    expect(keeper.isAtRisk).toBe(true)
    await vi.advanceTimersByTimeAsync(2 * SECOND)
    expect(keeper.state.getState().status).toBe('saved')
    expect(await savedCommands(shelf)).toEqual(session.toFile().commands)
  })

  it('by one save at a time, however often it is asked for', async () => {
    const { shelf, session, keeper } = await keep()
    const mostAtOnce = watchWrites(shelf)
    await session.act(roll)
    await Promise.all([keeper.save(), keeper.save(), keeper.save()])
    expect([keeper.labId, mostAtOnce()]).toEqual(['a', 1])
    expect(keeper.state.getState()).toMatchObject({ status: 'saved', trouble: null })
  })

  it('of what is on the screen after another lab was opened nothing is saved under its id', async () => {
    const { shelf, session, keeper } = await keep()
    await session.open({ ...rollingLab, title: 'Another' })
    await session.act(roll)
    expect([keeper.isAtRisk, keeper.state.getState().status]).toEqual([false, 'saved'])
    await vi.advanceTimersByTimeAsync(60 * SECOND)
    await keeper.save()
    await keeper.stop()
    expect([...shelf.slots.keys()]).toEqual(['a/1'])
    expect(JSON.stringify([...shelf.slots])).not.toContain('Another')
  })
})

describe('a lab that was not saved', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it.each([
    { name: 'QuotaExceededError', reason: 'full' },
    { name: 'VersionError', reason: 'newer' },
    { name: 'TimeoutError', reason: 'blocked' },
    { name: 'NotFoundError', reason: 'forbidden' },
    { name: 'InvalidStateError', reason: 'forbidden' },
  ])('says why not ($name), goes on, and tries again', async ({ name, reason }) => {
    for (const call of ['write', 'reading back']) {
      const { shelf, session, keeper } = await keep()
      shelf.failure = () => new DOMException('', name)
      shelf.failAfter = call === 'write' ? 0 : 1
      await session.act(roll)
      await vi.advanceTimersByTimeAsync(10 * SECOND)
      expect(keeper.state.getState()).toMatchObject({ status: 'failed', trouble: { kind: 'storage', reason } })
      expect(keeper.isAtRisk).toBe(true)
      expect(await session.act(scaleTo(2))).toHaveProperty('output')
      await vi.advanceTimersByTimeAsync(10 * SECOND)
      expect(keeper.state.getState(), call).toMatchObject({ status: 'saved', trouble: null })
      expect(keeper.labId).toBe('a')
      expect(await savedCommands(shelf)).toEqual(session.toFile().commands)
    }
  })

  it('is tried again by itself after 30 s', async () => {
    const { shelf, session, keeper } = await keep()
    shelf.failAfter = 0
    await session.act(roll)
    await vi.advanceTimersByTimeAsync(2 * SECOND)
    expect(keeper.state.getState()).toMatchObject({ status: 'failed', trouble: { reason: 'full' } })
    await vi.advanceTimersByTimeAsync(29_999)
    expect(keeper.state.getState()).toMatchObject({ status: 'failed' })
    await vi.advanceTimersByTimeAsync(1)
    expect(keeper.state.getState()).toMatchObject({ status: 'saved', trouble: null })
    expect(await savedCommands(shelf)).toEqual(session.toFile().commands)
  })

  it('is not called saved when the browser forgot it', async () => {
    const { shelf, session, keeper } = await keep()
    const { savedAt } = keeper.state.getState()
    shelf.isForgetful = true
    await session.act(roll)
    await vi.advanceTimersByTimeAsync(10 * SECOND)
    expect(keeper.state.getState()).toMatchObject({
      status: 'failed',
      savedAt,
      trouble: { kind: 'storage', reason: 'forgotten' },
    })
  })

  it('is not written when it could not be read again, which is said with the place', async () => {
    const { shelf, session, keeper } = await keep()
    session.store.setState(({ lab }) => ({ lab: { ...lab, title: 'half \ud83d' } }))
    await vi.advanceTimersByTimeAsync(60 * SECOND)
    expect(keeper.state.getState()).toMatchObject({
      status: 'failed',
      trouble: { kind: 'unreadable', message: expect.stringContaining('half a surrogate pair') as string },
    })
    expect([...shelf.slots.keys()]).toEqual(['a/1'])
    expect(keeper.isAtRisk).toBe(true)
    await session.retitle('whole')
    await vi.advanceTimersByTimeAsync(2 * SECOND)
    expect(keeper.state.getState()).toMatchObject({ status: 'saved', trouble: null })
  })

  it('is at risk while a save that may fail is under way, and a wait for it ends when that is known', async () => {
    const { shelf, session, keeper } = await keep()
    await session.act(roll)
    const letGo = holdWrites(shelf)
    void keeper.save()
    expect(keeper.isAtRisk).toBe(true)
    let known: KeepingState['status'] | null = null
    const asLeft = keeper.saveAsLeft().then(() => {
      known = keeper.state.getState().status
    })
    await vi.advanceTimersByTimeAsync(SECOND)
    expect(known).toBeNull()
    letGo()
    await asLeft
    expect(known).toBe('saved')
  })

  it('is saved also while the browser waits for an answer whether it may keep it', async () => {
    const shelf = new MemoryShelf()
    const session = await openSession()
    const tools = { ...toolsOf(shelf, new MemoryLocks()), askToPersist: () => new Promise<never>(() => undefined) }
    const keeper = new LabKeeper({ lab: session.store, labId: 'a', base: null, tools })
    void keeper.start()
    await vi.advanceTimersByTimeAsync(0)
    await session.act(roll)
    await vi.advanceTimersByTimeAsync(10 * SECOND)
    expect(keeper.state.getState()).toMatchObject({ status: 'saved', isPersisted: null })
    expect(await savedCommands(shelf)).toEqual(session.toFile().commands)
  })

  it('and neither does a browser that does not promise to keep it end the saving', async () => {
    const shelf = new MemoryShelf()
    const session = await openSession()
    const tools = { ...toolsOf(shelf, new MemoryLocks()), askToPersist: () => Promise.reject(new DOMException('')) }
    const keeper = new LabKeeper({ lab: session.store, labId: 'a', base: null, tools })
    await keeper.start()
    expect(keeper.state.getState()).toMatchObject({ status: 'saved', isPersisted: false })
  })
})

/** Writes get through when what is returned was called. */
function holdWrites(shelf: MemoryShelf): () => void {
  const { write } = shelf
  let letGo = (): void => undefined
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  shelf.write = async (labId, decide) => {
    await held
    return write.call(shelf, labId, decide)
  }
  return letGo
}
