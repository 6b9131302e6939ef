import { describe, expect, it } from 'vitest'
import { beginningOf } from '../lessons/make/beginning.ts'
import { courseOf } from '../lessons/make/course.ts'
import { notesScenario1, oneTaskScenario } from '../lessons/scenarios.fixture.ts'
import { FakeWorkers } from './inProcess.fixture.ts'
import { createLabSession } from './labSession.ts'
import { createLessons, LessonNotMade } from './lessons.ts'

describe('APP-3 what needs the model is made by a worker', () => {
  it('of its own where no lab is open, which ends with the last answer', async () => {
    const workers = new FakeWorkers()
    const lessons = createLessons(workers.make)
    const [first, other] = await Promise.all([
      lessons.beginning(notesScenario1, null),
      lessons.beginning(oneTaskScenario, null),
    ])
    expect(first).toEqual(beginningOf(notesScenario1, null))
    expect(other).toEqual(beginningOf(oneTaskScenario, null))
    expect([workers.started, workers.running]).toEqual([1, 0])
    expect((await lessons.beginning(notesScenario1, null)).questions).toBe(first.questions)
    expect([workers.started, workers.running]).toEqual([2, 0])
  })

  it('says that it was not made when the worker stops, and makes it when it is asked again', async () => {
    const workers = new FakeWorkers()
    const lessons = createLessons(workers.make)
    workers.trap('makeBeginning')
    await expect(lessons.beginning(notesScenario1, null)).rejects.toThrow(LessonNotMade)
    await expect(lessons.beginning(notesScenario1, null)).resolves.toEqual(beginningOf(notesScenario1, null))
  })

  it('of the lab where one is open, which stays as it is', async () => {
    const workers = new FakeWorkers()
    const session = createLabSession({ makeClient: workers.make })
    const wanted = { scenario: oneTaskScenario, changes: [] }
    await session.open(notesScenario1.lab)
    const { lab, views } = session.store.getState()
    await expect(session.lessons.course(wanted)).resolves.toEqual(courseOf(oneTaskScenario, []))
    expect(session.store.getState()).toMatchObject({ lab, views })
    expect(workers.started).toBe(1)
  })

  it('starts the worker of a page whose lab is not open yet', async () => {
    const workers = new FakeWorkers()
    const session = createLabSession({ makeClient: workers.make })
    await expect(session.lessons.beginning(notesScenario1, null)).resolves.toEqual(beginningOf(notesScenario1, null))
    expect(workers.running).toBe(1)
  })
})
