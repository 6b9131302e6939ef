import type { PlacementConstraint } from '../../../model/world/service/service.ts'
import { PLACEMENTS, type PlacementId } from './placements.ts'

/** Expressions to begin with, each with what it selects. */
export const EXPRESSIONS = [
  { value: 'attribute:stack == prod', label: 'Instances with an attribute', detail: 'attribute:stack == prod' },
  {
    value: 'attribute:ecs.instance-type =~ m5.*',
    label: 'Instances of some types',
    detail: 'attribute:ecs.instance-type =~ m5.*',
  },
  {
    value: 'not(task:group == service:web)',
    label: 'Instances without tasks of a service',
    detail: 'not(task:group == service:web)',
  },
] as const

/** A way of placing, on the instances that an expression selects; empty takes any. */
export function placementInput(placement: PlacementId, expression: string) {
  const { input } = PLACEMENTS[placement]
  const others: readonly PlacementConstraint[] = 'placementConstraints' in input ? input.placementConstraints : []
  const placementConstraints = withMemberOf(others, expression)
  return { ...input, ...(placementConstraints.length > 0 && { placementConstraints }) }
}

/** The expression of the first memberOf constraint; empty without one. */
export function memberOfIn(constraints: readonly PlacementConstraint[]): string {
  return constraints.find((one) => one.type === 'memberOf')?.expression ?? ''
}

/** The same constraints with this expression in the place of the first; without it where it is empty. */
export function withMemberOf(
  constraints: readonly PlacementConstraint[],
  expression: string,
): readonly PlacementConstraint[] {
  const first = constraints.findIndex((one) => one.type === 'memberOf')
  const before = first < 0 ? constraints : constraints.slice(0, first)
  const after = first < 0 ? [] : constraints.slice(first + 1)
  if (expression.trim() === '') return [...before, ...after]
  return [...before, { type: 'memberOf', expression: expression.trim() }, ...after]
}
