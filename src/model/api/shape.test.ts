import { describe, expect, it } from 'vitest'
import {
  apiTime,
  clusterArn,
  clusterNameOf,
  definitionArn,
  definitionNameOf,
  instanceArn,
  nameInCluster,
  serviceArn,
  taskArn,
} from './arns.ts'
import { ApiError } from './command.ts'
import {
  absent,
  bytes,
  flag,
  kept,
  keptAs,
  list,
  name,
  oneOf,
  optional,
  required,
  struct,
  text,
  textMap,
  whole,
  type Shape,
} from './shape.ts'
import { readInput } from './readInput.ts'

function refusal(shape: Shape, value: unknown): string {
  try {
    readInput(shape, value)
  } catch (error) {
    if (error instanceof ApiError) return error.message
    throw error
  }
  return 'accepted'
}

it('a refusal shows what the given text hides, and cuts it between characters', () => {
  const hiding = { ['na\u202eme\u200b']: 1 }
  expect(refusal(struct({ name: optional(text()) }), hiding)).toContain(
    'Unknown parameter in input: "na\\u202eme\\u200b"',
  )
  expect(refusal(oneOf(['EC2']), 'EC2\u2066')).toContain('is "EC2\\u2066", it takes EC2')
  expect(refusal(struct({ options: optional(textMap()) }), { options: { ['a\u202eb']: 1 } })).toContain(
    'options.a\\u202eb',
  )
  const long = refusal(oneOf(['EC2']), `x${'😀'.repeat(100)}`)
  expect(long).toContain(`"x${'😀'.repeat(78)}…`)
  expect(long.isWellFormed()).toBe(true)
})

const inner = struct({ count: required(whole({ min: 1, max: 9 })), note: kept('structure') })
const shape = struct({
  name: required(text({ max: 5 })),
  list: optional(list(inner, { max: 2 })),
  extra: kept('integer'),
})

