import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { roll, rollingLab, scaleTo } from '../../worker/rollingLab.fixture.ts'
import { FakeFrames, FakeWorkers } from '../inProcess.fixture.ts'
import { createLabSession, type LabSession } from '../labSession.ts'
import { toolsOf } from '../page.fixture.ts'
import { LabKeeper } from './labKeeper.ts'
import type { LabLocks } from './labLocks.ts'
import { loadLab } from './loadLab.ts'
import { MemoryLocks, noLocks } from './memoryLocks.fixture.ts'
import { MemoryShelf } from './memoryShelf.fixture.ts'
import { textOf } from './savedLab.fixture.ts'
import { listSavedLabs } from './savedLabs.ts'
import { saveVersion } from './versions.ts'

interface Tab {
  readonly session: LabSession
  readonly keeper: LabKeeper
}

/** A browser that has the rolling lab saved as `a`. */
async function browser(locks: LabLocks = new MemoryLocks()) {
  const shelf = new MemoryShelf()
  const text = textOf(rollingLab.title)
  const base = await saveVersion(shelf, { labId: 'a', title: rollingLab.title, savedAt: 1, text, base: null })
  /** A tab that has opened that version. */
  const open = async (): Promise<Tab> => {
    const session = createLabSession({ makeClient: new FakeWorkers().make, frames: new FakeFrames() })
    await session.open(rollingLab)
    const keeper = new LabKeeper({ lab: session.store, labId: 'a', base, tools: toolsOf(shelf, locks) })
    await keeper.start()
    return { session, keeper }
  }
  return { shelf, locks: locks as MemoryLocks, open }
}

function stateOf({ keeper }: Tab) {
  return keeper.state.getState()
}

