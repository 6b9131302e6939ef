import { describe, expect, it } from 'vitest'
import { autoscaling, busyGroup, desired, groupLab } from '../../../testing/groups.ts'
import { MINUTE } from '../../../testing/scaling.ts'
import { completeAct, deleteGroupPolicyAct, groupActs, type GroupWanted } from './groupActs.ts'

const WANTED: Omit<GroupWanted, 'kind'> = {
  target: 50,
  near: 1,
  farther: 20,
  far: 2,
  warmupSeconds: 60,
  cooldownSeconds: 60,
  recurrence: '12 * * * *',
  scheduled: 3,
  heartbeatSeconds: 60,
}

describe('what the form of a group gives', () => {
  it.each([
    ['tracking', 4],
    ['step', 4],
    ['simple', 3],
    ['scheduled', 3],
  ] as const)('%s: the model takes it, and the group grows to %i', (kind, grown) => {
    const lab = groupLab(2)
    busyGroup(lab, 2, 99)
    for (const one of groupActs('yard', { ...WANTED, kind })) lab.act(one.service, one.operation, one.input)
    // Until something is done, and no further.
    for (let minute = 0; minute < 8 && desired(lab) === 2; minute += 1) lab.forward(MINUTE)
    expect(desired(lab)).toBe(grown)
    for (const policy of [...lab.world.groupPolicies.values()]) {
      const { service, operation, input } = deleteGroupPolicyAct(policy)
      lab.act(service, operation, input)
    }
    expect(lab.world.groupPolicies.size).toBe(0)
  })

  it('a hook holds what goes, until the inspector lets it go on', () => {
    const lab = groupLab(2)
    for (const one of groupActs('yard', { ...WANTED, kind: 'hook' })) lab.act(one.service, one.operation, one.input)
    autoscaling(lab, 'SetDesiredCapacity', { DesiredCapacity: 1 })
    const [[id, wait] = ['', undefined]] = [...lab.world.lifecycleWaits]
    const instance = lab.world.instances.get(id)
    const [hook] = wait?.hooks ?? []
    if (hook === undefined || instance === undefined) throw new Error('nothing waits')
    const { service, operation, input } = completeAct('yard', hook, instance)
    lab.act(service, operation, input)
    expect(lab.instances).toHaveLength(1)
  })
})
