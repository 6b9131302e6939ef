import { must } from '../../../base/assert.ts'
import type { Appliers } from '../appliers.ts'
import { copyInstance } from '../copies.ts'
import type { Attribute } from './attribute.ts'

/** All custom attributes of an instance, in the place of those that it had. */
export interface AttributesSet {
  readonly kind: 'attributesSet'
  readonly instanceId: string
  readonly attributes: readonly Attribute[]
}

export const attributeAppliers: Appliers<AttributesSet> = {
  attributesSet: (world, { instanceId, attributes }) => {
    const instance = must(world.instances.get(instanceId), instanceId)
    world.instances.set(instanceId, Object.assign(copyInstance(instance), { customAttributes: attributes }))
  },
}
