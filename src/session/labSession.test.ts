import { describe, expect, it } from 'vitest'
import { Run } from '../model/engine/run.ts'
import { describeService, refused, roll, rollingLab, rollWide, scaleTo } from '../worker/rollingLab.fixture.ts'
import { FakeFrames, FakeWorkers } from './inProcess.fixture.ts'
import { createLabSession, type LabSession } from './labSession.ts'
import { activeView } from './labStore.ts'
import { RESTARTS_MAX } from './playbackMachine.ts'

async function openSession(): Promise<{ session: LabSession; workers: FakeWorkers; frames: FakeFrames }> {
  const workers = new FakeWorkers()
  const frames = new FakeFrames()
  const session = createLabSession({ makeClient: workers.make, frames })
  expect(await session.open(rollingLab)).toBeNull()
  return { session, workers, frames }
}

function view(session: LabSession) {
  const found = activeView(session.store.getState())
  if (found === undefined) throw new Error('nothing is shown')
  return found
}

function state(session: LabSession): unknown {
  return session.playback.getSnapshot().value
}

function oracle(session: LabSession): string {
  const run = new Run({ seed: rollingLab.seed, log: session.toFile().commands })
  run.advance(view(session).nowMs)
  return run.hash
}

async function settled(session: LabSession): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve))
    const { status } = session.store.getState()
    if (status === 'ready' || status === 'failed') return
  }
  throw new Error('it did not settle')
}

describe('a lab is opened', () => {
  it('paused at its last command, mirrored', async () => {
    const { session } = await openSession()
    expect(state(session)).toBe('paused')
    expect(session.store.getState()).toMatchObject({ status: 'ready', refusals: [], notice: null })
    expect(view(session)).toMatchObject({ nowMs: 0, headMs: 0 })
    expect(view(session).world.instances.size).toBe(3)
    expect(view(session).hash).toBe(oracle(session))
  })

  it('and replaced by another, branches and all', async () => {
    const { session } = await openSession()
    await session.branches.compare([roll], 'other')
    await session.open({ ...rollingLab, title: 'Another', seed: 3 })
    const { lab, views } = session.store.getState()
    expect(lab).toMatchObject({ title: 'Another', seed: 3, shownBranchIds: ['main'] })
    expect(Object.keys(views)).toEqual(['main'])
    expect(view(session).world.seed).toBe(3)
  })
})

it('a session that ended and starts again has its lab', async () => {
  const { session, workers } = await openSession()
  await session.seek(60_000)
  await session.act(roll)
  const { hash } = view(session)
  session.end()
  expect(workers.isEnded).toBe(true)
  session.start()
  expect(await session.query(describeService)).toMatchObject({ output: { services: [{ desiredCount: 4 }] } })
  await session.seek(70_000)
  await session.seek(60_000)
  expect(view(session).hash).toBe(hash)
})

