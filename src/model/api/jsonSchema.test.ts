import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { goodActs } from '../../testing/badInput/goodActs.fixture.ts'
import { prepared } from '../../testing/badInput/preparedLab.fixture.ts'
import { jsonSchemaOf } from './jsonSchema.ts'
import { operationOf } from './operations.ts'
import { absent, described, flag, kept, list, optional, required, struct, text, textMap, whole } from './shape.ts'

function fits(service: string, operation: string, input: unknown): boolean {
  const known = operationOf(service, operation)
  if (known === undefined) throw new Error(`no operation ${operation}`)
  return z.fromJSONSchema(jsonSchemaOf(known.input) as never).safeParse(input).success
}

describe('API-3 a shape as JSON Schema', () => {
  it.each(goodActs(prepared.world).map((one) => [one.operation, one] as const))('takes a good %s', (_, one) => {
    expect(fits(one.service, one.operation, one.input)).toBe(true)
  })

  it.each<[operation: string, input: unknown]>([
    ['UpdateService', {}],
    ['UpdateService', { service: 'web', desiredCount: '4' }],
    ['UpdateService', { service: 'web', desiredCount: -1 }],
    ['UpdateService', { service: 'web', desiredcount: 4 }],
    ['CreateService', { serviceName: 'a b', taskDefinition: 'web' }],
    ['StopTask', { task: '' }],
    ['UpdateTaskProtection', { cluster: 'c', tasks: [], protectionEnabled: true }],
    ['UpdateContainerInstancesState', { containerInstances: ['a'], status: 'GONE' }],
  ])('%s does not take %j', (operation, input) => {
    expect(fits('ecs', operation, input)).toBe(false)
  })

  it('says of each member what an editor can show', () => {
    const shape = struct({
      count: required(described(optional(whole({ min: 1, max: 3 })), 'How many.').shape),
      name: described(optional(text({ max: 5 })), 'A name.'),
      tags: optional(textMap()),
      isOn: optional(flag()),
      all: optional(list(text(), { min: 1, max: 2 })),
      old: kept('list'),
      balancers: absent('load balancers', 'list'),
    })
    expect(jsonSchemaOf(shape)).toMatchObject({
      required: ['count'],
      additionalProperties: false,
      properties: {
        count: { type: 'integer', minimum: 1, maximum: 3 },
        name: { type: 'string', maxLength: 5, description: 'A name.' },
        tags: { type: 'object', additionalProperties: { type: 'string' } },
        isOn: { type: 'boolean' },
        all: { type: 'array', minItems: 1, maxItems: 2 },
        old: { type: 'array', description: 'It is kept and has no effect in the lab.' },
        balancers: {
          type: 'array',
          description: 'The lab has no load balancers yet: it is refused unless it is empty.',
        },
      },
    })
  })
})
