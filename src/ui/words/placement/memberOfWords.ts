import type { Attribute } from '../../../model/world/attributes/attribute.ts'
import { isBuiltIn } from '../../../model/world/attributes/attributes.ts'
import type { Check } from '../../../model/world/placement/placementDecision.ts'
import { parseQuery } from '../../../model/world/placement/query/parseQuery.ts'

/** `attribute:stack is dev where attribute:stack == prod is asked for`. */
export function memberOfFailure({ detail = '', value = '' }: Check): string {
  return `${value} where ${detail} is asked for`
}

/** The attribute that an instance would have to be given to be selected; `null` where it is more than one, or ECS's own. */
export function attributeAsked({ detail = '' }: Check): Attribute | null {
  const parsed = parseQuery(detail)
  if ('problem' in parsed || parsed.query.kind !== 'condition') return null
  const { subject, operator, argument } = parsed.query
  if (subject.kind !== 'attribute' || operator !== '==' || argument.kind !== 'text') return null
  return isBuiltIn(subject.name) ? null : { name: subject.name, value: argument.text }
}

/** `Put stack=prod on i-0a4c`. */
export function putAttributeText(check: Check, instance: string): string | null {
  const asked = attributeAsked(check)
  return asked === null ? null : `Put ${asked.name}=${asked.value ?? ''} on ${instance}`
}
