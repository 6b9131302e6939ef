import { expect, it } from 'vitest'
import { Recorder } from '../../model/engine/recorder.ts'
import { newHistory } from '../../model/world/history.ts'
import { createService, register, yard } from '../../testing/builders.ts'
import { addProvider } from '../../testing/providers.ts'
import { instanceLane } from './instanceLane.ts'

it('ASG-1 the lane under the tasks has what a group wants, what boots and what is registered, instant by instant', () => {
  const lab = yard({ instances: 0 })
  register(lab)
  createService(lab)
  const recorder = new Recorder(newHistory(0))
  lab.engine.listener = (change) => recorder.note(change)
  addProvider(lab, { instances: 2, managedScaling: { status: 'DISABLED' } })
  recorder.flush(lab.world)
  lab.forward(300_000, () => recorder.flush(lab.world))
  lab.act('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'cp-group', DesiredCapacity: 1 })
  recorder.flush(lab.world)
  lab.forward(300_000, () => recorder.flush(lab.world))
  const lane = instanceLane(recorder.history, lab.world, 'yard/web')
  const told = lane?.counts.map(({ value }) => [value.desired, value.booting, value.registered])
  expect([told, lane?.most]).toEqual([
    [
      [2, 2, 0],
      [2, 1, 1],
      [2, 0, 2],
      [1, 0, 1],
    ],
    2,
  ])
  expect(instanceLane(recorder.history, lab.world, 'yard/nobody')).toBeNull()
})
