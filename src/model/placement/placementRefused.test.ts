import { describe, expect, it } from 'vitest'
import { createService, register, yard } from '../../testing/builders.ts'
import type { Input } from '../../testing/testLab.ts'

const OPERATIONS: readonly [operation: string, input: Input][] = [
  ['RunTask', { taskDefinition: 'web' }],
  ['CreateService', { serviceName: 'other', taskDefinition: 'web', desiredCount: 1 }],
  ['UpdateService', { service: 'web' }],
]

describe.each(OPERATIONS)('PLC-2, PLC-8 %s refuses, and names the field', (operation, input) => {
  it.each<readonly [field: string, placement: Input, message: string]>([
    [
      'placementStrategy',
      { placementStrategy: Array(6).fill({ type: 'random' }) },
      'Maximum number of strategies is 5',
    ],
    [
      'placementStrategy[0].field',
      { placementStrategy: [{ type: 'binpack', field: 'disk' }] },
      "binpack field 'disk' is invalid",
    ],
    [
      'placementStrategy[1].field',
      { placementStrategy: [{ type: 'random' }, { type: 'spread', field: 'rack' }] },
      "spread field 'rack' is invalid",
    ],
    [
      'placementConstraints',
      { placementConstraints: Array(11).fill({ type: 'distinctInstance' }) },
      'Maximum number of constraints is 10',
    ],
    [
      'placementConstraints[0].expression',
      { placementConstraints: [{ type: 'distinctInstance', expression: 'attribute:x == y' }] },
      'distinctInstance expression should not be specified.',
    ],
    [
      'placementConstraints[0].expression',
      { placementConstraints: [{ type: 'distinctInstance', expression: '' }] },
      'distinctInstance expression should not be specified.',
    ],
    [
      'placementConstraints[0].expression',
      { placementConstraints: [{ type: 'memberOf' }] },
      'memberOf expression should be specified.',
    ],
    [
      'placementConstraints[0].expression',
      { placementConstraints: [{ type: 'memberOf', expression: 'attribute:stack = prod' }] },
      "The expression 'attribute:stack = prod' cannot be read: at character 17 it takes an operator after attribute:stack.",
    ],
  ])('%s: %j', (field, placement, message) => {
    const lab = yard({ instances: 1 })
    register(lab)
    createService(lab, { desiredCount: 0 })
    const answer = lab.engine.execute({
      atMs: lab.nowMs,
      service: 'ecs',
      operation,
      input: { cluster: 'yard', ...input, ...placement },
    })
    expect(answer).toEqual({ error: { name: 'InvalidParameterException', message, field } })
  })
})

it('PLC-2 takes capital letters in what binpack packs, and host for instanceId', () => {
  const lab = yard()
  register(lab)
  createService(lab, {
    placementStrategy: [
      { type: 'binpack', field: 'CPU' },
      { type: 'spread', field: 'host' },
      { type: 'spread', field: 'attribute:any.name' },
    ],
  })
  expect(lab.ecs('DescribeServices', { services: ['web'] }).services).toMatchObject([
    {
      placementStrategy: [
        { type: 'binpack', field: 'cpu' },
        { type: 'spread', field: 'instanceId' },
        { type: 'spread', field: 'attribute:any.name' },
      ],
    },
  ])
})
