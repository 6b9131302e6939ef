import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { describeService, roll, rollingLab, scaleTo } from '../worker/rollingLab.fixture.ts'
import type { Wanted } from './aside.ts'
import { openPage, view, type Page } from './page.fixture.ts'
import { RESTARTS_MAX } from './playbackMachine.ts'
import { loadLab } from './saving/loadLab.ts'
import { listSavedLabs } from './saving/savedLabs.ts'

const other: Wanted = { kind: 'file', file: { ...rollingLab, title: 'Another', seed: 3 }, atMs: null }
const later = (ms = 10_000) => vi.advanceTimersByTimeAsync(ms)

/** A page whose lab was acted in and saved. */
async function worked(): Promise<Page> {
  const page = await openPage()
  await page.session.seek(60_000)
  await page.session.act(roll)
  await later()
  expect(page.keeping.state.getState()).toMatchObject({ status: 'saved' })
  return page
}

/** All that another lab would change. */
function onScreen({ session, keeping, opener }: Page) {
  const { lab, status, notice, opening, progress } = session.store.getState()
  const { hash, nowMs } = view(session)
  const { labId } = keeping
  return { lab, status, notice, opening, progress, hash, nowMs, labId, state: opener.state.getState() }
}

/** That the lab on the screen lives, and is saved. */
async function expectGoesOn(page: Page): Promise<void> {
  const { session, keeping, shelf } = page
  expect(await session.act(scaleTo(7))).toMatchObject({ output: { service: { desiredCount: 7 } } })
  await later()
  expect(keeping.state.getState()).toMatchObject({ status: 'saved', trouble: null })
  const loading = await loadLab(shelf, keeping.labId ?? '')
  expect('lab' in loading && loading.lab.state.lab.branches[0]?.log).toEqual(session.toFile().commands)
  expect(await listSavedLabs(shelf)).toHaveLength(1)
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a lab is opened in a worker of its own', () => {
  it('and takes the page when it stands, paused, whole', async () => {
    const page = await worked()
    page.session.play()
    expect(await page.opener.open({ ...other, atMs: 90_000 }, 'firstAct')).toEqual({ kind: 'opened', saved: null })
    expect(page.session.store.getState()).toMatchObject({ status: 'ready', lab: { title: 'Another', seed: 3 } })
    expect(view(page.session).nowMs).toBe(90_000)
    expect(page.session.playback.getSnapshot().value).toBe('paused')
    expect(page.opener.state.getState()).toEqual({ kind: 'idle' })
    expect([page.workers.started, page.workers.running]).toEqual([2, 1])
    await page.session.seek(120_000)
    const alone = await openPage()
    await alone.session.open({ ...rollingLab, title: 'Another', seed: 3 })
    await alone.session.seek(120_000)
    expect(view(page.session).hash).toBe(view(alone.session).hash)
  })

  it('with what the world refused of it', async () => {
    const page = await openPage()
    const file = { ...rollingLab, commands: [{ atMs: 0, ...roll }, ...rollingLab.commands] }
    await page.opener.open({ kind: 'file', file, atMs: null }, 'opening')
    expect(page.session.store.getState().refusals).toMatchObject([{ name: 'ClusterNotFoundException' }])
  })

  it('and leaves no branch or view of the lab before', async () => {
    const page = await worked()
    await page.session.branches.compare([scaleTo(2)], 'two')
    await page.opener.open(other, 'firstAct')
    expect(Object.keys(page.session.store.getState().views)).toEqual(['main'])
    expect(page.session.store.getState().lab.branches).toHaveLength(1)
  })

  it('telling how far it is', async () => {
    const page = await worked()
    const letGo = page.workers.hold('open')
    const opening = page.opener.open(other, 'firstAct')
    expect(page.opener.state.getState()).toEqual({ kind: 'opening', title: 'Another', share: null })
    for (const share of [0.25, 0.5]) {
      page.workers.newest.tellProgress(share)
      expect(page.opener.state.getState()).toEqual({ kind: 'opening', title: 'Another', share })
      expect(page.session.store.getState().progress).toBeNull()
    }
    letGo()
    await opening
    expect(page.opener.state.getState()).toEqual({ kind: 'idle' })
    page.workers.newest.tellProgress(0.5)
    expect(page.session.store.getState().progress).toBe(0.5)
    await page.session.query(describeService)
    expect(page.session.store.getState().progress).toBeNull()
  })
})

