import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import type { Attribute } from '../../../model/world/attributes/attribute.ts'

interface OfInstance {
  readonly clusterName: string
  readonly id: string
}

export function putAttributesAct(of: OfInstance, attributes: readonly Attribute[]): Act {
  return act('ecs', 'PutAttributes', {
    cluster: of.clusterName,
    attributes: attributes.map(({ name, value }) => ({
      name,
      ...(value !== null && { value }),
      ...targetOf(of),
    })),
  })
}

export function deleteAttributeAct(of: OfInstance, name: string): Act {
  return act('ecs', 'DeleteAttributes', { cluster: of.clusterName, attributes: [{ name, ...targetOf(of) }] })
}

function targetOf({ id }: OfInstance): { readonly targetType: 'container-instance'; readonly targetId: string } {
  return { targetType: 'container-instance', targetId: id }
}
