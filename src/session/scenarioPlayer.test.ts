import { describe, expect, it } from 'vitest'
import { beginningOf } from '../lessons/make/beginning.ts'
import { notesScenario1, oneTaskScenario } from '../lessons/scenarios.fixture.ts'
import type { PlayerEvent, SavedPlay } from '../lessons/playerMachine.ts'
import type { Scenario } from '../lessons/scenario.ts'
import { everyAsk, storyOf } from '../lessons/story.fixture.ts'
import { Run } from '../model/engine/run.ts'
import { FakeFrames, FakeWorkers } from './inProcess.fixture.ts'
import { createLabSession } from './labSession.ts'
import { activeView, presentMs } from './labStore.ts'
import { ScenarioPlayer } from './scenarioPlayer.ts'

async function playing(scenario: Scenario, options: { readonly isReduced?: boolean; readonly saved?: SavedPlay } = {}) {
  const frames = new FakeFrames()
  const workers = new FakeWorkers()
  const session = createLabSession({ makeClient: workers.make, frames })
  const answered: number[] = []
  const player = new ScenarioPlayer({
    session,
    scenario,
    beginning: beginningOf(scenario, options.saved ?? null),
    isMotionReduced: () => options.isReduced ?? true,
    onAnswered: ({ records }) => answered.push(records.length),
    onRefused: (error) => {
      throw new Error(error.message)
    },
  })
  await player.start()
  const nowMs = (): number => presentMs(session.store.getState())
  const state = (): string => String(player.actor.getSnapshot().value)
  return {
    player,
    session,
    workers,
    frames,
    answered,
    nowMs,
    state,
    send: (event: PlayerEvent) => player.actor.send(event),
  }
}

type Playing = Awaited<ReturnType<typeof playing>>

/** Lets the lab do what was set off, frames included, until the machine is somewhere. */
async function until({ frames, state }: Playing, wanted: string): Promise<void> {
  for (let turn = 0; turn < 5_000 && state() !== wanted; turn++) {
    if (frames.isWanted) await frames.frame()
    else await new Promise((resolve) => setTimeout(resolve))
  }
  expect(state()).toBe(wanted)
}

const update = (desiredCount: number) => ({
  service: 'ecs' as const,
  operation: 'UpdateService',
  input: { cluster: 'yard', service: 'web', desiredCount },
})

describe('DET-4 a scenario moves the lab to where it asks', () => {
  it('opens at the moment from which the learner predicts', async () => {
    const { nowMs, state } = await playing(notesScenario1)
    expect(state()).toBe('intro')
    expect(nowMs()).toBe(notesScenario1.fromMs)
  })

  it('stands still until the answer, then runs to the next counts, exactly', async () => {
    const play = await playing(notesScenario1, { isReduced: false })
    play.send({ type: 'begin' })
    expect(play.frames.isWanted).toBe(false)
    expect(play.nowMs()).toBe(notesScenario1.fromMs)
    play.send({ type: 'confidenceSet', confidence: 'guess' })
    play.send({ type: 'lockIn' })
    await until(play, 'explaining')
    const [step] = play.player.actor.getSnapshot().context.course.steps
    expect(step?.kind === 'counts' && play.nowMs()).toBe(step?.kind === 'counts' && step.toMs)
    expect(play.frames.isWanted).toBe(false)
    expect(play.answered).toEqual([1])
  })

  it('jumps there when asked to', async () => {
    const play = await playing(notesScenario1, { isReduced: false })
    play.send({ type: 'begin' })
    play.send({ type: 'skip' })
    await play.frames.frame()
    play.player.jump()
    await until(play, 'explaining')
    expect(play.nowMs()).toBe(61_000)
  })

  it('shows a step again from its beginning', async () => {
    const play = await playing(notesScenario1)
    play.send({ type: 'begin' })
    play.send({ type: 'skip' })
    await until(play, 'explaining')
    play.send({ type: 'replay' })
    await until(play, 'explaining')
    expect(play.nowMs()).toBe(61_000)
    expect(play.answered).toEqual([1])
  })

  it('begins anew on a lab of its own', async () => {
    const play = await playing(notesScenario1)
    play.send({ type: 'begin' })
    play.send({ type: 'skip' })
    await until(play, 'explaining')
    play.send({ type: 'restart' })
    await until(play, 'intro')
    for (let turn = 0; turn < 50 && play.nowMs() !== 60_000; turn++) await new Promise((done) => setTimeout(done))
    expect(play.nowMs()).toBe(notesScenario1.fromMs)
  })

  it('ends when the deployment has completed', async () => {
    const play = await playing(notesScenario1)
    play.send({ type: 'begin' })
    for (let question = 0; question < 4; question++) {
      play.send({ type: 'skip' })
      await until(play, 'explaining')
      play.send({ type: 'next' })
    }
    await until(play, 'done')
    const service = activeView(play.session.store.getState())?.world.services.get(notesScenario1.serviceKey ?? '')
    expect(service?.deployments.map((one) => one.rolloutState)).toEqual(['COMPLETED'])
  })
})

