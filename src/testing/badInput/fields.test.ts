import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { Engine } from '../../model/engine/engine.ts'
import { type Act, COMMAND_SERVICES } from '../../model/api/command.ts'
import { isRead, operationOf, operationsOf } from '../../model/api/operations.ts'
import type { Shape } from '../../model/api/shape.ts'
import { goodActs } from './goodActs.fixture.ts'
import { after, prepared, refusalOf, tracesOfRefusals } from './preparedLab.fixture.ts'

const acts = goodActs(prepared.world)

type Path = readonly (string | number)[]

function* nodesOf(value: unknown, path: Path = []): Generator<{ readonly path: Path; readonly value: unknown }> {
  yield { path, value }
  if (typeof value !== 'object' || value === null) return
  for (const [key, child] of Object.entries(value)) {
    yield* nodesOf(child, [...path, Array.isArray(value) ? Number(key) : key])
  }
}

function replaced(value: unknown, [first, ...rest]: Path, by: unknown): unknown {
  if (first === undefined) return by
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === first ? replaced(item, rest, by) : item))
  const record = value as Record<string, unknown>
  return { ...record, [first]: replaced(record[first], rest, by) }
}

const pathOf = (path: Path) =>
  path.length === 0
    ? 'input'
    : path
        .map((one) => (typeof one === 'number' ? `[${String(one)}]` : `.${one}`))
        .join('')
        .slice(1)

/** What else to put in the place of a value; of a whole number it is told the least that is taken. */
type Changing = (value: unknown, whole: { readonly min: number } | null) => readonly unknown[]

/** Every node of every good act, with the act that has something else there. */
function* cases(change: Changing): Generator<{ readonly bad: Act; readonly path: string }> {
  for (const good of acts) {
    for (const { path, value } of nodesOf(good.input)) {
      const shape = shapeAt(good, path)
      const isWhole = typeof value === 'number' && shape?.type !== 'decimal' && shape?.type !== 'timestamp'
      const whole = shape?.type === 'integer' ? shape : { min: 0 }
      for (const by of change(value, isWhole ? whole : null)) {
        yield { bad: { ...good, input: replaced(good.input, path, by) as Act['input'] }, path: pathOf(path) }
      }
    }
  }
}

/** What the operation takes there: numbers that are whole from its least on, others as AWS does, a double or a time. */
function shapeAt({ service, operation }: Act, path: Path): Shape | undefined {
  let shape: Shape | undefined = operationOf(service, operation)?.input
  for (const part of path) {
    if (shape?.type === 'list') shape = shape.element
    else if (shape?.type === 'map') shape = shape.value
    else shape = shape?.type === 'structure' ? shape.members[part]?.shape : undefined
  }
  return shape
}

const isText = (value: unknown) => typeof value === 'string'
const isNumber = (value: unknown) => typeof value === 'number'

afterEach(() => {
  expect(tracesOfRefusals(), 'DET-5: what refused acts have changed').toEqual([])
})

describe('the good acts', () => {
  it('are accepted, and there is one of every operation', () => {
    const all = COMMAND_SERVICES.flatMap((service) =>
      operationsOf(service).map((operation) => `${service} ${operation}`),
    )
    expect([...new Set(acts.map((one) => `${one.service} ${one.operation}`))].sort()).toEqual(all.sort())
    const before = Engine.restore(prepared).hash
    for (const one of acts) {
      expect(after(one).hash === before, one.operation).toBe(isRead(one.service, one.operation))
    }
  })
})

