import type { ContainerInstance } from '../capacity/containerInstance.ts'
import { SUBNETS } from '../network/subnets.ts'
import type { Attribute } from './attribute.ts'
import { CAPABILITIES } from './capabilities.ts'

/** All that attributes tell of an instance hangs on what it is and on what somebody gave it. */
type Described = Pick<ContainerInstance, 'availabilityZone' | 'instanceType' | 'customAttributes'>

/** One image and one network for all of the lab's instances. */
const AMI_ID = 'ami-0e1c5a7f3b9d2c4e6'
/** Everything of a lab is in one VPC. */
export const VPC_ID = 'vpc-0d4f6b8a2c0e1f3a5'

const BUILT_IN: Readonly<Record<string, (instance: Described) => string>> = {
  'ecs.ami-id': () => AMI_ID,
  'ecs.availability-zone': ({ availabilityZone }) => availabilityZone,
  'ecs.cpu-architecture': () => 'x86_64',
  'ecs.instance-type': ({ instanceType }) => instanceType,
  'ecs.os-family': () => 'LINUX',
  'ecs.os-type': () => 'linux',
  'ecs.subnet-id': ({ availabilityZone }) => SUBNETS[availabilityZone] ?? '',
  'ecs.vpc-id': () => VPC_ID,
}

const CAPABLE: ReadonlySet<string> = new Set(CAPABILITIES)

/** Whether ECS gives an attribute of this name itself: nobody else sets or removes it (ATT-1). */
export function isBuiltIn(name: string): boolean {
  return Object.hasOwn(BUILT_IN, name) || CAPABLE.has(name)
}

/** All of an instance: ECS's own with values, what its agent can do, then those that were put, in their order. */
export function attributesOf(instance: Described): readonly Attribute[] {
  const valued = Object.entries(BUILT_IN).map(([name, valueOn]) => ({ name, value: valueOn(instance) }))
  return [...valued, ...CAPABILITIES.map((name) => ({ name, value: null })), ...instance.customAttributes]
}

/** The value of an attribute; `null` for one without a value, `undefined` for one that the instance has not. */
export function attributeValue(instance: Described, name: string): string | null | undefined {
  if (Object.hasOwn(BUILT_IN, name)) return BUILT_IN[name]?.(instance)
  if (CAPABLE.has(name)) return null
  return instance.customAttributes.find((one) => one.name === name)?.value
}
