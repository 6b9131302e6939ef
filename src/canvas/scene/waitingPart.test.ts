import { expect, it } from 'vitest'
import { ZONES } from '../../testing/canvas/fixtures.ts'
import { register, runTask, yard } from '../../testing/builders.ts'
import { addProvider, putProviders } from '../../testing/providers.ts'
import { SceneMaker } from './sceneMaker.ts'

it('CPR-5 tasks in PROVISIONING stand under the instances that boot for them', () => {
  const lab = yard({ instances: 0 })
  addProvider(lab)
  putProviders(lab, ['cp'])
  register(lab)
  runTask(lab, { capacityProviderStrategy: [{ capacityProvider: 'cp', weight: 1 }] })
  const title = (): string => {
    const scene = new SceneMaker().make(lab.world, {
      width: 856,
      height: 700,
      mode: 'lab',
      zones: ZONES,
      originMs: 0,
      xray: null,
      nowMs: lab.nowMs,
      zoom: 1,
    })
    return scene.layers.shelf[0]?.waiting.title ?? ''
  }
  lab.forward(1_000)
  expect(title()).toBe('Waiting for a place')
  lab.act('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'cp-group', DesiredCapacity: 1 })
  lab.forward(1_000)
  const [first] = lab.world.instances.values()
  expect(title()).toBe(`Waiting for ${first?.ec2InstanceId.slice(0, 6) ?? ''}`)
  lab.act('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'cp-group', DesiredCapacity: 2 })
  lab.forward(1_000)
  expect(title()).toBe('Waiting for 2 to boot')
})
