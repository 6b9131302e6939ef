import { describe, expect, it } from 'vitest'
import { must } from '../../../base/assert.ts'
import { NETWORK, registerFargate, runTask, yard } from '../../../testing/builders.ts'
import { worldText } from '../worldText.ts'
import { apply } from '../apply.ts'
import type { Change } from '../change.ts'
import { decisionsOf, sizeOf, tasksCreatedBy } from '../toldBy.ts'
import { copyWorld, type World } from '../world.ts'
import { startsOf, type TasksStarted } from './tasksStarted.ts'

function startFour(): { readonly before: World; readonly after: World; readonly change: TasksStarted } {
  const lab = yard({ instances: 0 })
  registerFargate(lab)
  const before = copyWorld(lab.world)
  let change: TasksStarted | null = null
  lab.engine.listener = (one: Change) => {
    if (one.kind === 'tasksStarted') change = one
  }
  runTask(lab, { launchType: 'FARGATE', taskDefinition: 'far', networkConfiguration: NETWORK, count: 4 })
  return { before, after: lab.world, change: must(change as TasksStarted | null, 'a start') }
}

describe('PLC-7 tasks that start on Fargate at once', () => {
  it('come to what a decision and a start of each come to', () => {
    const { before, change } = startFour()
    const [together, oneByOne] = [copyWorld(before), copyWorld(before)]
    apply(together, change)
    for (const { task, placement } of startsOf(change)) {
      apply(oneByOne, { kind: 'decided', decision: placement })
      apply(oneByOne, { kind: 'taskCreated', task })
    }
    oneByOne.moves = together.moves
    expect(worldText(together)).toBe(worldText(oneByOne))
  })

  it('have decisions of their own, numbered in their order, each about its task and no other', () => {
    const { before, after, change } = startFour()
    const first = before.counters.decisions + 1
    expect(decisionsOf(change).map(({ id }) => id)).toEqual([first, first + 1, first + 2, first + 3])
    const tasks = tasksCreatedBy(change)
    expect(tasks.map(({ id }) => id)).toEqual(change.taskIds)
    expect(decisionsOf(change).map(({ about }) => about.filter(({ kind }) => kind === 'task'))).toEqual(
      tasks.map(({ id }) => [{ kind: 'task', id }]),
    )
    expect(startsOf(change).every(({ task, placement }) => placement.availabilityZone === task.availabilityZone)).toBe(
      true,
    )
    expect(tasks).toEqual([...after.tasks.values()])
    expect(sizeOf(change)).toBe(4)
  })

  it('are the same objects for everybody who hears of them', () => {
    const { after, change } = startFour()
    expect(tasksCreatedBy(change).every((task) => after.tasks.get(task.id) === task)).toBe(true)
    expect(decisionsOf(change).every((one) => after.decisions.get(one.id) === one)).toBe(true)
  })
})

describe('what other changes tell', () => {
  it('is one thing, no task and no decision', () => {
    const change: Change = { kind: 'taskStepPlanned', taskId: 'x', nextStepAtMs: null }
    expect([sizeOf(change), tasksCreatedBy(change), decisionsOf(change)]).toEqual([1, [], []])
  })
})
