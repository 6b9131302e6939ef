import { expect, it } from 'vitest'
import { register, runTask, yard } from '../../../testing/builders.ts'

it('CON-5 what had not started as its task was stopped ended then, though its agent is away and it is looked after later', () => {
  const lab = yard({ instances: 1 })
  register(lab)
  const [task = ''] = runTask(lab).ids
  lab.forward(7_500)
  lab.act('lab', 'SetAgentConnected', {
    cluster: 'yard',
    containerInstance: lab.instances[0]?.id,
    connected: false,
  })
  lab.forward(2_500)
  const stoppedMs = lab.nowMs
  lab.ecs('StopTask', { task })
  lab.forward(600_000)
  lab.act('lab', 'SetContainerBehavior', { image: 'web:1', readyAfterSeconds: 1 })
  lab.forward(1_000)
  expect(lab.world.containers.get(task)).toMatchObject([
    { lastStatus: 'STOPPED', startedAtMs: null, signalledAtMs: stoppedMs, finishedAtMs: stoppedMs },
  ])
})
