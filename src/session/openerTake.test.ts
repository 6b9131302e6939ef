import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { describeService, roll, rollingLab, scaleTo } from '../worker/rollingLab.fixture.ts'
import type { Wanted } from './aside.ts'
import { openPage, view, type Page } from './page.fixture.ts'
import { RESTARTS_MAX } from './playbackMachine.ts'
import { loadLab } from './saving/loadLab.ts'
import { listSavedLabs } from './saving/savedLabs.ts'
import type { Slot } from './saving/shelf.ts'

const other: Wanted = { kind: 'file', file: { ...rollingLab, title: 'Another', seed: 3 }, atMs: null }
const later = (ms = 10_000) => vi.advanceTimersByTimeAsync(ms)

async function acted(): Promise<Page> {
  const page = await openPage()
  await page.session.seek(60_000)
  await page.session.act(roll)
  await later()
  return page
}

/** The browser has no room from now on. */
function refuseWrites({ shelf }: Page): () => void {
  const { write } = shelf
  shelf.write = () => Promise.reject(new DOMException('', 'QuotaExceededError'))
  return () => (shelf.write = write)
}

/** Another lab stands ready, and the one on the screen could not be saved. */
async function atRisk() {
  const page = await acted()
  const allowWrites = refuseWrites(page)
  await page.session.act(scaleTo(6))
  const opening = page.opener.open(other, 'firstAct')
  await later(0)
  expect(page.opener.state.getState()).toEqual({ kind: 'atRisk', title: 'Another' })
  return { ...page, opening, allowWrites }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a lab that could not be saved', () => {
  it('goes only when somebody says so', async () => {
    const { opener, opening, session, workers } = await atRisk()
    await later(60_000)
    expect(session.store.getState().lab.title).toBe(rollingLab.title)
    opener.answer(true)
    expect(await opening).toMatchObject({ kind: 'opened' })
    expect(session.store.getState().lab.title).toBe('Another')
    expect(opener.state.getState()).toEqual({ kind: 'idle' })
    expect(workers.running).toBe(1)
  })

  it('stays when somebody says so, and the other’s worker ends', async () => {
    const { opener, opening, session, keeping, workers, shelf, allowWrites } = await atRisk()
    opener.answer(false)
    expect(await opening).toEqual({ kind: 'cancelled' })
    expect(session.store.getState().lab.title).toBe(rollingLab.title)
    expect(opener.state.getState()).toEqual({ kind: 'idle' })
    expect([workers.running, keeping.isAtRisk]).toEqual([1, true])
    allowWrites()
    await keeping.save()
    const loading = await loadLab(shelf, keeping.labId ?? '')
    expect('lab' in loading && loading.lab.state.lab.branches[0]?.log).toEqual(session.toFile().commands)
  })

  it('stays when the opening is stopped', async () => {
    const { opener, opening, session, workers } = await atRisk()
    opener.cancel()
    expect(await opening).toEqual({ kind: 'cancelled' })
    expect([session.store.getState().lab.title, workers.running]).toEqual([rollingLab.title, 1])
    // An answer that comes too late answers nothing.
    opener.answer(true)
    await later()
    expect(session.store.getState().lab.title).toBe(rollingLab.title)
  })

  it('is asked about again when something else is opened', async () => {
    const { opener, opening, session, workers } = await atRisk()
    const third = opener.open({ kind: 'file', file: { ...rollingLab, title: 'Third' }, atMs: null }, 'firstAct')
    expect(await opening).toEqual({ kind: 'cancelled' })
    await later(0)
    expect(opener.state.getState()).toEqual({ kind: 'atRisk', title: 'Third' })
    opener.answer(true)
    expect(await third).toMatchObject({ kind: 'opened' })
    expect([session.store.getState().lab.title, workers.running]).toEqual(['Third', 1])
  })

  it('is not asked about when nobody has acted in it, or it is saved in time', async () => {
    const page = await openPage()
    refuseWrites(page)
    expect(await page.opener.open(other, 'firstAct')).toMatchObject({ kind: 'opened' })
    const saved = await acted()
    await saved.session.act(scaleTo(6))
    expect(saved.keeping.isAtRisk).toBe(true)
    expect(await saved.opener.open(other, 'firstAct')).toMatchObject({ kind: 'opened' })
  })

  it('is asked about also when the save that fails was under way already', async () => {
    const page = await acted()
    await page.session.act(scaleTo(6))
    let refuse = (): void => undefined
    page.shelf.write = () =>
      new Promise((_resolve, reject) => {
        refuse = () => reject(new DOMException('', 'QuotaExceededError'))
      })
    await later(2_000)
    expect(page.keeping.state.getState().status).toBe('saving')
    void page.opener.open(other, 'firstAct')
    await later(0)
    refuse()
    await later(0)
    expect(page.opener.state.getState()).toEqual({ kind: 'atRisk', title: 'Another' })
    expect(page.session.store.getState().lab.title).toBe(rollingLab.title)
  })
})

