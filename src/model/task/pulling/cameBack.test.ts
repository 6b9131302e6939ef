import { describe, expect, it } from 'vitest'
import { runTask, yard } from '../../../testing/builders.ts'
import { described, HOST, IMAGE, pulledIn, push, registerShop, withShop } from '../../../testing/pulling.ts'
import type { TestLab } from '../../../testing/testLab.ts'

function setUnpullable(lab: TestLab, cannotBePulled: boolean): void {
  lab.act('lab', 'SetContainerBehavior', { image: IMAGE, cannotBePulled })
}

describe('PUL-4 what has come back by the last try', () => {
  it('is pulled also where its image was unpullable, and has its digest', () => {
    const lab = yard({ instances: 1 })
    const digest = withShop(lab, { sizeMb: 40 })
    registerShop(lab)
    lab.forward(1_000)
    setUnpullable(lab, true)
    const [id = ''] = runTask(lab).ids
    lab.forward(3_000)
    setUnpullable(lab, false)
    lab.forward(60_000)
    expect(pulledIn(lab, id)).toBe(7 + 3)
    expect(described(lab, id).containers[0]).toMatchObject({ lastStatus: 'RUNNING', imageDigest: digest })
  })

  it('also while the agent of its instance was away', () => {
    const lab = yard({ instances: 1 })
    const digest = withShop(lab)
    registerShop(lab)
    lab.forward(1_000)
    setUnpullable(lab, true)
    const [id = ''] = runTask(lab).ids
    const setAgent = (connected: boolean): void => {
      const containerInstance = lab.instances[0]?.id
      lab.act('lab', 'SetAgentConnected', { cluster: 'yard', containerInstance, connected })
    }
    setAgent(false)
    lab.forward(60_000)
    setUnpullable(lab, false)
    setAgent(true)
    lab.forward(5_000)
    expect(described(lab, id).containers[0]).toMatchObject({ lastStatus: 'RUNNING', imageDigest: digest })
  })

  it('takes its own time: what fails again was tried often enough', () => {
    const lab = yard({ instances: 1 })
    withShop(lab, null)
    const main = { name: 'main', image: IMAGE, memory: 16 }
    const side = { ...main, name: 'side', image: `${HOST}/shop:2` }
    lab.ecs('RegisterTaskDefinition', { family: 'web', containerDefinitions: [main, side] })
    const [id = ''] = runTask(lab).ids
    lab.forward(10_000)
    push(lab, IMAGE, { sizeMb: 40 })
    lab.forward(60_000)
    expect(pulledIn(lab, id)).toBe(14.7 + 3)
    expect(described(lab, id)).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'TaskFailedToStart' })
  })
})