describe('while another lab is opened', () => {
  it('an act lands in the lab on the screen, and is saved there', async () => {
    const page = await worked()
    const labId = page.keeping.labId ?? ''
    const letGo = page.workers.hold('open')
    const opening = page.opener.open(other, 'firstAct')
    expect(await page.session.act(scaleTo(6))).toHaveProperty('output')
    const { commands } = page.session.toFile()
    letGo()
    expect(await opening).toMatchObject({ kind: 'opened' })
    expect(page.session.toFile().commands).toEqual(rollingLab.commands)
    const loading = await loadLab(page.shelf, labId)
    expect('lab' in loading && loading.lab.state.lab.branches[0]?.log).toEqual(commands)
    await later(60_000)
    expect(await listSavedLabs(page.shelf)).toHaveLength(1)
  })

  it('playing goes on', async () => {
    const page = await worked()
    const letGo = page.workers.hold('open')
    const opening = page.opener.open(other, 'firstAct')
    page.session.play()
    await later(0)
    expect(page.session.playback.getSnapshot().value).toBe('playing')
    letGo()
    await opening
    expect(page.session.playback.getSnapshot().value).toBe('paused')
  })

  it('it can be stopped: its worker ends, and nothing has changed', async () => {
    const page = await worked()
    const before = onScreen(page)
    page.workers.hold('open')
    const opening = page.opener.open(other, 'firstAct')
    await later(0)
    expect(page.workers.running).toBe(2)
    page.opener.cancel()
    expect(await opening).toEqual({ kind: 'cancelled' })
    expect(page.workers.all.map(({ isEnded }) => isEnded)).toEqual([false, true])
    expect(onScreen(page)).toEqual(before)
    await expectGoesOn(page)
  })

  it('it can be stopped while the lab on the screen is being saved', async () => {
    const page = await worked()
    await page.session.act(scaleTo(6))
    const before = onScreen(page)
    const write = page.shelf.write.bind(page.shelf)
    vi.spyOn(page.shelf, 'write').mockImplementation(async (...args) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      return write(...args)
    })
    const opening = page.opener.open(other, 'firstAct')
    await later(500)
    expect(page.workers.running).toBe(2)
    page.opener.cancel()
    await later(10_000)
    expect(await opening).toEqual({ kind: 'cancelled' })
    expect(onScreen(page)).toEqual(before)
    expect(page.workers.running).toBe(1)
  })

  it('a second opening ends the first, and the newest wish is what comes', async () => {
    const page = await worked()
    const letGo = page.workers.hold('open')
    const first = page.opener.open(other, 'firstAct')
    await later(0)
    const second = page.opener.open({ kind: 'file', file: { ...rollingLab, title: 'Third' }, atMs: null }, 'firstAct')
    expect(page.opener.state.getState()).toEqual({ kind: 'opening', title: 'Third', share: null })
    letGo()
    expect(await Promise.all([first, second])).toMatchObject([{ kind: 'cancelled' }, { kind: 'opened' }])
    expect(page.session.store.getState().lab.title).toBe('Third')
    expect(page.workers.running).toBe(1)
    expect(page.opener.state.getState()).toEqual({ kind: 'idle' })
  })

  it('a crash of the lab on the screen is mended beside it', async () => {
    const page = await worked()
    const { hash } = view(page.session)
    const letGo = page.workers.hold('open')
    const opening = page.opener.open(other, 'firstAct')
    page.workers.all[0]?.fail({ kind: 'silent', message: 'silent' })
    await later(0)
    expect(page.session.store.getState()).toMatchObject({ status: 'ready', notice: { kind: 'recovered' } })
    expect(view(page.session).hash).toBe(hash)
    letGo()
    expect(await opening).toMatchObject({ kind: 'opened' })
    expect(page.session.store.getState()).toMatchObject({ lab: { title: 'Another' }, notice: null })
    expect(page.workers.running).toBe(1)
  })
})

describe('a lab that cannot be opened leaves the one on the screen as it is', () => {
  it.each<{ what: string; break: (page: Page) => void; name: string; words: string }>([
    {
      what: 'it crashes',
      break: ({ workers }) => workers.trap('open'),
      name: 'ModelStopped',
      words: 'Broken: a probe',
    },
    {
      what: 'it crashes on the way to its moment',
      break: ({ workers }) => workers.trap('seek'),
      name: 'ModelStopped',
      words: 'Broken: a probe',
    },
    {
      what: 'its program does not come',
      break: ({ workers }) => (workers.unreachable = 1),
      name: 'ModelNotReachable',
      words: 'could not be fetched',
    },
  ])('when $what', async ({ break: spoil, name, words }) => {
    const page = await worked()
    const before = onScreen(page)
    for (let time = 0; time <= RESTARTS_MAX + 1; time += 1) {
      spoil(page)
      expect(await page.opener.open({ ...other, atMs: 90_000 }, 'firstAct')).toMatchObject({
        kind: 'refused',
        error: { name, message: expect.stringContaining(words) as string },
        damaged: [],
      })
    }
    expect(onScreen(page)).toEqual(before)
    expect(page.workers.running).toBe(1)
    // None of that counts against the lab on the screen.
    page.workers.all[0]?.fail({ kind: 'crashed', message: 'once' })
    await later(0)
    expect(page.session.store.getState().notice).toMatchObject({ kind: 'recovered' })
    expect(page.session.playback.getSnapshot()).toMatchObject({ value: 'paused', context: { restarts: 1 } })
    page.session.dismissNotice()
    await expectGoesOn(page)
  })

  it('when it is saved, and damaged', async () => {
    const page = await worked()
    const before = onScreen(page)
    expect(await page.opener.openSaved('unknown', 'A lab')).toMatchObject({
      kind: 'refused',
      error: { name: 'SavedLabDamaged' },
    })
    expect(onScreen(page)).toEqual(before)
    await expectGoesOn(page)
  })

  it('when the browser does not read its saved labs', async () => {
    const page = await worked()
    const before = onScreen(page)
    page.shelf.failAfter = 0
    expect(await page.opener.openSaved('unknown', 'A lab')).toMatchObject({
      kind: 'refused',
      error: { name: 'NotReadable' },
    })
    expect(onScreen(page)).toEqual(before)
    await expectGoesOn(page)
  })
})
