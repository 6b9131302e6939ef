import { describe, expect, it } from 'vitest'
import { demoFile, DEFAULT_SETTING, DEMO_ORIGIN_MS } from '../lessons/rollingDemo.ts'
import { FakeFrames, FakeWorkers } from './inProcess.fixture.ts'
import { activeView } from './labStore.ts'
import { createLabSession, type LabSession } from './labSession.ts'
import { beginRun, begunFor, openRun, settleBegun, type AddressedRun } from './openRun.ts'

const RUN: AddressedRun = {
  file: demoFile(DEFAULT_SETTING),
  originMs: DEMO_ORIGIN_MS,
  atMs: DEMO_ORIGIN_MS,
  otherActs: null,
  forecastMs: null,
}

function newSession() {
  const workers = new FakeWorkers()
  return { workers, session: createLabSession({ makeClient: workers.make, frames: new FakeFrames() }) }
}

/** How often a lab took the page. */
const openings = (session: LabSession) => session.store.getState().opening
const nowMs = (session: LabSession) => activeView(session.store.getState())?.nowMs
const always = () => true

describe('a run that is begun before its page', () => {
  it('is taken by the page at its path, which waits for it and does not open it again', async () => {
    const { session } = newSession()
    beginRun(RUN, '/rolling', session)
    expect(begunFor('/rolling')).toBe(session)
    settleBegun(session)
    expect(begunFor('/rolling')).toBeNull()
    expect(await openRun(session, { ...RUN }, always)).toBe(true)
    expect(openings(session)).toBe(1)
    // Once: whoever asks for the same later restarts it.
    expect(await openRun(session, RUN, always)).toBe(true)
    expect(openings(session)).toBe(2)
  })

  it('is opened anew where the page opens another', async () => {
    const { session } = newSession()
    await beginRun(RUN, '/rolling', session).isOpen
    settleBegun(session)
    const later = { ...RUN, atMs: DEMO_ORIGIN_MS + 20_000 }
    expect(await openRun(session, later, always)).toBe(true)
    expect(openings(session)).toBe(2)
    expect(nowMs(session)).toBe(later.atMs)
  })

  it('is no page’s at another path, and ends when that page stands', async () => {
    const { session, workers } = newSession()
    await beginRun(RUN, '/rolling', session).isOpen
    expect(begunFor('/lab')).toBeNull()
    expect(workers.isEnded).toBe(false)
    settleBegun(newSession().session)
    expect(workers.isEnded).toBe(true)
    expect(begunFor('/rolling')).toBeNull()
  })
})

describe('a run that is opened', () => {
  it('stands at its moment, with the other side of a comparison parted at its origin', async () => {
    const { session } = newSession()
    const [first] = RUN.file.commands.slice(-1)
    const act = { service: 'ecs', operation: 'UpdateService', input: first?.input ?? {} } as const
    const run = { ...RUN, atMs: DEMO_ORIGIN_MS + 10_000, otherActs: [act] }
    expect(await openRun(session, run, always)).toBe(true)
    const { lab } = session.store.getState()
    expect(lab.shownBranchIds).toHaveLength(2)
    expect(lab.branches.at(-1)?.forkAtMs).toBe(DEMO_ORIGIN_MS)
    expect(nowMs(session)).toBe(run.atMs)
  })

  it('is left where somebody has gone on to another', async () => {
    const { session } = newSession()
    expect(await openRun(session, { ...RUN, atMs: DEMO_ORIGIN_MS + 10_000 }, () => false)).toBe(false)
    expect(nowMs(session)).toBe(DEMO_ORIGIN_MS)
  })
})
