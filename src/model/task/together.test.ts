import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import { front } from '../../testing/balancers.ts'
import {
  createService,
  NETWORK,
  register,
  registerFargate,
  runTask,
  updateService,
  yard,
} from '../../testing/builders.ts'
import type { TestLab } from '../../testing/testLab.ts'
import type { Change } from '../world/change.ts'
import type { World } from '../world/world.ts'
import type { Task } from '../world/task/task.ts'
import { COHORT_MAX } from './moving.ts'
import { areAlike, isSameMove, moveOf } from './stepPlan.ts'

const FARGATE = { launchType: 'FARGATE', taskDefinition: 'far', networkConfiguration: NETWORK }

/** What is told while something goes on: of each change that befalls tasks its name and how many. */
function toldWhile(lab: TestLab, act: () => void): readonly string[] {
  const told: string[] = []
  lab.engine.listener = (change) => told.push(...nameOf(change))
  act()
  lab.engine.listener = null
  return told
}

function nameOf(change: Change): readonly string[] {
  if (!('taskIds' in change)) return []
  const step = change.kind === 'tasksMoved' ? ` ${change.step}` : ''
  return [`${change.kind}${step} ${String(change.taskIds.length)}`]
}

describe('DET-2 tasks that take a step at once', () => {
  it('are told of in one change, from their start to their end', () => {
    const lab = yard({ instances: 0 })
    registerFargate(lab)
    const started = toldWhile(lab, () => {
      createService(lab, { ...FARGATE, desiredCount: 7 })
      lab.to(120_000)
    })
    expect(started).toEqual([
      'tasksStarted 7',
      'tasksMoved attachingNetwork 7',
      'tasksMoved pulling 7',
      'tasksMoved activating 7',
      'tasksMoved running 7',
      'tasksHealthSet 7',
    ])
    const ended = toldWhile(lab, () => {
      updateService(lab, { desiredCount: 0 })
      lab.forward(4_000_000)
    })
    expect(ended).toEqual([
      'tasksStopAsked 7',
      'tasksMoved stopping 7',
      'tasksMoved cleaningUp 7',
      'tasksMoved stopped 7',
      'tasksForgotten 7',
    ])
  })

  it('on instances from the first step that they leave together', () => {
    const lab = yard({ instances: 2 })
    register(lab)
    const told = toldWhile(lab, () => {
      runTask(lab, { count: 3 })
      lab.forward(60_000)
    })
    expect(told.slice(0, 4)).toEqual([
      ...['tasksMoved pulling 1', 'tasksMoved pulling 1', 'tasksMoved pulling 1'],
      'tasksMoved activating 3',
    ])
  })

  it('each by itself where their steps end at other times', () => {
    const lab = yard({ instances: 2 })
    register(lab)
    const told = toldWhile(lab, () => {
      runTask(lab)
      lab.forward(500)
      runTask(lab)
      lab.forward(60_000)
    })
    expect(told.filter((one) => one.startsWith('tasksMoved activating'))).toEqual([
      'tasksMoved activating 1',
      'tasksMoved activating 1',
    ])
  })

  it('each to its own end where they were stopped at once and take their signal at other speeds (TIM-7)', () => {
    const lab = yard({ instances: 0 })
    registerFargate(lab)
    const hurried = { containerFields: { stopTimeout: 2 } }
    registerFargate(lab, 'far', hurried)
    createService(lab, { ...FARGATE, taskDefinition: 'far:1', desiredCount: 2 })
    lab.to(200_000)
    updateService(lab, { taskDefinition: 'far:2' })
    lab.forward(40_000)
    const stoppedAtMs = lab.nowMs
    lab.ecs('DeleteService', { service: 'web', force: true })
    lab.to(stoppedAtMs + 60_000)
    const ended = [...lab.world.tasks.values()].map((task): readonly [string, number] => [
      task.definitionKey,
      (task.executionStoppedAtMs ?? 0) - (task.stoppingAtMs ?? 0),
    ])
    expect(ended).toEqual([
      ...[['far:1', 3_000] as const, ['far:1', 3_000] as const],
      ...[['far:2', 2_000] as const, ['far:2', 2_000] as const],
    ])
  })

  it('in parts of so many at most, so that no slice of work is long', () => {
    const lab = yard({ instances: 0 })
    registerFargate(lab)
    createService(lab, { ...FARGATE, desiredCount: 300 })
    lab.to(200_000)
    const told = toldWhile(lab, () => {
      updateService(lab, { desiredCount: 0 })
      lab.forward(60_000)
    })
    expect(told).toContain(`tasksStopAsked ${String(COHORT_MAX)}`)
    expect(told).toContain(`tasksStopAsked ${String(300 - COHORT_MAX)}`)
    expect(lab.tasks()).toEqual([])
  })

  it('without one that was stopped since', () => {
    const lab = yard({ instances: 0 })
    registerFargate(lab)
    const { ids } = runTask(lab, { ...FARGATE, count: 3 })
    lab.ecs('StopTask', { task: ids[1] })
    const told = toldWhile(lab, () => lab.forward(20_000))
    expect(told.filter((one) => one.startsWith('tasksMoved'))).toEqual([
      'tasksMoved attachingNetwork 2',
      'tasksMoved pulling 2',
    ])
    expect(lab.task(must(ids[1], 'the second')).step).toBe('stopped')
  })
})

describe('tasks that are alike at a glance make the same move', () => {
  it('in every step of services with and without a load balancer', () => {
    const lab = yard({ instances: 0 })
    registerFargate(lab)
    const { group: targetGroupArn } = front(lab)
    const loadBalancers = [{ targetGroupArn, containerName: 'main', containerPort: 80 }]
    createService(lab, { ...FARGATE, desiredCount: 4, loadBalancers })
    createService(lab, { ...FARGATE, serviceName: 'plain', desiredCount: 5 })
    let alike = 0
    lab.forward(90_000, () => {
      for (const [one, other] of pairs(lab.world)) {
        if (!areAlike(lab.world, one, other)) continue
        alike += 1
        expect(isSameMove(nextMove(lab.world, one), nextMove(lab.world, other))).toBe(true)
      }
    })
    expect(alike).toBeGreaterThan(20)
  })
})

/** Neighbours of all tasks that have a step to take. */
function pairs({ tasks }: World): readonly (readonly [Task, Task])[] {
  const live = [...tasks.values()].filter((task) => NEXT[task.step] !== undefined)
  return live.slice(1).map((task, i) => [must(live[i], 'the one before'), task])
}

const NEXT: Partial<Record<Task['step'], Task['step']>> = {
  attachingNetwork: 'pulling',
  pulling: 'activating',
  activating: 'running',
  running: 'stopping',
  stopping: 'cleaningUp',
}

function nextMove(world: World, task: Task) {
  const definition = must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)
  return moveOf(world, { task, definition, step: must(NEXT[task.step], task.step) }, { event: 'pull' })
}
