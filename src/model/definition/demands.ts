import type { TaskDefinitionInput } from '../api/definition/taskDefinitionShape.ts'
import { expressionOf } from '../api/placement/placementShape.ts'
import type { MemberOf } from '../world/service/service.ts'

interface Requirement {
  readonly type: string
  readonly value?: string | undefined
}

/** How many GPUs a container asks for; the form of its value is the shape's to check. */
export function gpusOf(container: { readonly resourceRequirements?: readonly Requirement[] | undefined }): number {
  const wanted = container.resourceRequirements?.filter(({ type }) => type === 'GPU') ?? []
  return wanted.reduce((sum, { value = '' }) => sum + (/^[0-9]{1,3}$/.test(value) ? Number(value) : 0), 0)
}

/** The definition's own constraints (PLC-8). @throws ApiError  ClientException for an expression that cannot be read */
export function memberOfIn({ placementConstraints = [] }: TaskDefinitionInput): readonly MemberOf[] {
  return placementConstraints.map(({ expression }, index) => {
    const at = { field: `placementConstraints[${String(index)}].expression`, error: 'ClientException' } as const
    return { type: 'memberOf', expression: expressionOf(expression, at) }
  })
}