describe('APP-1 a story acts when it is told to', () => {
  const [, choice] = everyAsk
  it('what is told next is not done while the question before it is asked or explained', async () => {
    const play = await playing(
      storyOf([
        { say: 'Look.', until: { ms: 60_000 } },
        { ask: { ...choice, until: { ms: 0 } } },
        { say: 'Three.', do: [update(3)] },
      ]),
    )
    const done = (): number => play.session.toFile().commands.length
    play.send({ type: 'begin' })
    expect(play.state()).toBe('telling')
    play.send({ type: 'next' })
    await until(play, 'asking')
    for (let turn = 0; turn < 50 && play.nowMs() !== 61_000; turn++) await new Promise((next) => setTimeout(next))
    expect([play.nowMs(), done()]).toEqual([61_000, 4])
    play.send({ type: 'skip' })
    await until(play, 'explaining')
    expect(done()).toBe(4)
    play.send({ type: 'next' })
    for (let turn = 0; turn < 50 && done() !== 5; turn++) await new Promise((next) => setTimeout(next))
    expect([play.state(), done()]).toEqual(['telling', 5])
  })
})

describe('APP-1 a change in a scenario is an UpdateService in the lab', () => {
  it('tried in vain, then right, with the world that its log leads to', async () => {
    const play = await playing(oneTaskScenario, { isReduced: false })
    play.send({ type: 'begin' })
    play.send({ type: 'skip' })
    await until(play, 'explaining')
    play.send({ type: 'next' })
    play.send({ type: 'answerSet', answer: { maximumPercent: 150 } })
    play.send({ type: 'lockIn' })
    await until(play, 'explaining')
    play.send({ type: 'next' })
    await until(play, 'asking')
    play.send({ type: 'answerSet', answer: { maximumPercent: 200 } })
    play.send({ type: 'lockIn' })
    await until(play, 'explaining')
    play.send({ type: 'next' })
    play.send({ type: 'skip' })
    await until(play, 'explaining')
    const { commands, seed } = play.session.toFile()
    expect(commands.slice(-2).map((one) => one.input.deploymentConfiguration)).toEqual([
      { maximumPercent: 150 },
      { maximumPercent: 200 },
    ])
    const run = new Run({ seed, log: commands })
    run.advance(play.nowMs())
    expect(activeView(play.session.store.getState())?.hash).toBe(run.hash)
    expect(run.world.services.get(oneTaskScenario.serviceKey ?? '')?.deployments[0]?.runningCount).toBe(1)
  })
})