describe('DET-5 input is read field by field, or refused whole', () => {
  it('gives what it knows, and the paths of what it kept', () => {
    const given = { name: 'a', list: [{ count: 1 }, { count: 2, note: { a: 1 } }], extra: 7 }
    expect(readInput(shape, given)).toEqual({ value: given, kept: ['list[1].note', 'extra'] })
  })

  it('what is empty asks for nothing, so it is not said to be kept', () => {
    for (const extra of [{}, []]) expect(readInput(shape, { name: 'a', extra }).kept).toEqual([])
    expect(readInput(shape, { name: 'a', extra: false }).kept).toEqual(['extra'])
  })

  it('what is kept is read too, where AWS would refuse it', () => {
    const strict = struct({ size: keptAs(whole({ min: 21, max: 200 })) })
    expect(readInput(strict, { size: 21 })).toEqual({ value: { size: 21 }, kept: ['size'] })
    expect(refusal(strict, { size: 20 })).toBe('Invalid parameter size: is 20, it takes 21 to 200.')
  })

  it('what AWS takes and the lab has not is refused in those words, not as if AWS knew no such thing', () => {
    const lacking = struct({
      type: required(oneOf(['EC2'], { EXTERNAL: 'external instances' })),
      more: absent('more', 'list'),
    })
    expect(refusal(lacking, { type: 'EXTERNAL' })).toBe(
      'Invalid parameter type: the lab has no external instances yet.',
    )
    expect(refusal(lacking, { type: 'toString' })).toBe(
      'Invalid parameter type: is "toString", it takes EC2, EXTERNAL.',
    )
    expect(refusal(lacking, { type: 'EC2', more: [1] })).toBe('Invalid parameter more: the lab has no more yet.')
    for (const more of [[], {}, null]) expect(refusal(lacking, { type: 'EC2', more })).toBe('accepted')
  })

  it('null is not given', () => {
    expect(readInput(shape, { name: 'a', list: null, extra: null })).toEqual({ value: { name: 'a' }, kept: [] })
  })

  it.each<readonly [value: unknown, message: string]>([
    [null, 'Invalid type for parameter input, value: null, valid types: object'],
    [[], 'Invalid type for parameter input, value: [], valid types: object'],
    ['x', 'Invalid type for parameter input, value: "x", valid types: object'],
    [{}, 'Missing required parameter in input: "name"'],
    [{ name: null }, 'Missing required parameter in input: "name"'],
    [
      { name: 'a', Name: 1 },
      'Unknown parameter in input: "Name", must be one of: name, list, extra. Did you mean "name"?',
    ],
    [{ name: 'a', other: 1 }, 'Unknown parameter in input: "other", must be one of: name, list, extra'],
    [{ name: 'abcdef' }, 'Invalid parameter name: has 6 characters, at most 5 are allowed.'],
    [{ name: '' }, 'Invalid parameter name: must not be empty.'],
    [{ name: 'a', list: {} }, 'Invalid type for parameter list, value: {}, valid types: list'],
    [
      { name: 'a', list: [{ count: 1 }, { count: 2 }, { count: 3 }] },
      'Invalid parameter list: has 3 entries, it takes 0 to 2.',
    ],
    [{ name: 'a', list: [{ count: 1 }, {}] }, 'Missing required parameter in list[1]: "count"'],
    [{ name: 'a', list: [{ count: 10 }] }, 'Invalid parameter list[0].count: is 10, it takes 1 to 9.'],
    [
      { name: 'a', list: [{ count: '1' }] },
      'Invalid type for parameter list[0].count, value: "1", valid types: integer',
    ],
    [{ name: 'x'.repeat(200), a: 1 }, 'Unknown parameter in input: "a", must be one of: name, list, extra'],
  ])('%j', (value, message) => {
    expect(refusal(shape, value)).toBe(message)
  })

  it('what is quoted is short', () => {
    expect(refusal(flag(), 'x'.repeat(500)).length).toBeLessThan(200)
  })

  it.each<readonly [what: string, read: Shape, good: readonly unknown[], bad: readonly unknown[]]>([
    ['whole numbers', whole({ min: 0, max: 5 }), [0, 5, 2], [-0, -1, 6, 1.5, NaN, Infinity, '1', null, true]],
    ['flags', flag(), [true, false], [0, 'true', null]],
    ['words', oneOf(['a', 'b']), ['a', 'b'], ['A', 'c', '', 1, null]],
    ['names', name('x'), ['a', 'A-b_9', 'x'.repeat(255)], ['', 'a b', 'a.b', 'ä', 'x'.repeat(256), 1]],
    ['texts', text({ max: 3 }), ['a', 'ä€é'], ['', 'abcd', 'a\0', '\ud800', 1]],
    ['texts of so many bytes', bytes(4), ['a', 'aaaa', 'éé', '😀'], ['', 'aaaaa', 'ééa', '€€', 1]],
    ['texts that may be empty', text({ min: 0 }), [''], [null]],
  ])('%s', (_what, ...[read, good, bad]) => {
    for (const value of good) expect(refusal(read, value), JSON.stringify(value)).toBe('accepted')
    for (const value of bad) expect(refusal(read, value), JSON.stringify(value)).not.toBe('accepted')
  })
})

