import { describe, expect, it } from 'vitest'
import { TestLab } from '../../../testing/testLab.ts'
import { yard } from '../../../testing/builders.ts'
import { INSTANCE_TYPES, isInstanceType, resourcesOf } from './instanceTypes.ts'

/** INS-2: vCPUs, nominal MiB, MiB registered. */
const TABLE: Readonly<Record<string, readonly [vcpu: number, nominalMib: number, memoryMib: number]>> = {
  't3.micro': [2, 1_024, 940],
  't3.small': [2, 2_048, 1_910],
  't3.medium': [2, 4_096, 3_830],
  't3.large': [2, 8_192, 7_800],
  't3.xlarge': [4, 16_384, 15_700],
  't3.2xlarge': [8, 32_768, 31_600],
  'm5.large': [2, 8_192, 7_800],
  'm5.xlarge': [4, 16_384, 15_700],
  'm5.2xlarge': [8, 32_768, 31_600],
  'm5.4xlarge': [16, 65_536, 63_400],
  'c5.large': [2, 4_096, 3_830],
  'c5.xlarge': [4, 8_192, 7_800],
  'c5.2xlarge': [8, 16_384, 15_700],
  'r5.large': [2, 16_384, 15_700],
}
const SIXTH = ['m6i.large', 'm6i.xlarge', 'm6i.2xlarge', 'm6i.4xlarge', 'c6i.large', 'c6i.xlarge', 'c6i.2xlarge']
const rows = [...Object.entries(TABLE), ...SIXTH.map((type) => [type, TABLE[type.replace('6i', '5')]] as const)]

describe('INS-2 what an instance registers', () => {
  it.each(rows)('%s', (type, row) => {
    const [vcpu = 0, , memoryMib] = row ?? []
    if (!isInstanceType(type)) return expect.fail(`${type} is no type`)
    expect(resourcesOf(type)).toEqual({ cpuUnits: vcpu * 1_024, memoryMib })
  })

  it('is all that the lab knows, and between 91 and 98 % of nominal', () => {
    expect(INSTANCE_TYPES.map(String).sort()).toEqual(rows.map(([type]) => type).sort())
    for (const [, nominal, registered] of Object.values(TABLE)) {
      expect(registered / nominal).toBeGreaterThan(0.91)
      expect(registered / nominal).toBeLessThan(0.98)
    }
    for (const name of ['m5.huge', 'constructor', '__proto__', '']) expect(isInstanceType(name)).toBe(false)
  })

  it('is its type’s unless a lab says otherwise', () => {
    const lab = yard({ instances: 0 })
    lab.act('lab', 'AddContainerInstances', { cluster: 'yard', instanceType: 'c5.large' })
    lab.act('lab', 'AddContainerInstances', { cluster: 'yard', instanceType: 'c5.large', memoryMib: 1_024 })
    lab.act('lab', 'AddContainerInstances', { cluster: 'yard', instanceType: 'c5.large', cpuUnits: 128 })
    expect(lab.instances.map((one) => one.registered)).toEqual([
      { cpuUnits: 2_048, memoryMib: 3_830 },
      { cpuUnits: 2_048, memoryMib: 1_024 },
      { cpuUnits: 128, memoryMib: 3_830 },
    ])
  })

  it('is refused when the type is unknown', () => {
    const lab = new TestLab()
    lab.ecs('CreateCluster', {})
    expect(lab.refusal('lab', 'AddContainerInstances', { instanceType: 'm5.lage' }).message).toMatch(
      /^Invalid parameter instanceType: the lab knows t3.micro, .*, not "m5.lage".$/,
    )
  })
})
