import { nameInCluster } from '../api/arns.ts'
import { ATTRIBUTES_MAX, type attributeOperations } from '../api/attributes/attributeOperations.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import { ApiError, type Output } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import { attributeJson } from './attributeJson.ts'
import type { Attribute } from '../world/attributes/attribute.ts'
import { attributesOf, isBuiltIn } from '../world/attributes/attributes.ts'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import type { Context } from '../world/context.ts'
import type { World } from '../world/world.ts'

export const attributeHandlers: Handlers<typeof attributeOperations> = {
  PutAttributes(context, { input }) {
    const targeted = targetsOf(context.world, input)
    const after = new Map<string, readonly Attribute[]>()
    for (const { instance, attribute } of targeted) {
      const others = (after.get(instance.id) ?? instance.customAttributes).filter((one) => one.name !== attribute.name)
      after.set(instance.id, [...others, attribute])
    }
    for (const attributes of after.values()) if (attributes.length > ATTRIBUTES_MAX) throw tooMany()
    set(context, after)
    return { attributes: targeted.map(({ instance, attribute }) => attributeJson(instance, attribute)) }
  },
  DeleteAttributes(context, { input }) {
    const after = new Map<string, readonly Attribute[]>()
    const gone: Output[] = []
    for (const { instance, attribute } of targetsOf(context.world, input)) {
      const has = after.get(instance.id) ?? instance.customAttributes
      const found = has.find((one) => one.name === attribute.name)
      if (found === undefined) continue
      after.set(
        instance.id,
        has.filter((one) => one !== found),
      )
      gone.push(attributeJson(instance, found))
    }
    set(context, after)
    return { attributes: gone }
  },
  ListAttributes(world, given) {
    const { cluster, attributeName, attributeValue } = given.input
    if (attributeValue !== undefined && attributeName === undefined) {
      throw invalid('attributeName must be specified with attributeValue.', 'attributeName')
    }
    const { name: clusterName } = clusterNamed(world, cluster)
    const isListed = ({ name, value }: Attribute): boolean =>
      (attributeName ?? name) === name && (attributeValue ?? value) === value
    const listed = instancesIn(world, clusterName).flatMap((instance) =>
      attributesOf(instance)
        .filter(isListed)
        .map((one) => ({ instance, one })),
    )
    const page = pageOf('attributes', { arns: listed, given })
    const attributes = (page.attributes as typeof listed).map(({ instance, one }) => attributeJson(instance, one))
    return { ...page, attributes }
  },
}

interface Given {
  readonly cluster?: string | undefined
  readonly attributes: readonly {
    readonly name: string
    readonly value?: string | undefined
    readonly targetType?: 'container-instance' | undefined
    readonly targetId?: string | undefined
  }[]
}

interface Targeted {
  readonly instance: ContainerInstance
  readonly attribute: Attribute
}

/** Each attribute with the instance that it is of (ATT-2). @throws ApiError */
function targetsOf(world: World, { cluster, attributes }: Given): readonly Targeted[] {
  const { name: clusterName } = clusterNamed(world, cluster)
  return attributes.map(({ name, value = null, targetType, targetId }, index) => {
    const path = `attributes[${String(index)}]`
    if (isBuiltIn(name)) {
      throw invalid(`The attribute ${name} is set by Amazon ECS and cannot be changed.`, `${path}.name`)
    }
    const field = `${path}.targetId`
    if (targetId === undefined) throw invalid('targetId must be specified.', field)
    if (targetType === undefined && !targetId.startsWith('arn:')) {
      throw invalid('targetType must be specified when targetId is no ARN.', `${path}.targetType`)
    }
    const id = nameInCluster(targetId, 'container-instance', { cluster: clusterName, field })
    const instance = world.instances.get(id)
    if (instance === undefined || instance.status === 'booting' || instance.clusterName !== clusterName) {
      throw new ApiError('TargetNotFoundException', 'The specified target was not found.', field)
    }
    return { instance, attribute: { name, value } }
  })
}

function instancesIn(world: World, clusterName: string): readonly ContainerInstance[] {
  return [...world.instances.values()].filter((one) => one.clusterName === clusterName && one.status !== 'booting')
}

function set(context: Context, after: ReadonlyMap<string, readonly Attribute[]>): void {
  for (const [instanceId, attributes] of after) context.emit({ kind: 'attributesSet', instanceId, attributes })
}

function tooMany(): ApiError {
  const message = `You can apply up to ${String(ATTRIBUTES_MAX)} custom attributes for each resource.`
  return new ApiError('AttributeLimitExceededException', message, 'attributes')
}

function invalid(message: string, field: string): ApiError {
  return new ApiError('InvalidParameterException', message, field)
}
