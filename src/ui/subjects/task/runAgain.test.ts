import { expect, it } from 'vitest'
import { act } from '../../../model/api/act.ts'
import { register, yard } from '../../../testing/builders.ts'
import { runAgainAct } from './runAgain.ts'

it('a task that StartTask began with others is started again alone, on its own instance', () => {
  const lab = yard({ instances: 2 })
  register(lab)
  const input = { cluster: 'yard', taskDefinition: 'web', containerInstances: [...lab.world.instances.keys()] }
  const log = [{ atMs: lab.nowMs, ...act('ecs', 'StartTask', input) }]
  lab.ecs('StartTask', input)
  const tasks = [...lab.world.tasks.values()]
  expect(tasks).toHaveLength(2)
  for (const task of tasks) {
    expect(runAgainAct(task, log)).toEqual(
      act('ecs', 'StartTask', { ...input, containerInstances: [task.instanceId ?? ''] }),
    )
  }
})
