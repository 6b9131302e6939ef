import { describe, expect, it } from 'vitest'
import { must } from '../../../base/assert.ts'
import { register, runTask, yard } from '../../../testing/builders.ts'
import { allow, role, trusting } from '../../../testing/iam.ts'
import { addProvider, putProviders, type ProviderOptions } from '../../../testing/providers.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import { inspectorHtml } from '../../inspector/inspectorHtml.fixture.tsx'
import { agentAct } from '../capacity/instanceActs.ts'
import type { Remedy } from '../remedy/remedy.ts'
import { stuckOf, type Stuck } from './stuckOf.ts'

const STRATEGY = { capacityProviderStrategy: [{ capacityProvider: 'cp', weight: 1 }] }

/** A task that waits in PROVISIONING for an instance of such a provider. */
function waiting(options: ProviderOptions, fields = {}): { readonly lab: TestLab; readonly id: string } {
  const lab = yard({ instances: 0 })
  addProvider(lab, options)
  putProviders(lab, ['cp'])
  register(lab, 'web', fields)
  const [id = ''] = runTask(lab, { ...STRATEGY }).ids
  lab.forward(600_000)
  return { lab, id }
}

function stuckIn(lab: TestLab, id: string): Stuck {
  return must(stuckOf(lab.world, lab.task(id)), 'it is stuck')
}

function brokenIn(stuck: Stuck): string | undefined {
  return stuck.links.find(({ state }) => state === 'broken')?.link
}

function give(lab: TestLab, remedy: Remedy | undefined): void {
  for (const { service, operation, input } of must(remedy, 'a remedy').acts) lab.act(service, operation, input)
  lab.forward(900_000)
}

describe('a task that waits for an instance', () => {
  it.each([0, 1])('CPR-5 of a provider that is sized no more goes on by remedy %i', (index) => {
    const { lab, id } = waiting({ maxSize: 0 })
    const managedScaling = { status: 'DISABLED' }
    lab.ecs('UpdateCapacityProvider', { name: 'cp', autoScalingGroupProvider: { managedScaling } })
    lab.act('autoscaling', 'UpdateAutoScalingGroup', { AutoScalingGroupName: 'cp-group', MaxSize: 9 })
    lab.forward(60_000)
    const stuck = stuckIn(lab, id)
    expect(brokenIn(stuck)).toBe('sized')
    give(lab, stuck.remedies[index])
    expect(lab.task(id).step).toBe('running')
  })

  it('CPR-5 of a group that has its maximum goes on once that is raised', () => {
    const { lab, id } = waiting({ maxSize: 0 })
    const stuck = stuckIn(lab, id)
    expect(brokenIn(stuck)).toBe('room')
    give(lab, stuck.remedies[0])
    expect(lab.task(id).step).toBe('running')
  })

  it.each([
    { memory: 15_000, instances: 0, maxSize: 20, label: 'Let cp-group launch t3.xlarge' },
    // One that is there and too small is free, as managed scaling counts.
    { memory: 15_000, instances: 1, maxSize: 20, label: 'Let cp-group launch t3.xlarge' },
    { memory: 60_000, instances: 0, maxSize: 0, label: 'Let cp-group launch m5.4xlarge and grow to 1 instance' },
  ])(
    'CPR-6 ASG-12 that is larger than its instances goes on once they are larger: $memory MiB, $instances there',
    ({ memory, label, ...given }) => {
      const { lab, id } = waiting(given, { containerFields: { memory } })
      const stuck = stuckIn(lab, id)
      expect([brokenIn(stuck), stuck.remedies.map(({ label }) => label)]).toEqual(['fits', [label]])
      give(lab, stuck.remedies[0])
      expect(lab.task(id).step).toBe('running')
      const { instanceId } = lab.task(id)
      expect(lab.world.instances.get(instanceId ?? '')?.instanceType).toBe(label.split(' ')[3])
    },
  )

  it('CPR-6 for which no instance is large enough is told so, and no act helps', () => {
    const { lab, id } = waiting({}, { containerFields: { memory: 64_000 } })
    const stuck = stuckIn(lab, id)
    expect([brokenIn(stuck), stuck.remedies]).toEqual(['fits', []])
  })

  it('is told what it waits for while all holds', () => {
    const lab = yard({ instances: 0 })
    addProvider(lab)
    putProviders(lab, ['cp'])
    register(lab)
    const [id = ''] = runTask(lab, { ...STRATEGY }).ids
    lab.forward(10_000)
    expect(stuckIn(lab, id).links.map(({ state }) => state)).toEqual(['holds', 'holds', 'holds', 'notReached'])
  })

  it('ROL-7 whose agent is not let in is told of that, with what its role lacks', async () => {
    const lab = yard({ instances: 0 })
    role(lab, 'ecsInstanceRole', { trust: trusting('ec2.amazonaws.com'), may: [allow('ecr:*')] })
    addProvider(lab)
    putProviders(lab, ['cp'])
    register(lab)
    const [id = ''] = runTask(lab, { ...STRATEGY }).ids
    lab.forward(900_000)
    const stuck = stuckIn(lab, id)
    expect([brokenIn(stuck), stuck.kept?.status]).toEqual(['in', 'booting'])
    expect(await inspectorHtml(lab.world, { kind: 'task', id })).toContain('its agent has not been let in')
  })
})

describe('a task whose agent is away', () => {
  it('INS-5 stays as it is, and goes on once the agent is back', () => {
    const lab = yard({ instances: 1 })
    register(lab)
    const [id = ''] = runTask(lab).ids
    lab.forward(1_000)
    const [instance] = [...lab.world.instances.values()]
    const { service, operation, input } = agentAct(must(instance, 'an instance'), false)
    lab.act(service, operation, input)
    lab.forward(60_000)
    const stuck = stuckIn(lab, id)
    expect([stuck.title, brokenIn(stuck)]).toEqual(['Why it stays PENDING', 'agent'])
    give(lab, stuck.remedies[0])
    expect(lab.task(id).step).toBe('running')
  })
})