describe('time', () => {
  it('plays with the frames and pauses where it is told', async () => {
    const { session, frames } = await openSession()
    session.setSpeed(16)
    session.play()
    for (let frame = 0; frame < 20; frame += 1) await frames.frame()
    expect(view(session).nowMs).toBe(19 * 16 * 16)
    expect(view(session).hash).toBe(oracle(session))
    session.toggle()
    expect([state(session), frames.isWanted]).toEqual(['paused', false])
  })

  it('stops at each decision in that mode', async () => {
    const { session, frames } = await openSession()
    await session.seek(2_000)
    session.setSpeed(60)
    session.setStopsAtDecisions(true)
    session.play()
    for (let frame = 0; frame < 60 && state(session) === 'playing'; frame += 1) await frames.frame()
    expect([state(session), view(session).nowMs]).toEqual(['paused', view(session).history.decisions.at(-1)?.atMs])
  })

  it('steps from decision to decision and back', async () => {
    const { session } = await openSession()
    const there: number[] = []
    while (await session.stepForward('decision')) there.push(view(session).nowMs)
    const back: number[] = []
    while (await session.stepBack('decision')) back.push(view(session).nowMs)
    expect(there.length).toBeGreaterThan(2)
    expect([...back].reverse()).toEqual(there.slice(0, -1))
    expect([view(session).nowMs, state(session)]).toEqual([0, 'paused'])
  })

  it('takes one step of many keys that repeat', async () => {
    const { session } = await openSession()
    const steps = await Promise.all(Array.from({ length: 50 }, () => session.stepForward('change')))
    expect(steps.filter(Boolean)).toHaveLength(1)
  })

  it('seeks to the newest of many wishes, and goes on playing if it did', async () => {
    const { session } = await openSession()
    session.play()
    await Promise.all(Array.from({ length: 100 }, (_, index) => session.seek(index * 1_000)))
    expect([view(session).nowMs, state(session)]).toEqual([99_000, 'playing'])
    expect(view(session).hash).toBe(oracle(session))
    session.pause()
  })

  it('jumps from mark to mark, past the last to what comes next', async () => {
    const { session } = await openSession()
    await session.seek(60_000)
    const marks = [...new Set(view(session).history.decisions.map(({ atMs }) => atMs))]
    await session.jumpToMark('first')
    expect(view(session).nowMs).toBe(marks[0])
    await session.jumpToMark('next')
    expect(view(session).nowMs).toBe(marks[1])
    await session.jumpToMark('last')
    expect(view(session).nowMs).toBe(marks.at(-1))
    await session.jumpToMark('previous')
    expect(view(session).nowMs).toBe(marks.at(-2))
    await session.seek(60_000)
    await session.act(roll)
    await session.jumpToMark('next')
    expect(view(session).nowMs).toBeGreaterThan(60_000)
  })
})

it('messages that get lost are noticed and made good, where time stands', async () => {
  const { session, workers } = await openSession()
  await session.seek(10_000)
  workers.toLose = 2
  await session.seek(20_000)
  await session.act(roll)
  expect(view(session).nowMs).toBe(10_000)
  await session.seek(30_000)
  await expect.poll(() => view(session).hash).toBe(oracle(session))
  expect([view(session).nowMs, session.activeBranchId]).toEqual([30_000, 'main'])
})

describe('acts', () => {
  it('are answered; a refused one changes nothing', async () => {
    const { session } = await openSession()
    expect(await session.act(scaleTo(2))).toMatchObject({ output: { service: { desiredCount: 2 } } })
    const before = { hash: view(session).hash, lab: session.store.getState().lab }
    expect(await session.act(refused)).toMatchObject({ error: { name: 'ClientException' } })
    expect({ hash: view(session).hash, lab: session.store.getState().lab }).toEqual(before)
    expect(await session.query(describeService)).toMatchObject({ output: { services: [{ desiredCount: 2 }] } })
  })

  it('in the past go on a branch, and can be undone', async () => {
    const { session } = await openSession()
    await session.seek(60_000)
    await session.seek(30_000)
    await session.act(roll)
    expect(session.activeBranchId).toBe('branch-2')
    expect(view(session).hash).toBe(oracle(session))
    await session.undo()
    expect(session.activeBranchId).toBe('main')
    await session.redo()
    expect(session.store.getState().lab).toMatchObject({ activeBranchId: 'branch-2', canUndo: true, canRedo: false })
    await session.branches.switchTo('main')
    expect(session.store.getState().lab.shownBranchIds).toEqual(['main'])
    expect(view(session).nowMs).toBe(30_000)
  })

  it('are compared side by side, on one clock', async () => {
    const { session } = await openSession()
    await session.seek(60_000)
    const made = await session.branches.compare([rollWide], '100/150')
    expect(made).toEqual({ branchId: 'branch-2' })
    await session.act(roll)
    await session.seek(90_000)
    const { views, lab } = session.store.getState()
    expect(lab.shownBranchIds).toEqual(['main', 'branch-2'])
    expect([views.main?.nowMs, views['branch-2']?.nowMs]).toEqual([90_000, 90_000])
    expect(views.main?.hash).not.toBe(views['branch-2']?.hash)
    await session.branches.closeCompare()
    expect(session.store.getState().lab.shownBranchIds).toEqual(['main'])
    expect(await session.branches.compare([refused], 'none')).toMatchObject({ error: { name: 'ClientException' } })
  })

  it('change what is foretold', async () => {
    const { session } = await openSession()
    session.watchForecasts(600_000)
    await session.seek(60_000)
    await session.act(roll)
    const first = () => view(session).forecast?.decisions.find(({ kind }) => kind === 'rolling')
    await expect.poll(first).toMatchObject({ action: 'stop', minimumHealthyPercent: 50 })
    await session.act(rollWide)
    await expect.poll(first).toMatchObject({ action: 'start', minimumHealthyPercent: 100 })
  })
})

