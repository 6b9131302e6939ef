import { instanceArn } from '../api/arns.ts'
import type { Output } from '../api/command.ts'
import type { Attribute } from '../world/attributes/attribute.ts'
import { attributesOf } from '../world/attributes/attributes.ts'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'

/** As the operations of attributes answer: with what it is of. */
export function attributeJson(instance: ContainerInstance, attribute: Attribute): Output {
  return { ...nameAndValue(attribute), targetId: instanceArn(instance.clusterName, instance.id) }
}

/** As a description of the instance has them. */
export function attributesJson(instance: ContainerInstance): readonly Output[] {
  return attributesOf(instance).map(nameAndValue)
}

function nameAndValue({ name, value }: Attribute): Output {
  return value === null ? { name } : { name, value }
}