describe('APP-1 a try that is written, and a solution that is shown', () => {
  const beats = [
    { say: 'Two run.', until: { ms: 60_000 } },
    ...everyAsk.flatMap((ask) => (ask.kind === 'field' || ask.kind === 'fix' ? [{ ask }] : [])),
  ]
  async function atField() {
    const play = await playing(storyOf(beats))
    const write = async (count: number) => {
      const commands = [{ atMs: 61_000, ...update(count) }]
      play.send({ type: 'answerSet', answer: { value: String(count), commands } })
      play.send({ type: 'lockIn' })
      await until(play, 'explaining')
    }
    const again = async (event: PlayerEvent) => {
      play.send(event)
      await until(play, 'explaining')
    }
    const done = () =>
      play.session
        .toFile()
        .commands.slice(4)
        .map(({ input }) => input.desiredCount)
    play.send({ type: 'begin' })
    play.send({ type: 'next' })
    await until(play, 'asking')
    return { ...play, write, again, done }
  }

  it('takes the place of the try before it, and is not done twice when it is watched again', async () => {
    const { write, again, done, send } = await atField()
    await write(2)
    expect(done()).toEqual([2])
    send({ type: 'next' })
    await write(3)
    expect(done()).toEqual([3])
    await again({ type: 'replay' })
    expect(done()).toEqual([3])
  })

  it('takes the place of what was done in the lab at the moment of the question', async () => {
    const { write, again, done, send, session } = await atField()
    await write(3)
    send({ type: 'next' })
    await session.act(update(1))
    expect(done()).toEqual([3, 1])
    await again({ type: 'skip' })
    expect(done()).toEqual([3, 2])
  })
})

describe('SAV-1 a model that stops while it tries an answer', () => {
  async function atChange() {
    const play = await playing(oneTaskScenario)
    play.send({ type: 'begin' })
    play.send({ type: 'skip' })
    await until(play, 'explaining')
    play.send({ type: 'next' })
    play.send({ type: 'answerSet', answer: { maximumPercent: 200 } })
    return play
  }

  it('is replaced, and asked once more, without a word', async () => {
    const play = await atChange()
    play.workers.trap('makeCourse')
    play.send({ type: 'lockIn' })
    await until(play, 'explaining')
    expect(play.workers.started).toBe(2)
    expect(play.player.actor.getSnapshot().context).toMatchObject({ trouble: null, records: [{}, { isRight: true }] })
  })

  it('twice says so, and the answer can be tried again', async () => {
    const play = await atChange()
    play.workers.trap('makeCourse', 2)
    play.send({ type: 'lockIn' })
    await until(play, 'asking')
    const { trouble, answer } = play.player.actor.getSnapshot().context
    expect(trouble).toMatch(/model stopped.*try again/)
    expect(answer).toEqual({ maximumPercent: 200 })
    play.send({ type: 'lockIn' })
    await until(play, 'explaining')
    expect(play.session.toFile().commands.at(-1)?.input.deploymentConfiguration).toEqual({ maximumPercent: 200 })
  })
})

describe('SAV-1 a play that was left', () => {
  it('goes on at the question after the last answer, changes in the log', async () => {
    const first = await playing(oneTaskScenario)
    first.send({ type: 'begin' })
    for (let question = 0; question < 2; question++) {
      first.send({ type: 'skip' })
      await until(first, 'explaining')
      first.send({ type: 'next' })
    }
    const { records, changes } = first.player.actor.getSnapshot().context
    const second = await playing(oneTaskScenario, { saved: { records, changes } })
    expect(second.state()).toBe('asking')
    expect(second.nowMs()).toBe(first.nowMs())
    expect(second.session.toFile().commands).toEqual(first.session.toFile().commands)
  })

  it('stands at its end when it was answered to there', async () => {
    const first = await playing(notesScenario1)
    first.send({ type: 'begin' })
    for (let question = 0; question < 4; question++) {
      first.send({ type: 'skip' })
      await until(first, 'explaining')
      first.send({ type: 'next' })
    }
    await until(first, 'done')
    const { records, changes } = first.player.actor.getSnapshot().context
    const second = await playing(notesScenario1, { saved: { records, changes } })
    expect(second.state()).toBe('done')
    expect(second.nowMs()).toBe(first.nowMs())
  })
})
