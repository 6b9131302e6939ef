import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { roll, rollingLab, scaleTo } from '../../worker/rollingLab.fixture.ts'
import { openPage, type Page } from '../page.fixture.ts'
import { NOTHING_KEPT } from './labKeeper.ts'
import { loadLab } from './loadLab.ts'
import type { MemoryShelf } from './memoryShelf.fixture.ts'
import { textOf } from './savedLab.fixture.ts'
import { listSavedLabs, SAVED_LABS_MAX } from './savedLabs.ts'
import { saveVersion } from './versions.ts'

const later = (ms = 10_000) => vi.advanceTimersByTimeAsync(ms)
const example = { ...rollingLab, title: 'An example' }

async function commandsOf(shelf: MemoryShelf, labId: string | null) {
  const loading = await loadLab(shelf, labId ?? '')
  if ('error' in loading) throw new Error(loading.error.message)
  return loading.lab.state.lab.branches[0]?.log
}

function stateOf({ keeping }: Page) {
  return keeping.state.getState()
}

/** A page whose lab was acted in and saved. */
async function worked(): Promise<Page & { readonly labId: string }> {
  const page = await openPage()
  await page.session.act(roll)
  await later()
  const { labId } = page.keeping
  if (labId === null) throw new Error('it is not kept')
  return { ...page, labId }
}

/** A browser that keeps as many labs as it may. */
function fill(shelf: MemoryShelf): void {
  for (let index = 0; index < SAVED_LABS_MAX; index += 1) {
    const labId = `lab-${String(index)}`
    shelf.pointers.set(labId, { labId, title: labId, savedAt: index, slotIds: [`${labId}/1`] })
  }
}

/** The labs are counted only after a second. */
function slowList(shelf: MemoryShelf): void {
  const { list } = shelf
  shelf.list = async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    return list.call(shelf)
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a lab is kept', () => {
  it('from the first act in it on: looking around leaves nothing behind', async () => {
    const page = await openPage()
    await page.session.seek(60_000)
    await later()
    await page.keeping.save()
    await page.keeping.secure()
    expect([page.keeping.labId, page.keeping.isAtRisk, page.shelf.slots.size]).toEqual([null, false, 0])
    expect(stateOf(page)).toEqual(NOTHING_KEPT)
    await page.session.act(scaleTo(2))
    expect(page.keeping.labId).toMatch(/^[0-9a-f]{16}$/)
    await later()
    expect(stateOf(page)).toMatchObject({ status: 'saved', trouble: null })
    expect(await commandsOf(page.shelf, page.keeping.labId)).toEqual(page.session.toFile().commands)
  })

  it('as one lab when a saved one with acts of its own is gone on with', async () => {
    const { shelf, locks, keeping, labId } = await worked()
    keeping.end()
    await later()
    const page = await openPage({ shelf, locks })
    await page.opener.openSaved(labId, '')
    await later()
    expect(page.keeping.labId).toBe(labId)
    expect(stateOf(page)).toMatchObject({ status: 'saved', trouble: null })
    await page.session.act(scaleTo(6))
    await later()
    expect(await listSavedLabs(shelf)).toMatchObject([{ labId }])
    expect(await commandsOf(shelf, labId)).toEqual(page.session.toFile().commands)
    expect(locks.held).toEqual([labId])
  })

  it('as it is opened, when that is asked for', async () => {
    const { opener, keeping, shelf } = await openPage()
    await opener.open({ kind: 'file', file: example, atMs: null }, 'opening')
    await later()
    expect(await listSavedLabs(shelf)).toMatchObject([{ labId: keeping.labId, title: 'An example' }])
  })

  it('as it was left when the page is left, and its lock is given back', async () => {
    const page = await worked()
    await page.session.act(scaleTo(6))
    page.keeping.end()
    await later()
    expect(await commandsOf(page.shelf, page.labId)).toEqual(page.session.toFile().commands)
    expect(page.locks.held).toEqual([])
    await page.session.act(scaleTo(7))
    await later()
    expect(await listSavedLabs(page.shelf)).toHaveLength(1)
  })

  it('also when the page is left in the moment of the first act, and no lock stays', async () => {
    const { session, keeping, shelf, locks } = await openPage()
    slowList(shelf)
    await session.act(roll)
    keeping.end()
    await later()
    expect([...shelf.pointers.values()]).toMatchObject([{ title: rollingLab.title }])
    expect(locks.held).toEqual([])
  })
})