describe('a worker that breaks is replaced', () => {
  async function worked(): Promise<Awaited<ReturnType<typeof openSession>>> {
    const opened = await openSession()
    const { session } = opened
    await session.seek(60_000)
    await session.act(roll)
    await session.seek(150_000)
    await session.seek(100_000)
    await session.act(scaleTo(6))
    await session.seek(120_000)
    return opened
  }

  it.each(['crash', 'hang'] as const)('after a %s, paused, with nothing lost', async (kind) => {
    const { session, workers } = await worked()
    const before = { hash: view(session).hash, lab: session.store.getState().lab }
    session.play()
    if (kind === 'crash') session.failWorker('crash')
    else {
      workers.hang()
      workers.noticeSilence()
    }
    await settled(session)
    await expect.poll(() => state(session)).toBe('paused')
    const { lab, notice } = session.store.getState()
    expect({ hash: view(session).hash, lab }).toEqual({
      ...before,
      lab: {
        ...before.lab,
        branches: before.lab.branches.map((one) => ({ ...one, headMs: one.id === 'main' ? 150_000 : 120_000 })),
      },
    })
    expect(notice).toMatchObject({ kind: 'recovered', commandsCount: 7, atMs: 120_000 })
    expect(workers.started).toBe(2)
    await session.act(scaleTo(5))
    await session.seek(200_000)
    expect(view(session).hash).toBe(oracle(session))
  })

  it('and does what it was asked when it broke', async () => {
    const { session, workers } = await worked()
    workers.trap('act')
    expect(await session.act(scaleTo(3))).toMatchObject({ output: { service: { desiredCount: 3 } } })
    expect(session.toFile().commands.at(-1)).toMatchObject({ atMs: 120_000, input: { desiredCount: 3 } })
  })

  it('but leaves out a command that breaks it each time', async () => {
    const { session, workers } = await worked()
    const before = session.toFile()
    workers.trap('act', 2)
    expect(await session.act(scaleTo(3))).toMatchObject({ error: { name: 'ModelStopped' } })
    await settled(session)
    expect(session.toFile()).toEqual(before)
  })

  it('stops after too many restarts, without the last command, which stays in the file', async () => {
    const { session, workers } = await worked()
    const whole = session.toFile()
    for (let restart = 0; restart <= RESTARTS_MAX; restart += 1) {
      workers.trap('advance')
      workers.noticeSilence()
      await settled(session)
    }
    await expect.poll(() => session.store.getState().notice?.kind).toBe('stopped')
    const { notice } = session.store.getState()
    expect(notice).toMatchObject({ leftOut: { operation: 'UpdateService', input: { desiredCount: 6 } }, file: whole })
    expect(session.toFile().commands).toEqual(whole.commands.slice(0, -1))
    session.play()
    expect(state(session)).toBe('stopped')
    session.dismissNotice()
    expect(state(session)).toBe('paused')
    expect(view(session).nowMs).toBe(100_000)
    expect(view(session).hash).toBe(oracle(session))
  })

  it('gives up when it cannot be rebuilt at all, and still has the file', async () => {
    const { session, workers } = await worked()
    const whole = session.toFile()
    workers.trap('restore', 99)
    workers.noticeSilence()
    await expect.poll(() => session.store.getState().status).toBe('failed')
    expect(session.store.getState().notice).toMatchObject({ kind: 'failed', file: whole })
    expect(workers.isEnded).toBe(true)
    expect(await session.act(scaleTo(3))).toMatchObject({ error: { name: 'ModelStopped' } })
  })
})
