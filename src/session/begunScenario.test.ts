import { expect, it } from 'vitest'
import { beginningOf } from '../lessons/make/beginning.ts'
import { notesScenario1 } from '../lessons/scenarios.fixture.ts'
import { FakeFrames, FakeWorkers } from './inProcess.fixture.ts'
import { createLabSession } from './labSession.ts'
import { presentMs } from './labStore.ts'
import { beginRun, type AddressedRun } from './openRun.ts'
import { introRun, ScenarioPlayer } from './scenarioPlayer.ts'

/** How often a lab took the page, and when it is in it, where a run was begun before the player. */
async function playedAfter(begun: AddressedRun): Promise<readonly [openings: number, nowMs: number]> {
  const session = createLabSession({ makeClient: new FakeWorkers().make, frames: new FakeFrames() })
  beginRun(begun, '/', session)
  const player = new ScenarioPlayer({
    session,
    scenario: notesScenario1,
    beginning: beginningOf(notesScenario1, null),
    isMotionReduced: () => true,
    onAnswered: () => undefined,
    onRefused: ({ message }) => expect.fail(message),
  })
  await player.start()
  return [session.store.getState().opening, presentMs(session.store.getState())]
}

it('a scenario takes the lab that was opened before its page, unless it is another', async () => {
  const run = introRun(notesScenario1)
  expect(await playedAfter(run)).toEqual([1, notesScenario1.fromMs])
  expect(await playedAfter({ ...run, atMs: run.atMs + 1_000 })).toEqual([2, notesScenario1.fromMs])
})
