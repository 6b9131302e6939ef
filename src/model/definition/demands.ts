import type { TaskDefinitionInput } from '../api/definition/taskDefinitionShape.ts'
import { expressionOf } from '../api/placement/placementShape.ts'
import type { MemberOf } from '../world/service/service.ts'

/** The definition's own constraints (PLC-8). @throws ApiError  ClientException for an expression that cannot be read */
export function memberOfIn({ placementConstraints = [] }: TaskDefinitionInput): readonly MemberOf[] {
  return placementConstraints.map(({ expression }, index) => {
    const at = { field: `placementConstraints[${String(index)}].expression`, error: 'ClientException' } as const
    return { type: 'memberOf', expression: expressionOf(expression, at) }
  })
}