describe('DET-5 each field of each operation refuses, naming itself', () => {
  it.each<readonly [string, Changing]>([
    ['6, 11 a value of another type', (value) => [{}, [], true, 7, 'x'].filter((one) => kindOf(one) !== kindOf(value))],
    ['12 a number as text where AWS takes a number', (value) => (isNumber(value) ? [String(value)] : [])],
    ['13 NaN and Infinity', (value) => (isNumber(value) ? [NaN, Infinity, -Infinity] : [])],
    [
      '15 below zero',
      (_, whole) => (whole === null ? [] : [-1, -0.5, -(2 ** 40)].filter((one) => one < whole.min || one % 1 !== 0)),
    ],
    ['17 a fraction', (_, whole) => (whole === null ? [] : [1.5, 80.000001])],
    ['18 above 2^53', (_, whole) => (whole === null ? [] : [2 ** 53, 1e21, Number.MAX_VALUE])],
    ['36 NUL', (value) => (isText(value) ? ['\0', `${String(value)}\0`] : [])],
    ['39 half a surrogate pair', (value) => (isText(value) ? ['\ud83d', `\udc00${String(value)}`] : [])],
    ['26 a text without end', (value) => (isText(value) ? ['x'.repeat(200_000)] : [])],
    [
      '53 a list without end',
      (value) => (Array.isArray(value) ? [Array.from({ length: 5_001 }, () => value[0] as unknown)] : []),
    ],
  ])('%s', (_what, change) => {
    let count = 0
    for (const { bad, path } of cases(change)) {
      count += 1
      const { message, field = '' } = refusalOf(bad)
      // In words of ECS's own a field is named beside them.
      expect(`${message} ${field}`, JSON.stringify(bad).slice(0, 300)).toContain(path)
    }
    expect(count).toBeGreaterThanOrEqual(20)
  })

  it('8 an unknown field, at every place that has fields', () => {
    const name = fc.string({ minLength: 1, maxLength: 30 }).map((text) => `zz ${text}`)
    fc.assert(
      fc.property(name, (field) => {
        for (const { bad, path } of cases((value) => (isRecord(value) ? [{ ...value, [field]: 1 }] : []))) {
          const { message } = refusalOf(bad)
          expect(message).toContain(`Unknown parameter in ${path}`)
          expect(message).toContain(JSON.stringify(field))
        }
      }),
      { numRuns: 6 },
    )
  })

  it('9 a field in the wrong case, with the right one', () => {
    let count = 0
    for (const good of acts) {
      for (const { path, value } of nodesOf(good.input)) {
        if (!isRecord(value)) continue
        for (const key of Object.keys(value)) {
          count += 1
          const wrong = key === key.toUpperCase() ? key.toLowerCase() : key.toUpperCase()
          const { [key]: moved, ...others } = value
          const input = replaced(good.input, path, { ...others, [wrong]: moved }) as Act['input']
          expect(refusalOf({ ...good, input }).message).toContain(`Did you mean "${key}"?`)
        }
      }
    }
    expect(count).toBeGreaterThan(100)
  })

  it.each([
    ['RegisterTaskDefinition', 'family', []],
    ['RegisterTaskDefinition', 'containerDefinitions', []],
    ['RegisterTaskDefinition', 'command', ['containerDefinitions', 0, 'healthCheck']],
    ['RegisterTaskDefinition', 'containerName', ['containerDefinitions', 0, 'dependsOn', 0]],
    ['RegisterTaskDefinition', 'condition', ['containerDefinitions', 0, 'dependsOn', 0]],
    ['DeregisterTaskDefinition', 'taskDefinition', []],
    ['DescribeTaskDefinition', 'taskDefinition', []],
    ['RunTask', 'taskDefinition', []],
    ['StartTask', 'taskDefinition', []],
    ['StartTask', 'containerInstances', []],
    ['StopTask', 'task', []],
    ['DescribeTasks', 'tasks', []],
    ['CreateService', 'serviceName', []],
    ['CreateService', 'desiredCount', []],
    ['CreateService', 'type', ['placementStrategy', 0]],
    ['UpdateService', 'service', []],
    ['DeleteService', 'service', []],
    ['DescribeServices', 'services', []],
    ['DeleteCluster', 'cluster', []],
    ['DescribeContainerInstances', 'containerInstances', []],
    ['UpdateContainerInstancesState', 'status', []],
    ['CreateLaunchTemplate', 'LaunchTemplateName', []],
    ['CreateLaunchTemplate', 'InstanceType', ['LaunchTemplateData']],
    ['RunInstances', 'InstanceType', []],
    ['RunInstances', 'MinCount', []],
    ['TerminateInstances', 'InstanceIds', []],
    ['CreateAutoScalingGroup', 'AutoScalingGroupName', []],
    ['SetDesiredCapacity', 'DesiredCapacity', []],
    ['AddContainerInstances', 'instanceType', []],
    ['SetLoad', 'shape', []],
    ['SetAgentConnected', 'connected', []],
  ] as const)('7 %s without %s', (operation, field, at) => {
    const good = acts.find((one) => one.operation === operation)
    const holder = [...nodesOf(good?.input)].find(({ path }) => pathOf(path) === pathOf(at))?.value as Record<
      string,
      unknown
    >
    const { [field]: _gone, ...others } = holder
    for (const rest of [others, { ...others, [field]: null }, { ...others, [field]: undefined }]) {
      const input = replaced(good?.input, at, rest) as Act['input']
      expect(refusalOf({ service: good?.service ?? 'ecs', operation, input }).message).toContain(
        `Missing required parameter in ${pathOf(at)}: "${field}"`,
      )
    }
  })
})

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : typeof value
}
