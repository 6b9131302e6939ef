import type { Condition, ConditionOperator } from './policyDocument.ts'
import { matchesWildcards } from '../../../base/wildcards.ts'
import { matchesArn } from './wildcards.ts'

/** What a request says of itself, by condition key; a key that it has not is left out. */
export type RequestContext = Readonly<Record<string, readonly string[]>>

/** The first condition that does not hold; `null` when all do. Keys are compared whatever their case. */
export function failedCondition(conditions: readonly Condition[], context: RequestContext): Condition | null {
  return conditions.find((one) => !holds(one, context)) ?? null
}

function holds(condition: Condition, context: RequestContext): boolean {
  const given = valuesOf(context, condition.key)
  const { operator, set, values } = condition
  if (operator === 'Null') return values.includes(String(given.length === 0))
  // IAM guide, reference_policies_condition-single-vs-multi-valued-context-keys: of nothing, all are and none is.
  if (set === 'ForAllValues') return given.every((one) => satisfies(operator, values, one))
  if (set === 'ForAnyValue') return given.some((one) => satisfies(operator, values, one))
  const [only] = given
  if (only === undefined) return condition.isIfExists || isNegated(operator)
  return given.every((one) => satisfies(operator, values, one))
}

function valuesOf(context: RequestContext, key: string): readonly string[] {
  const wanted = key.toLowerCase()
  const name = Object.keys(context).find((one) => one.toLowerCase() === wanted)
  return name === undefined ? [] : (context[name] ?? [])
}

/** One of the values will do; of a negated operator none may. */
function satisfies(operator: ConditionOperator, values: readonly string[], given: string): boolean {
  return values.some((one) => compares(operator, one, given)) !== isNegated(operator)
}

function isNegated(operator: ConditionOperator): boolean {
  return operator.includes('Not')
}

function compares(operator: ConditionOperator, wanted: string, given: string): boolean {
  switch (operator) {
    case 'StringEquals':
    case 'StringNotEquals':
      return wanted === given
    case 'StringEqualsIgnoreCase':
    case 'StringNotEqualsIgnoreCase':
    case 'Bool':
      return wanted.toLowerCase() === given.toLowerCase()
    case 'StringLike':
    case 'StringNotLike':
      return matchesWildcards(wanted, given)
    case 'ArnEquals':
    case 'ArnLike':
    case 'ArnNotEquals':
    case 'ArnNotLike':
      return matchesArn(wanted, given)
    case 'Null':
      return false
  }
}
