import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instanceOf } from '../../../../testing/instances.ts'
import type { Attribute } from '../../attributes/attribute.ts'
import { isSelected, valuesOn, type Facts } from './evaluate.ts'
import { parseQuery } from './parseQuery.ts'
import type { Query } from './query.ts'

function queryOf(text: string): Query {
  const parsed = parseQuery(text)
  return 'query' in parsed ? parsed.query : expect.fail(`${text}: ${parsed.problem}`)
}

interface Told {
  readonly type: string
  readonly zone: string
  readonly version: string
  readonly groups: readonly string[]
  readonly attributes?: readonly Attribute[]
}

function factsOf({ type, zone, version, groups, attributes = [] }: Told): Facts {
  const instance = instanceOf({
    id: type,
    ec2InstanceId: `i-${type.replace('.', '')}`,
    instanceType: type,
    availabilityZone: zone,
    registeredAtMs: 200_000,
    customAttributes: attributes,
  })
  return { instance, agentVersion: version, groups: () => groups, runningTasksCount: () => groups.length }
}

const stack = (value: string | null): Attribute => ({ name: 'stack', value })
const I1 = factsOf({
  type: 't2.small',
  zone: 'us-east-1a',
  version: '1.14.4',
  groups: ['service:production'],
  attributes: [stack('prod'), { name: 'SpaceLeft', value: '9.5' }, { name: 'bare', value: null }],
})
const I2 = factsOf({ type: 'g2.2xlarge', zone: 'us-east-1d', version: '1.80.0', groups: [] })

describe('CQL-2 which instances an expression selects', () => {
  it.each([
    ['attribute:ecs.instance-type == t2.small', 'I1'],
    ['attribute:ecs.availability-zone in [us-east-1a, us-east-1b]', 'I1'],
    ['attribute:ecs.instance-type =~ g2.* and attribute:ecs.availability-zone != us-east-1d', ''],
    ['attribute:ecs.instance-type =~ g2.* or attribute:ecs.availability-zone != us-east-1d', 'I1 I2'],
    ['task:group == service:production', 'I1'],
    ['task:group != service:production', 'I2'],
    ['not(task:group == database)', 'I1 I2'],
    ['runningTasksCount == 1', 'I1'],
    ['runningTasksCount < 1', 'I2'],
    ['agentVersion < 1.14.5', 'I1'],
    ['agentVersion >= 1.14.5', 'I2'],
    ['agentVersion > 1.9', 'I1 I2'],
    ['agentVersion == 1.80', 'I2'],
    ['registeredAt < 2018-02-13', ''],
    ['registeredAt == 2026-01-01T00:03:20Z', 'I1 I2'],
    ['registeredAt > 2026-01-01', 'I1 I2'],
    ['registeredAt <= 2026-01-01T01:03:20+01:00', 'I1 I2'],
    ['registeredAt < 2026-01-01T00:03:20-00:01', 'I1 I2'],
    ["ec2InstanceId in ['i-t2small', 'i-wxyx7890']", 'I1'],
    ['agentConnected == true', 'I1 I2'],
    ['agentConnected not_equals true', ''],
    ['attribute:stack exists', 'I1'],
    ['attribute:stack !exists', 'I2'],
    ['attribute:bare exists', 'I1'],
    ['attribute:ecs.capability.task-eni exists', 'I1 I2'],
    ['attribute:stack == prod', 'I1'],
    ['attribute:stack == Prod', ''],
    ['attribute:stack != prod', 'I2'],
    ['attribute:stack !in [prod, dev]', 'I2'],
    ['attribute:stack !~ pr.*', 'I2'],
    ['attribute:stack =~ pr', ''],
    ['attribute:stack > prad', 'I1'],
    ['attribute:SpaceLeft >= 0.1', 'I1'],
    ['attribute:SpaceLeft >= 10', ''],
    ['(attribute:stack == prod or runningTasksCount == 0) and not attribute:stack exists', 'I2'],
    // `and` binds more than `or`, `not` more than both.
    ['attribute:stack == prod or runningTasksCount == 0 and attribute:stack exists', 'I1'],
    ['!attribute:stack exists && runningTasksCount == 0 || attribute:stack matches p(ro|xx)d', 'I1 I2'],
  ])('%s: %s', (text, selected) => {
    const query = queryOf(text)
    const names = [...(isSelected(query, I1) ? ['I1'] : []), ...(isSelected(query, I2) ? ['I2'] : [])]
    expect(names.join(' ')).toBe(selected)
  })

  it('tells what is on an instance, each subject once', () => {
    const query = queryOf(
      'attribute:stack == prod and (attribute:stack != dev or runningTasksCount < 3) and attribute:bare exists and registeredAt > 2026-01-01',
    )
    expect(valuesOn(query, I1)).toEqual([
      'attribute:stack is prod',
      'runningTasksCount is 1',
      'attribute:bare is there',
      'registeredAt is 2026-01-01T00:03:20Z',
    ])
    expect(valuesOn(query, I2).slice(0, 3)).toEqual([
      'attribute:stack is not there',
      'runningTasksCount is 0',
      'attribute:bare is not there',
    ])
    expect(valuesOn(queryOf('task:group == a and agentVersion > 1'), I2)).toEqual([
      'task:group is of no task',
      'agentVersion is 1.80.0',
    ])
  })
})