describe('a lab that took the page', () => {
  it('is not given what was asked of the one before', async () => {
    const { session, workers, opener } = await acted()
    workers.hang()
    const asked = [session.act(scaleTo(9)), session.query(describeService), session.undo(), session.retitle('Old')]
    const compared = session.branches.compare([scaleTo(8)], 'eight')
    const tried = session.tryOut({ acts: [scaleTo(8)], aheadMs: 60_000 }, 'main')
    expect(await opener.open(other, 'firstAct')).toMatchObject({ kind: 'opened' })
    expect(await Promise.all(asked)).toMatchObject([
      { error: { name: 'ModelStopped' } },
      { error: { name: 'ModelStopped' } },
      undefined,
      undefined,
    ])
    expect([await compared, await tried]).toMatchObject([{ error: { name: 'ModelStopped' } }, null])
    await later()
    const { lab } = session.store.getState()
    expect(lab).toMatchObject({ title: 'Another', shownBranchIds: ['main'] })
    expect(lab.branches).toMatchObject([{ log: rollingLab.commands }])
    expect(session.toFile().commands).toEqual(rollingLab.commands)
  })

  it('nor what was to be asked again of the one before when that is rebuilt', async () => {
    const { session, workers, opener } = await acted()
    workers.trap('act')
    workers.unreachable = 1
    const asked = session.act(scaleTo(9))
    await later(0)
    expect(session.store.getState().notice).toMatchObject({ kind: 'unreachable' })
    expect(await opener.open(other, 'firstAct')).toMatchObject({ kind: 'opened' })
    await later(60_000)
    expect(await asked).toMatchObject({ error: { name: 'ModelStopped' } })
    expect(session.toFile().commands).toEqual(rollingLab.commands)
  })

  it('nor goes to where the one before was being dragged', async () => {
    const { session, workers, opener } = await acted()
    workers.hang()
    void session.seek(100_000)
    await later(0)
    void session.seek(200_000)
    await opener.open(other, 'firstAct')
    await later()
    expect(view(session).nowMs).toBe(0)
    expect(session.playback.getSnapshot().value).toBe('paused')
  })

  it('has the crashes of the one before forgotten', async () => {
    const { session, workers, opener } = await acted()
    for (let crash = 0; crash < RESTARTS_MAX; crash += 1) {
      workers.noticeSilence()
      await later(0)
    }
    await opener.open(other, 'firstAct')
    workers.noticeSilence()
    await later(0)
    expect(session.store.getState()).toMatchObject({ status: 'ready', notice: { kind: 'recovered' } })
    expect(session.store.getState().lab.title).toBe('Another')
  })

  it('takes it also from one that stopped for good, and from one that is being rebuilt', async () => {
    for (const kind of ['failed', 'unreachable'] as const) {
      const { session, workers, opener } = await acted()
      if (kind === 'failed') workers.trap('restore', 99)
      else workers.unreachable = 2
      workers.noticeSilence()
      await later(0)
      expect(session.store.getState()).toMatchObject({ notice: { kind } })
      workers.unreachable = 0
      expect(await opener.open(other, 'firstAct')).toMatchObject({ kind: 'opened' })
      await later(120_000)
      expect(session.store.getState()).toMatchObject({ status: 'ready', notice: null, lab: { title: 'Another' } })
      expect(session.playback.getSnapshot().value).toBe('paused')
      expect(workers.running).toBe(1)
      expect(await session.act(scaleTo(2))).toHaveProperty('output')
    }
  })

  it('lives also when its worker broke while the question stood', async () => {
    const { opener, opening, session, workers } = await atRisk()
    workers.noticeSilence()
    opener.answer(true)
    const outcome = await opening
    await later()
    if (outcome.kind === 'opened') {
      expect(session.store.getState()).toMatchObject({ status: 'ready', lab: { title: 'Another' } })
    } else {
      expect(session.store.getState()).toMatchObject({ status: 'ready', lab: { title: rollingLab.title } })
    }
    expect(await session.act(scaleTo(2))).toHaveProperty('output')
  })
})

describe('a saved lab that is opened beside something damaged', () => {
  it('goes on as a lab of its own, and the damaged one stays as it is', async () => {
    const { keeping, session, shelf, locks } = await acted()
    await session.act(scaleTo(6))
    await later()
    const labId = keeping.labId ?? ''
    keeping.end()
    await later()
    const newest = (shelf.pointers.get(labId) as { slotIds: string[] }).slotIds[0] ?? ''
    shelf.slots.set(newest, { ...(shelf.slots.get(newest) as Slot), checksum: '' })
    const before = structuredClone([[...shelf.slots], [...shelf.pointers]])
    const page = await openPage({ shelf, locks })
    const outcome = await page.opener.openSaved(labId, 'A lab')
    expect(outcome).toMatchObject({ kind: 'opened', saved: { isWhole: false, damaged: [{ slotId: newest }] } })
    await later()
    expect(page.keeping.labId).not.toBe(labId)
    expect(page.session.toFile().commands).toEqual(session.toFile().commands.slice(0, -1))
    const [slots = [], pointers = []] = before
    expect([...shelf.slots].slice(0, slots.length)).toEqual(slots)
    expect([...shelf.pointers].slice(0, pointers.length)).toEqual(pointers)
    expect(await listSavedLabs(shelf)).toHaveLength(2)
  })
})
