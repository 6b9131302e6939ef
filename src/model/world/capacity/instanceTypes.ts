import type { Resources } from './containerInstance.ts'

/**
 * What an instance of a type registers (INS-2): 1,024 CPU units a vCPU, and the memory that the operating
 * system leaves, which AWS does not publish for each type: these are the model's figures.
 */
const sizes = {
  't3.micro': { vcpu: 2, memoryMib: 940 },
  't3.small': { vcpu: 2, memoryMib: 1_910 },
  't3.medium': { vcpu: 2, memoryMib: 3_830 },
  't3.large': { vcpu: 2, memoryMib: 7_800 },
  't3.xlarge': { vcpu: 4, memoryMib: 15_700 },
  't3.2xlarge': { vcpu: 8, memoryMib: 31_600 },
  'm5.large': { vcpu: 2, memoryMib: 7_800 },
  'm5.xlarge': { vcpu: 4, memoryMib: 15_700 },
  'm5.2xlarge': { vcpu: 8, memoryMib: 31_600 },
  'm5.4xlarge': { vcpu: 16, memoryMib: 63_400 },
  'm6i.large': { vcpu: 2, memoryMib: 7_800 },
  'm6i.xlarge': { vcpu: 4, memoryMib: 15_700 },
  'm6i.2xlarge': { vcpu: 8, memoryMib: 31_600 },
  'm6i.4xlarge': { vcpu: 16, memoryMib: 63_400 },
  'c5.large': { vcpu: 2, memoryMib: 3_830 },
  'c5.xlarge': { vcpu: 4, memoryMib: 7_800 },
  'c5.2xlarge': { vcpu: 8, memoryMib: 15_700 },
  'c6i.large': { vcpu: 2, memoryMib: 3_830 },
  'c6i.xlarge': { vcpu: 4, memoryMib: 7_800 },
  'c6i.2xlarge': { vcpu: 8, memoryMib: 15_700 },
  'r5.large': { vcpu: 2, memoryMib: 15_700 },
} as const

export type InstanceType = keyof typeof sizes

export const INSTANCE_TYPES = Object.keys(sizes) as readonly InstanceType[]

export function isInstanceType(text: string): text is InstanceType {
  return Object.hasOwn(sizes, text)
}

export function resourcesOf(type: InstanceType): Resources {
  const { vcpu, memoryMib } = sizes[type]
  return { cpuUnits: vcpu * 1_024, memoryMib }
}