/** A random expression beside a question that tells the same without reading it. */
interface Random {
  readonly text: string
  readonly ask: (told: Told) => boolean
}

const valueIn = (told: Told, name: string) => told.attributes?.find((one) => one.name === name)?.value

const condition: fc.Arbitrary<Random> = fc
  .record({
    name: fc.constantFrom('stack', 'rack'),
    group: fc.constantFrom('a', 'service:b'),
    value: fc.constantFrom('x', 'y', 'xy'),
    count: fc.nat(3),
    which: fc.nat(9),
    word: fc.boolean(),
  })
  .map(({ name, group, value, count, which, word }): Random => {
    const cases: readonly Random[] = [
      { text: `attribute:${name} ${word ? 'equals' : '=='} ${value}`, ask: (told) => valueIn(told, name) === value },
      { text: `attribute:${name}!=${value}`, ask: (told) => valueIn(told, name) !== value },
      { text: `attribute:${name} in [${value},y]`, ask: (told) => [value, 'y'].includes(valueIn(told, name) ?? '') },
      { text: `attribute:${name} not_in ['${value}']`, ask: (told) => valueIn(told, name) !== value },
      { text: `attribute:${name} =~ x+`, ask: (told) => ['x'].includes(valueIn(told, name) ?? '') },
      { text: `attribute:${name} exists`, ask: (told) => valueIn(told, name) !== undefined },
      { text: `task:group == ${group}`, ask: (told) => told.groups.includes(group) },
      { text: `task:group != '${group}'`, ask: (told) => !told.groups.includes(group) },
      { text: `runningTasksCount >= ${String(count)}`, ask: (told) => told.groups.length >= count },
      {
        text: `runningTasksCount ${word ? 'less_than' : '<'} ${String(count)}`,
        ask: (told) => told.groups.length < count,
      },
    ]
    return cases[which] ?? expect.fail('no such case')
  })

const { random } = fc.letrec<{ random: Random }>((tie) => ({
  random: fc.oneof(
    { maxDepth: 4 },
    condition,
    fc.tuple(tie('random'), fc.boolean()).map(([one, word]) => ({
      text: word ? `not (${one.text} )` : `!(${one.text})`,
      ask: (told: Told) => !one.ask(told),
    })),
    fc.tuple(tie('random'), tie('random'), fc.boolean(), fc.boolean()).map(([left, right, isAnd, word]) => ({
      text: `(${left.text}) ${isAnd ? (word ? 'and' : '&&') : word ? 'or' : '||'} (${right.text})`,
      ask: (told: Told) => (isAnd ? left.ask(told) && right.ask(told) : left.ask(told) || right.ask(told)),
    })),
  ),
}))

const told: fc.Arbitrary<Told> = fc.record({
  type: fc.constant('m5.large'),
  zone: fc.constant('us-east-1a'),
  version: fc.constant('1.2.3'),
  groups: fc.subarray(['a', 'service:b', 'c']),
  attributes: fc
    .record({ stack: fc.option(fc.constantFrom('x', 'y', 'xy')), rack: fc.option(fc.constantFrom('x', 'y')) })
    .map((values) => Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [{ name, value }]))),
})

it('CQL-2 says of random expressions and fleets what plain questions say', () => {
  fc.assert(
    fc.property(random, fc.array(told, { minLength: 1, maxLength: 5 }), ({ text, ask }, fleet) => {
      const query = queryOf(text)
      expect(fleet.map((one) => isSelected(query, factsOf(one)))).toEqual(fleet.map(ask))
    }),
  )
})