describe('CLU-1 names and ARNs', () => {
  const ARN = 'arn:aws:ecs:us-east-1:123456789012'
  const read = {
    cluster: clusterNameOf,
    'task-definition': definitionNameOf,
    service: (given: string) => nameInCluster(given, 'service', { cluster: 'yard', field: 'service' }),
    task: (given: string) => nameInCluster(given, 'task', { cluster: 'yard', field: 'task' }),
    'container-instance': (given: string) =>
      nameInCluster(given, 'container-instance', { cluster: 'yard', field: 'container-instance' }),
  }

  it.each<[keyof typeof read, given: string, short: string]>([
    ['cluster', 'yard', 'yard'],
    ['cluster', `${ARN}:cluster/yard`, 'yard'],
    ['cluster', 'Y_a-9'.repeat(51), 'Y_a-9'.repeat(51)],
    ['task-definition', 'web', 'web'],
    ['task-definition', 'web:12', 'web:12'],
    ['task-definition', `${ARN}:task-definition/web:12`, 'web:12'],
    ['service', 'web', 'web'],
    ['service', `${ARN}:service/yard/web`, 'web'],
    // As ARNs of services once were.
    ['service', `${ARN}:service/web`, 'web'],
    ['task', '0a', '0a'],
    ['task', `${ARN}:task/yard/0a`, '0a'],
    ['container-instance', `${ARN}:container-instance/yard/0a`, '0a'],
  ])('of a %s, %s is %s', (kind, given, short) => {
    expect(read[kind](given)).toBe(short)
  })

  const WORDS = 'Invalid identifier: '
  it.each<[keyof typeof read, message: string]>([
    ['cluster', 'Cluster must match ^[a-zA-Z0-9\\-_]{1,255}$, but was '],
    ['task-definition', WORDS],
    ['service', WORDS],
    ['task', WORDS],
    ['container-instance', WORDS],
  ])('a %s is named by nothing else', (kind, message) => {
    const names = ['nowhere/web', '/web', 'web/', 'yard/web/', 'a b', 'ä', 'a.b', 'web ', '../web', 'x'.repeat(256)]
    for (const name of [...names, 'yard/yard/web', `${ARN}:other/web`.slice(4)]) {
      expect(() => read[kind](name), name).toThrow(message)
      expect(() => read[kind](`${ARN}:${kind}/x/${name}`), name).toThrow(message)
    }
  })

  it('CLUSTER/NAME is no name, and a cluster’s ARN has no folders', () => {
    expect(() => nameInCluster('yard/web', 'service', { cluster: 'yard', field: 'service' })).toThrow(WORDS)
    expect(() => clusterNameOf(`${ARN}:cluster/nowhere/yard`)).toThrow('Cluster must match')
    expect(() => definitionNameOf(`${ARN}:task-definition/nowhere/web:1`)).toThrow(WORDS)
    expect(() => nameInCluster(`${ARN}:service/x/yard/web`, 'service', { cluster: 'yard', field: 'service' })).toThrow(
      WORDS,
    )
  })

  it('a refusal names the field that it was given in', () => {
    const fieldOf = (read: () => string) => {
      try {
        return read()
      } catch (error) {
        return error instanceof ApiError ? error.field : error
      }
    }
    expect(fieldOf(() => clusterNameOf('a b'))).toBe('cluster')
    expect(fieldOf(() => clusterNameOf(serviceArn('a', 'b'), 'clusters'))).toBe('clusters')
    expect(fieldOf(() => definitionNameOf('a b'))).toBe('taskDefinition')
    expect(fieldOf(() => nameInCluster('a b', 'task', { cluster: 'yard', field: 'tasks' }))).toBe('tasks')
  })

  it('what is of another cluster is refused, naming both', () => {
    expect(() => nameInCluster(serviceArn('annex', 'web'), 'service', { cluster: 'yard', field: 'service' })).toThrow(
      'Invalid identifier: Identifier is for cluster annex. Your cluster is yard',
    )
  })

  it('an ARN is of this partition, region, account and kind', () => {
    const arns = [clusterArn('c'), taskArn('c', 't'), instanceArn('c', 'i'), definitionArn('web:1')]
    for (const arn of arns)
      expect(() => nameInCluster(arn, 'service', { cluster: 'c', field: 'service' })).toThrow('Invalid identifier')
    for (const arn of [serviceArn('c', 's'), taskArn('c', 't'), definitionArn('web:1')]) {
      expect(() => clusterNameOf(arn)).toThrow('Invalid identifier')
    }
    const foreign = [
      'arn:aws-cn:ecs:us-east-1:123456789012:cluster/c',
      'arn:aws:ecs:eu-west-1:123456789012:cluster/c',
      'arn:aws:ecs:us-east-1:1:cluster/c',
      'arn:aws:s3:us-east-1:123456789012:cluster/c',
    ]
    for (const arn of foreign) expect(() => clusterNameOf(arn), arn).toThrow('Invalid identifier')
  })

  it('times of the API are seconds since 1970, from 2026 on', () => {
    expect(new Date(apiTime(1_500) * 1_000).toISOString()).toBe('2026-01-01T00:00:01.500Z')
  })
})