async function commandsOf(shelf: MemoryShelf, labId: string) {
  const loading = await loadLab(shelf, labId)
  if ('error' in loading) throw new Error(loading.error.message)
  return loading.lab.state.lab.branches[0]?.log
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const later = (ms = 10_000) => vi.advanceTimersByTimeAsync(ms)

describe('a lab that is open in another tab', () => {
  it('is saved by one tab only: the other says so and saves nothing', async () => {
    const { shelf, open } = await browser()
    await open()
    const tab = await open()
    expect(stateOf(tab)).toMatchObject({ status: 'elsewhere', trouble: { kind: 'elsewhere' } })
    await tab.session.act(roll)
    await tab.keeper.save()
    await later()
    expect(stateOf(tab).status).toBe('elsewhere')
    expect(tab.keeper.isAtRisk).toBe(true)
    expect([...shelf.slots.keys()]).toEqual(['a/1'])
  })

  it('is saved here when that tab is gone, and says so', async () => {
    const { shelf, open } = await browser()
    const first = await open()
    const tab = await open()
    await first.keeper.stop()
    await later(0)
    expect(stateOf(tab)).toMatchObject({ status: 'saved', trouble: { kind: 'takenOver' } })
    await tab.session.act(roll)
    await later()
    // What was not read yet is still to be read.
    expect(stateOf(tab)).toMatchObject({ status: 'saved', trouble: { kind: 'takenOver' } })
    tab.keeper.dismiss()
    expect(stateOf(tab).trouble).toBeNull()
    expect(tab.keeper.labId).toBe('a')
    expect(await commandsOf(shelf, 'a')).toEqual(tab.session.toFile().commands)
  })

  it('with what was done here meanwhile, when the other tab has saved nothing', async () => {
    const { shelf, open } = await browser()
    const first = await open()
    const tab = await open()
    await tab.session.act(roll)
    await first.keeper.stop()
    await later(0)
    expect(stateOf(tab)).toMatchObject({ status: 'saved', trouble: { kind: 'takenOver' } })
    expect(tab.keeper.labId).toBe('a')
    expect(await commandsOf(shelf, 'a')).toEqual(tab.session.toFile().commands)
  })

  it('is said to be behind when that tab went further', async () => {
    const { shelf, open } = await browser()
    const first = await open()
    const tab = await open()
    await first.session.act(roll)
    await first.keeper.stop()
    await later()
    expect(stateOf(tab)).toMatchObject({ trouble: { kind: 'behind' } })
    expect(tab.keeper.isAtRisk).toBe(false)
    expect(await commandsOf(shelf, 'a')).toEqual(first.session.toFile().commands)
    await tab.session.act(scaleTo(6))
    await later()
    expect(stateOf(tab)).toMatchObject({ status: 'saved', trouble: { kind: 'copied' } })
    expect(await commandsOf(shelf, 'a')).toEqual(first.session.toFile().commands)
    expect(await commandsOf(shelf, tab.keeper.labId)).toEqual(tab.session.toFile().commands)
  })

  it('and behind makes no lab of its own of one in which only time was moved', async () => {
    const { shelf, open } = await browser()
    const first = await open()
    const tab = await open()
    await first.session.act(roll)
    await first.keeper.stop()
    await later()
    await tab.session.seek(60_000)
    await tab.keeper.stop()
    expect(await listSavedLabs(shelf)).toHaveLength(1)
  })
})

describe('a lab that was open in another tab', () => {
  it('goes on as a lab of its own when both went further, and both are kept', async () => {
    const { shelf, locks, open } = await browser()
    const first = await open()
    const tab = await open()
    await first.session.act(roll)
    await tab.session.act(scaleTo(6))
    await first.keeper.stop()
    await later(0)
    expect(stateOf(tab)).toMatchObject({ status: 'saved', trouble: { kind: 'copied' } })
    const { labId } = tab.keeper
    expect(labId).not.toBe('a')
    expect(locks.held).toEqual([labId])
    expect(await commandsOf(shelf, 'a')).toEqual(first.session.toFile().commands)
    expect(await commandsOf(shelf, labId)).toEqual(tab.session.toFile().commands)
    await tab.session.act(scaleTo(7))
    await later()
    expect(await listSavedLabs(shelf)).toHaveLength(2)
    expect(await commandsOf(shelf, labId)).toEqual(tab.session.toFile().commands)
  })

  it('is waited for no longer when this tab leaves it', async () => {
    const { shelf, locks, open } = await browser()
    const first = await open()
    const tab = await open()
    await tab.keeper.stop()
    await first.keeper.stop()
    await later()
    expect(locks.held).toEqual([])
    expect([...shelf.slots.keys()]).toEqual(['a/1'])
  })

  it('is given free at once when its turn comes as this tab leaves it', async () => {
    const release = vi.fn()
    const waits: { give: () => void; signal: AbortSignal }[] = []
    const locks: LabLocks = {
      take: () => Promise.resolve(null),
      wait: (_labId, signal) => new Promise((resolve) => waits.push({ give: () => resolve({ release }), signal })),
    }
    const { shelf, open } = await browser(locks)
    const tab = await open()
    await tab.session.act(roll)
    await tab.keeper.stop()
    expect(waits.map(({ signal }) => signal.aborted)).toEqual([true])
    waits[0]?.give()
    await later()
    expect(release).toHaveBeenCalledTimes(1)
    expect([...shelf.slots.keys()]).toEqual(['a/1'])
  })

  it('is taken over even when what is saved cannot be looked at', async () => {
    const { shelf, open } = await browser()
    const first = await open()
    const tab = await open()
    shelf.failAfter = 0
    await first.keeper.stop()
    await later(0)
    expect(stateOf(tab)).toMatchObject({ status: 'saved', trouble: { kind: 'takenOver' } })
  })
})

describe('where locks are not to be had, two tabs with one lab', () => {
  it('keep both: none writes over the other', async () => {
    const { shelf, open } = await browser(noLocks)
    const [one, other] = [await open(), await open()]
    expect([stateOf(one).status, stateOf(other).status]).toEqual(['saved', 'saved'])
    await one.session.act(roll)
    await other.session.act(scaleTo(6))
    await later()
    await one.session.act(scaleTo(3))
    await other.session.act(scaleTo(4))
    await later()
    expect(one.keeper.labId).not.toBe(other.keeper.labId)
    expect([stateOf(one), stateOf(other)].map(({ status }) => status)).toEqual(['saved', 'saved'])
    expect([stateOf(one), stateOf(other)].filter(({ trouble }) => trouble?.kind === 'copied')).toHaveLength(1)
    for (const { session, keeper } of [one, other]) {
      expect(await commandsOf(shelf, keeper.labId)).toEqual(session.toFile().commands)
    }
    expect(await listSavedLabs(shelf)).toHaveLength(2)
  })

  it('keep both when they end at once', async () => {
    const { shelf, open } = await browser(noLocks)
    const tabs = [await open(), await open()]
    for (const [index, { session }] of tabs.entries()) await session.act(scaleTo(index + 5))
    await Promise.all(tabs.map(({ keeper }) => keeper.stop()))
    for (const { session, keeper } of tabs) {
      expect(await commandsOf(shelf, keeper.labId)).toEqual(session.toFile().commands)
    }
    expect(new Set(tabs.map(({ keeper }) => keeper.labId)).size).toBe(2)
  })

  it('keep a lab whose record somebody has removed or spoiled, as one of its own', async () => {
    for (const spoil of [
      (shelf: MemoryShelf) => shelf.remove('a'),
      (shelf: MemoryShelf) => Promise.resolve(shelf.pointers.set('a', 'spoiled')),
    ]) {
      const { shelf, open } = await browser(noLocks)
      const tab = await open()
      await tab.session.act(roll)
      await spoil(shelf)
      await later()
      expect(stateOf(tab)).toMatchObject({ status: 'saved', trouble: { kind: 'copied' } })
      expect(await commandsOf(shelf, tab.keeper.labId)).toEqual(tab.session.toFile().commands)
    }
  })
})

describe('a conflict that is found out as the page is left', () => {
  it('ends in a lab of its own, whose lock is given back', async () => {
    const { shelf, locks, open } = await browser()
    const tab = await open()
    await tab.session.act(roll)
    const text = textOf('by somebody')
    await saveVersion(shelf, { labId: 'a', title: 'by somebody', savedAt: 2, text, base: 'a/1' })
    await tab.keeper.stop()
    expect(await commandsOf(shelf, tab.keeper.labId)).toEqual(tab.session.toFile().commands)
    expect(tab.keeper.labId).not.toBe('a')
    expect(locks.held).toEqual([])
  })

  it('also while a save is under way', async () => {
    const { shelf, locks, open } = await browser()
    const tab = await open()
    await tab.session.act(roll)
    const text = textOf('by somebody')
    await saveVersion(shelf, { labId: 'a', title: 'by somebody', savedAt: 2, text, base: 'a/1' })
    void tab.keeper.save()
    await tab.keeper.stop()
    await later()
    expect(await commandsOf(shelf, tab.keeper.labId)).toEqual(tab.session.toFile().commands)
    expect(locks.held).toEqual([])
  })
})
