import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Run } from '../model/engine/run.ts'
import { roll, rollingLab, scaleTo } from '../worker/rollingLab.fixture.ts'
import { FakeFrames, FakeWorkers } from './inProcess.fixture.ts'
import { createLabSession, type LabSession } from './labSession.ts'
import { view } from './page.fixture.ts'
import { RESTARTS_MAX } from './playbackMachine.ts'

const later = (ms: number) => vi.advanceTimersByTimeAsync(ms)

/** A lab with a branch and acts on both, and a worker that a test can break. */
async function worked(): Promise<{ session: LabSession; workers: FakeWorkers }> {
  const workers = new FakeWorkers()
  const session = createLabSession({ makeClient: workers.make, frames: new FakeFrames() })
  await session.open(rollingLab)
  await session.seek(60_000)
  await session.act(roll)
  await session.seek(150_000)
  await session.seek(100_000)
  await session.act(scaleTo(6))
  return { session, workers }
}

function restarts({ playback }: LabSession): number {
  return playback.getSnapshot().context.restarts
}

function oracle(session: LabSession): string {
  const run = new Run({ seed: rollingLab.seed, log: session.toFile().commands })
  run.advance(view(session).nowMs)
  return run.hash
}

/** Everything that must come through. */
function whole(session: LabSession) {
  const { branches, ...lab } = session.store.getState().lab
  const { hash, nowMs } = view(session)
  return { hash, nowMs, lab, logs: branches.map(({ id, log, ownCount }) => ({ id, log, ownCount })) }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a model whose program cannot be fetched', () => {
  it('is asked for again with growing waits, and the lab is whole when it comes', async () => {
    const { session, workers } = await worked()
    const before = whole(session)
    session.end()
    workers.unreachable = 7
    session.start()
    await later(0)
    expect(session.store.getState()).toMatchObject({ status: 'recovering', notice: { kind: 'unreachable' } })
    expect(session.playback.getSnapshot().value).toBe('recovering')
    for (const [tries, waitMs] of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000].entries()) {
      await later(waitMs - 1)
      expect(workers.started).toBe(2 + tries)
      await later(1)
      expect(workers.started).toBe(3 + tries)
    }
    expect(session.store.getState().status).toBe('ready')
    expect(session.playback.getSnapshot().value).toBe('paused')
    expect(whole(session)).toEqual(before)
    expect(await session.act(scaleTo(3))).toHaveProperty('output')
    expect(view(session).hash).toBe(oracle(session))
  })

  it('is not counted as a crash, however often it does not come', async () => {
    const { session, workers } = await worked()
    const before = session.toFile()
    session.end()
    workers.unreachable = 20
    session.start()
    await later(600_000)
    expect(workers.started).toBeGreaterThan(20)
    expect(session.store.getState().status).toBe('ready')
    expect(restarts(session)).toBe(0)
    expect(session.toFile()).toEqual(before)
  })

  it('has the file of the lab at hand meanwhile', async () => {
    const { session, workers } = await worked()
    const file = session.toFile()
    session.end()
    workers.unreachable = 1
    session.start()
    await later(0)
    expect(session.store.getState().notice).toEqual({ kind: 'unreachable', file })
    expect(session.toFile()).toEqual(file)
  })

  it('is asked for at once when somebody asks, and that begins no second series', async () => {
    const { session, workers } = await worked()
    session.end()
    workers.unreachable = 3
    session.start()
    await later(0)
    session.fetchModelNow()
    await later(0)
    expect(workers.started).toBe(3)
    // When it would have been asked for had nobody asked before.
    await later(1_000)
    expect(workers.started).toBe(3)
    session.fetchModelNow()
    session.fetchModelNow()
    await later(0)
    expect(workers.started).toBe(4)
    await later(3_999)
    expect(workers.started).toBe(4)
    await later(1)
    expect([workers.started, session.store.getState().status]).toEqual([5, 'ready'])
    session.fetchModelNow()
    await later(60_000)
    expect([workers.started, workers.running]).toEqual([5, 1])
  })

  it('is asked for at once when the browser says that the network is back', async () => {
    const page = new EventTarget()
    vi.stubGlobal('window', page)
    const { session, workers } = await worked()
    session.end()
    workers.unreachable = 1
    session.start()
    await later(0)
    page.dispatchEvent(new Event('online'))
    await later(0)
    expect(session.store.getState().status).toBe('ready')
    page.dispatchEvent(new Event('online'))
    await later(60_000)
    expect(workers.running).toBe(1)
  })

  it('waits as short as at first when it fails another time', async () => {
    const { session, workers } = await worked()
    for (let time = 0; time < 2; time += 1) {
      session.end()
      workers.unreachable = 3
      session.start()
      await later(7_000)
      expect(session.store.getState().status).toBe('ready')
    }
  })

  it('does what it was asked meanwhile when it comes', async () => {
    const { session, workers } = await worked()
    session.end()
    workers.unreachable = 2
    session.start()
    await later(0)
    session.fetchModelNow()
    const act = session.act(scaleTo(3))
    await later(60_000)
    expect(await act).toHaveProperty('output')
    expect(session.toFile().commands.filter(({ input }) => input.desiredCount === 3)).toHaveLength(1)
  })
})

