import { describe, expect, it } from 'vitest'
import type { Check } from '../../../model/world/placement/placementDecision.ts'
import { attributeAsked, memberOfFailure, putAttributeText } from './memberOfWords.ts'

function failed(detail: string): Check {
  return { name: 'memberOf', isOk: false, detail, value: 'attribute:stack is dev' }
}

describe('PLC-8 an instance that an expression does not select', () => {
  it('has what it has where something else is asked for', () => {
    expect(memberOfFailure(failed('attribute:stack == prod'))).toBe(
      'attribute:stack is dev where attribute:stack == prod is asked for',
    )
  })

  it.each([
    ['attribute:stack == prod', { name: 'stack', value: 'prod' }],
    ["attribute:stack equals 'a b'", { name: 'stack', value: 'a b' }],
    ['attribute:stack != prod', null],
    ['attribute:stack == prod or attribute:stack == dev', null],
    ['attribute:ecs.os-type == windows', null],
    ['runningTasksCount == 1', null],
    ['not readable', null],
  ])('%s would be met by %j', (expression, attribute) => {
    expect(attributeAsked(failed(expression))).toEqual(attribute)
    const text = attribute === null ? null : `Put stack=${attribute.value} on i-0a4c`
    expect(putAttributeText(failed(expression), 'i-0a4c')).toBe(text)
  })
})
