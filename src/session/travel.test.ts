import { expect, it } from 'vitest'
import { roll, rollingLab } from '../worker/rollingLab.fixture.ts'
import { FakeFrames, FakeWorkers } from './inProcess.fixture.ts'
import { createLabSession } from './labSession.ts'
import { activeView } from './labStore.ts'

it('where a step found nothing more is known until something is asked for again', async () => {
  const session = createLabSession({ makeClient: new FakeWorkers().make, frames: new FakeFrames() })
  expect(await session.open(rollingLab)).toBeNull()
  const hash = (): string | undefined => activeView(session.store.getState())?.hash
  while (await session.stepForward('decision'));
  expect(session.store.getState().restHash).toBe(hash())
  await session.act(roll)
  expect(session.store.getState().restHash).not.toBe(hash())
  expect(await session.stepForward('decision')).toBe(true)
})

it('a step back is taken that is asked for while the step forward is not told as done yet', async () => {
  const session = createLabSession({ makeClient: new FakeWorkers().make, frames: new FakeFrames() })
  expect(await session.open(rollingLab)).toBeNull()
  await session.stepForward('decision')
  const beganMs = activeView(session.store.getState())?.nowMs
  const [forward, back, again] = await Promise.all([
    session.stepForward('decision'),
    session.stepBack('decision'),
    session.stepBack('decision'),
  ])
  expect([forward, back, again]).toEqual([true, true, false])
  expect(activeView(session.store.getState())?.nowMs).toBe(beganMs)
})

it('a step is taken that is asked for while a seek is not told as done yet, from where that leads', async () => {
  const session = createLabSession({ makeClient: new FakeWorkers().make, frames: new FakeFrames() })
  expect(await session.open(rollingLab)).toBeNull()
  const nowMs = () => activeView(session.store.getState())?.nowMs
  while (await session.stepForward('decision'));
  await session.seek(0)
  await session.stepForward('decision')
  const firstMs = nowMs() ?? 0
  await session.stepForward('decision')
  const secondMs = nowMs()
  const sought = session.seek(firstMs)
  const [stepped, again] = await Promise.all([session.stepForward('decision'), session.stepForward('decision')])
  await sought
  expect([stepped, again]).toEqual([true, false])
  expect(nowMs()).toBe(secondMs)
})