describe('where the program of the model does not come, a page', () => {
  it('at the first start of the page opens its lab when it comes', async () => {
    const workers = new FakeWorkers()
    const session = createLabSession({ makeClient: workers.make, frames: new FakeFrames() })
    workers.unreachable = 3
    const opening = session.open(rollingLab)
    await later(0)
    expect(session.store.getState()).toMatchObject({ status: 'recovering', notice: { kind: 'unreachable' } })
    await later(60_000)
    expect(await opening).toBeNull()
    expect(session.store.getState()).toMatchObject({ status: 'ready', notice: null, lab: { title: rollingLab.title } })
    expect(session.playback.getSnapshot().value).toBe('paused')
    expect(restarts(session)).toBe(0)
    expect(view(session).hash).toBe(oracle(session))
  })

  it('that is left asks for it no more', async () => {
    const { session, workers } = await worked()
    session.end()
    workers.unreachable = 1
    session.start()
    await later(0)
    session.end()
    await later(600_000)
    expect([workers.started, workers.running]).toEqual([2, 0])
  })

  it('goes on without leaving out a command, whatever had been left out long before', async () => {
    const { session, workers } = await worked()
    for (let crash = 0; crash <= RESTARTS_MAX; crash += 1) {
      workers.noticeSilence()
      await later(0)
    }
    expect(session.store.getState().notice?.kind).toBe('stopped')
    session.dismissNotice()
    await session.act(scaleTo(5))
    const before = whole(session)
    session.end()
    workers.unreachable = 1
    session.start()
    await later(60_000)
    expect(whole(session)).toEqual(before)
    expect(session.store.getState().notice?.kind).not.toBe('stopped')
  })
})

describe('a model that broke, and whose program cannot be fetched then', () => {
  it('is rebuilt when it comes, with one crash counted and told of', async () => {
    const { session, workers } = await worked()
    const before = whole(session)
    workers.unreachable = 2
    workers.newest.fail({ kind: 'crashed', message: 'a rule was broken' })
    await later(0)
    expect(session.store.getState().notice?.kind).toBe('unreachable')
    await later(3_000)
    expect(session.store.getState()).toMatchObject({
      status: 'ready',
      notice: { kind: 'recovered', message: 'a rule was broken' },
    })
    expect(whole(session)).toEqual(before)
    expect(restarts(session)).toBe(1)
  })

  it('is left without its last command when that had broken it too often, and only then', async () => {
    const { session, workers } = await worked()
    const file = session.toFile()
    for (let crash = 0; crash < RESTARTS_MAX; crash += 1) {
      workers.noticeSilence()
      await later(0)
    }
    expect(session.toFile()).toEqual(file)
    workers.unreachable = 2
    workers.noticeSilence()
    await later(10_000)
    expect(session.store.getState()).toMatchObject({ status: 'ready', notice: { kind: 'stopped', file } })
    expect(session.toFile().commands).toEqual(file.commands.slice(0, -1))
    expect(session.playback.getSnapshot().value).toBe('stopped')
  })
})