describe('a lab that takes the place of a kept one', () => {
  it('has nothing saved under that one’s id, and an id of its own from its first act', async () => {
    const page = await worked()
    const { opener, session, keeping, shelf, labId } = page
    await opener.open({ kind: 'file', file: example, atMs: null }, 'firstAct')
    const before = structuredClone([...shelf.slots])
    await later(60_000)
    expect([keeping.labId, keeping.isAtRisk]).toEqual([null, false])
    expect(stateOf(page)).toEqual(NOTHING_KEPT)
    expect([...shelf.slots]).toEqual(before)
    await session.act(scaleTo(2))
    await later(60_000)
    expect(keeping.labId).not.toBe(labId)
    expect(await listSavedLabs(shelf)).toHaveLength(2)
    expect([...shelf.slots].filter(([id]) => id.startsWith(labId))).toEqual(before)
    expect(JSON.stringify(before)).not.toContain('An example')
  })

  it('has nothing of that one’s state on the page', async () => {
    const page = await worked()
    await page.session.act(scaleTo(3))
    page.shelf.failAfter = 0
    await later(2_000)
    expect(stateOf(page).status).toBe('failed')
    page.keeping.swap(() => undefined, 'firstAct')
    await later(60_000)
    expect(stateOf(page)).toEqual(NOTHING_KEPT)
  })

  it('waits until that one is saved, also when its saving has only just begun', async () => {
    const { session, opener, shelf, locks } = await openPage()
    slowList(shelf)
    await session.act(roll)
    const { commands } = session.toFile()
    const opening = opener.open({ kind: 'file', file: example, atMs: null }, 'firstAct')
    await later()
    expect(opener.state.getState()).toEqual({ kind: 'idle' })
    expect(await opening).toMatchObject({ kind: 'opened' })
    const [saved] = await Promise.all([listSavedLabs(shelf), later()])
    expect(saved).toHaveLength(1)
    expect(await commandsOf(shelf, saved[0]?.labId ?? null)).toEqual(commands)
    expect(locks.held).toEqual([])
  })

  it('leaves that one free for other tabs', async () => {
    const { opener, shelf, locks, labId } = await worked()
    await opener.open({ kind: 'file', file: example, atMs: null }, 'firstAct')
    await later()
    expect(locks.held).toEqual([])
    const page = await openPage({ shelf, locks })
    await page.opener.openSaved(labId, '')
    await later()
    expect(stateOf(page)).toMatchObject({ status: 'saved', trouble: null })
  })

  it('when it is the same one, opened anew, is saved here, and no other tab is spoken of', async () => {
    const page = await worked()
    const { opener, session, shelf, labId } = page
    const text = textOf('what another tab had saved')
    const base = (shelf.pointers.get(labId) as { slotIds: string[] }).slotIds[0] ?? null
    await saveVersion(shelf, { labId, title: 'what another tab had saved', savedAt: 1, text, base })
    const told: unknown[] = []
    page.keeping.state.subscribe(({ trouble }) => told.push(trouble))
    await opener.openSaved(labId, '')
    await later()
    expect(session.store.getState().lab.title).toBe('what another tab had saved')
    expect(told.filter((trouble) => trouble !== null)).toEqual([])
    expect(page.keeping.labId).toBe(labId)
    await session.act(scaleTo(3))
    await later()
    expect(stateOf(page)).toMatchObject({ status: 'saved', trouble: null })
    expect(await commandsOf(shelf, labId)).toEqual(session.toFile().commands)
  })
})

describe('one lab more than a browser keeps', () => {
  it('is not saved, which is said, until another was removed', async () => {
    const page = await openPage()
    fill(page.shelf)
    await page.session.act(roll)
    await later()
    expect(stateOf(page)).toMatchObject({ status: 'failed', trouble: { kind: 'tooMany' } })
    expect([page.keeping.isAtRisk, page.shelf.slots.size]).toEqual([true, 0])
    await page.session.act(scaleTo(6))
    await later(60_000)
    await page.keeping.save()
    expect(stateOf(page)).toMatchObject({ status: 'failed', trouble: { kind: 'tooMany' } })
    expect(page.shelf.slots.size).toBe(0)
    await page.shelf.remove('lab-7')
    await page.keeping.save()
    expect(stateOf(page)).toMatchObject({ status: 'saved', trouble: null })
    expect(page.keeping.isAtRisk).toBe(false)
    await page.session.act(scaleTo(5))
    await later()
    expect(await commandsOf(page.shelf, page.keeping.labId)).toEqual(page.session.toFile().commands)
  })

  it('is saved once when it is asked for twice', async () => {
    const page = await openPage()
    fill(page.shelf)
    await page.session.act(roll)
    await later()
    await page.shelf.remove('lab-7')
    await Promise.all([page.keeping.save(), page.keeping.save()])
    await later()
    expect(stateOf(page)).toMatchObject({ status: 'saved', trouble: null })
    await page.session.act(scaleTo(5))
    await later()
    expect(await commandsOf(page.shelf, page.keeping.labId)).toEqual(page.session.toFile().commands)
  })

  it('does not end the saving of one that is there already', async () => {
    const { shelf, locks, keeping, labId } = await worked()
    keeping.end()
    await later()
    fill(shelf)
    const page = await openPage({ shelf, locks })
    await page.opener.openSaved(labId, '')
    await page.session.act(scaleTo(5))
    await later()
    expect(stateOf(page)).toMatchObject({ status: 'saved', trouble: null })
  })

  it('is not thought to be there when the labs cannot be counted', async () => {
    const page = await openPage()
    page.shelf.failAfter = 0
    await page.session.act(roll)
    await later()
    expect(stateOf(page)).toMatchObject({ status: 'saved', trouble: null })
  })

  it('as one fewer is saved', async () => {
    const page = await openPage()
    fill(page.shelf)
    await page.shelf.remove('lab-0')
    await page.session.act(roll)
    await later()
    expect(await listSavedLabs(page.shelf)).toHaveLength(SAVED_LABS_MAX)
    expect(stateOf(page)).toMatchObject({ status: 'saved' })
  })
})
