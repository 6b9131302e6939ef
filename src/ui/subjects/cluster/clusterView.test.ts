import { describe, expect, it } from 'vitest'
import { addInstances, createService, register, yard } from '../../../testing/builders.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import type { Act } from '../../../model/api/command.ts'
import type { LabDesk } from '../../acts/labDesk.ts'
import { actsOn } from '../subjects.ts'
import { inTheWay } from './clusterParts.ts'

/** What an act of the cluster `yard` gives at once or opens. */
function pressed(lab: TestLab, label: RegExp): readonly unknown[] {
  const given: unknown[] = []
  const desk: Partial<LabDesk> = {
    giveNow: (act: Act) => given.push(act),
    openForm: (form, id) => given.push([form, id]),
  }
  const acts = actsOn({ kind: 'cluster', id: 'yard' }, lab.world)?.acts ?? []
  acts.find((one) => label.test(one.label))?.run(desk as LabDesk)
  return given
}

const labels = (lab: TestLab) => actsOn({ kind: 'cluster', id: 'yard' }, lab.world)?.acts.map((one) => one.label)

describe('what can be done with a cluster', () => {
  it('CLU-2 Container Insights is turned on, and off again', () => {
    const lab = yard({ instances: 0 })
    for (const [label, value] of [
      ['on', 'enabled'],
      ['off', 'disabled'],
      ['on', 'enabled'],
    ]) {
      const [given] = pressed(lab, new RegExp(`Insights ${String(label)}$`)) as readonly Act[]
      expect(given?.input).toEqual({ cluster: 'yard', settings: [{ name: 'containerInsights', value }] })
      lab.act('ecs', 'UpdateClusterSettings', given?.input ?? {})
    }
  })

  it('INS-6 an EC2 instance that was deregistered is terminated here, since it stands nowhere else', () => {
    const lab = yard({ instances: 1 })
    const { id, ec2InstanceId } = lab.instance(0)
    expect(pressed(lab, /^Terminate/)).toEqual([])
    lab.ecs('DeregisterContainerInstance', { containerInstance: id })
    const [given] = pressed(lab, /^Terminate i-[0-9a-f]{4}, deregistered$/) as readonly Act[]
    expect(given?.input).toEqual({ InstanceIds: [ec2InstanceId] })
    lab.act('ec2', 'TerminateInstances', given?.input ?? {})
    expect(pressed(lab, /^Terminate/)).toEqual([])
  })

  it('CLU-1 it is deleted by a form that says what stands in its way', () => {
    const lab = yard({ instances: 0 })
    expect(pressed(lab, /^Delete$/)).toEqual([['deleteCluster', 'yard']])
    expect(inTheWay(lab.world, 'yard')).toEqual([])
    register(lab)
    addInstances(lab, { count: 2 })
    createService(lab, { desiredCount: 3 })
    lab.forward(60_000)
    expect(inTheWay(lab.world, 'yard')).toEqual(['1 service', '3 tasks', '2 instances'])
    const empty = yard({ instances: 0 })
    empty.ecs('DeleteCluster', {})
    expect(labels(empty)).toBeUndefined()
  })
})
