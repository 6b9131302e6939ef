import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Engine } from '../model/engine/engine.ts'
import type { CommandService, ErrorShape } from '../model/operations/command.ts'
import { isRead, operationsOf } from '../model/operations/door.ts'
import { FARGATE_SIZES } from '../model/task/fargateSizes.ts'
import type { Act } from './goodActs.fixture.ts'
import { DEFINITION, FARGATE, act, goodActs, preparedEngine } from './goodActs.fixture.ts'

const prepared = preparedEngine().checkpoint()
const acts = goodActs(prepared.world)
const VARIANTS = { numRuns: 20 }

/** The error with which an act is refused; fails if it is not, or if it left a trace (DET-5). */
function refusalOf(one: Act): ErrorShape {
  const engine = Engine.restore(prepared)
  const answer = engine.execute({ atMs: engine.world.nowMs, ...one })
  if (!('error' in answer)) throw new Error(`accepted: ${JSON.stringify(one).slice(0, 500)}`)
  const { hash, queue, random } = engine.checkpoint()
  expect([hash, queue, random]).toEqual([prepared.hash, prepared.queue, prepared.random])
  return answer.error
}

function accepted(one: Act): Engine {
  const engine = Engine.restore(prepared)
  expect(engine.execute({ atMs: engine.world.nowMs, ...one }), one.operation).toHaveProperty('output')
  return engine
}

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
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === first ? replaced(item, rest, by) : item))
  const record = value as Record<string, unknown>
  return { ...record, [first]: replaced(record[first], rest, by) }
}

const pathOf = (path: Path) =>
  path.length === 0 ? 'input' : path.map((one) => (typeof one === 'number' ? `[${String(one)}]` : `.${one}`)).join('').slice(1)

/** Every node of every good act, with the act that has something else there. */
function* cases(change: (value: unknown) => readonly unknown[]): Generator<{ readonly bad: Act; readonly path: string }> {
  for (const good of acts) {
    for (const { path, value } of nodesOf(good.input)) {
      for (const by of change(value)) {
        yield { bad: { ...good, input: replaced(good.input, path, by) as Act['input'] }, path: pathOf(path) }
      }
    }
  }
}

const isText = (value: unknown) => typeof value === 'string'
const isNumber = (value: unknown) => typeof value === 'number'

describe('the good acts', () => {
  it('are accepted, and there is one of every operation', () => {
    const services: readonly CommandService[] = ['ecs', 'ec2', 'autoscaling', 'lab']
    const all = services.flatMap((service) => operationsOf(service).map((operation) => `${service} ${operation}`))
    expect([...new Set(acts.map((one) => `${one.service} ${one.operation}`))].sort()).toEqual(all.sort())
    const before = Engine.restore(prepared).hash
    for (const one of acts) {
      expect(accepted(one).hash === before, one.operation).toBe(isRead(one.service, one.operation))
    }
  })
})

describe('DEF-4 each field of each operation refuses, naming itself', () => {
  it.each<[what: string, change: (value: unknown) => readonly unknown[]]>([
    ['6, 11 a value of another type', (value) => [{}, [], true, 7, 'x'].filter((one) => kindOf(one) !== kindOf(value))],
    ['12 a number as text where AWS takes a number', (value) => (isNumber(value) ? [String(value)] : [])],
    ['13 NaN and Infinity', (value) => (isNumber(value) ? [NaN, Infinity, -Infinity] : [])],
    ['15 below zero, and zero with a sign', (value) => (isNumber(value) ? [-1, -0, -0.5, -(2 ** 40)] : [])],
    ['17 a fraction', (value) => (isNumber(value) ? [1.5, 80.000001] : [])],
    ['18 above 2^53', (value) => (isNumber(value) ? [2 ** 53, 1e21, Number.MAX_VALUE] : [])],
    ['36 NUL', (value) => (isText(value) ? ['\0', `${String(value)}\0`] : [])],
    ['39 half a surrogate pair', (value) => (isText(value) ? ['\ud83d', `\udc00${String(value)}`] : [])],
    ['26 a text without end', (value) => (isText(value) ? ['x'.repeat(200_000)] : [])],
    ['53 a list without end', (value) => (Array.isArray(value) ? [Array.from({ length: 5_001 }, () => value[0] as unknown)] : [])],
  ])('%s', (_what, change) => {
    let count = 0
    for (const { bad, path } of cases(change)) {
      count += 1
      expect(refusalOf(bad).message, JSON.stringify(bad).slice(0, 300)).toContain(path)
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
      VARIANTS,
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
    ['RegisterTaskDefinition', 'name', ['containerDefinitions', 0]],
    ['RegisterTaskDefinition', 'image', ['containerDefinitions', 0]],
    ['RegisterTaskDefinition', 'containerPort', ['containerDefinitions', 0, 'portMappings', 0]],
    ['RegisterTaskDefinition', 'command', ['containerDefinitions', 0, 'healthCheck']],
    ['RegisterTaskDefinition', 'containerName', ['containerDefinitions', 0, 'dependsOn', 0]],
    ['RegisterTaskDefinition', 'condition', ['containerDefinitions', 0, 'dependsOn', 0]],
    ['DeregisterTaskDefinition', 'taskDefinition', []],
    ['DescribeTaskDefinition', 'taskDefinition', []],
    ['RunTask', 'taskDefinition', []],
    ['StopTask', 'task', []],
    ['DescribeTasks', 'tasks', []],
    ['CreateService', 'serviceName', []],
    ['CreateService', 'taskDefinition', []],
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
    ['CreateAutoScalingGroup', 'LaunchTemplate', []],
    ['SetDesiredCapacity', 'DesiredCapacity', []],
    ['AddContainerInstances', 'instanceType', []],
    ['SetLoad', 'shape', []],
    ['SetAgentConnected', 'connected', []],
  ] as const)('7 %s without %s', (operation, field, at) => {
    const good = acts.find((one) => one.operation === operation)
    const holder = [...nodesOf(good?.input)].find(({ path }) => pathOf(path) === pathOf(at))?.value as Record<string, unknown>
    const { [field]: _gone, ...others } = holder
    for (const rest of [others, { ...others, [field]: null }, { ...others, [field]: undefined }]) {
      const input = replaced(good?.input, at, rest) as Act['input']
      expect(refusalOf({ service: good?.service ?? 'ecs', operation, input }).message).toContain(
        `Missing required parameter in ${pathOf(at)}: "${field}"`,
      )
    }
  })
})

describe('each act refuses what does not fit together, naming it', () => {
  const [web, side] = DEFINITION.containerDefinitions
  const definition = (change: object) => act('ecs', 'RegisterTaskDefinition', { ...DEFINITION, ...change })
  const containers = (...changes: readonly object[]) => changes.map((change, index) => ({ ...side, name: `c${String(index)}`, essential: true, ...change }))
  const service = (change: object) =>
    act('ecs', 'CreateService', { cluster: 'yard', serviceName: 'api', taskDefinition: 'web:1', desiredCount: 1, ...change })
  const update = (change: object) => act('ecs', 'UpdateService', { cluster: 'yard', service: 'web', ...change })
  const several = fc.integer({ min: 2, max: 10 })

  const cpus = FARGATE_SIZES.map((size) => size.cpuUnits)
  const wrongPair = fc
    .tuple(fc.constantFrom(...FARGATE_SIZES), fc.integer({ min: 1, max: 300_000 }))
    .filter(([size, memory]) => !size.memoryMib.includes(memory))
  const wrongCpu = fc.integer({ min: 1, max: 100_000 }).filter((cpu) => !cpus.includes(cpu))
  const illegal = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((text) => /[^A-Za-z0-9_-]/.test(text))
  const wrongArn = fc.constantFrom(
    'arn:aws:ecs:us-east-1:123456789012:nothing/web',
    'arn:aws:ecs:eu-west-1:123456789012:cluster/yard',
    'arn:aws:ecs:us-east-1:999999999999:service/yard/web',
    'arn:aws:s3:::bucket',
    'arn:',
    'arn:aws:iam::123456789012:role/web',
  )
  const ring = (count: number) =>
    containers(...Array.from({ length: count }, (_, i) => ({ cpu: 1, dependsOn: [{ containerName: `c${String((i + 1) % count)}`, condition: 'START' }] })))

  it.each<[what: string, bad: fc.Arbitrary<Act>, message: RegExp]>([
    ['19 a pair that Fargate has not', wrongPair.map(([size, memory]) => act('ecs', 'RegisterTaskDefinition', { ...FARGATE, cpu: String(size.cpuUnits), memory: String(memory) })), /memory\. \d+ CPU takes \d+.* MiB/],
    ['19 a CPU that Fargate has not', wrongCpu.map((cpu) => act('ecs', 'RegisterTaskDefinition', { ...FARGATE, cpu: String(cpu) })), /'cpu' takes 256, 512, 1024/],
    ['19 Fargate without sizes', fc.constantFrom('cpu', 'memory').map((field) => act('ecs', 'RegisterTaskDefinition', { ...FARGATE, containerDefinitions: containers({}), [field]: undefined })), /requires that '(cpu|memory)' be defined/],
    ['20 a container’s memory above its task’s', fc.integer({ min: 1_025, max: 100_000 }).map((memory) => definition({ containerDefinitions: [{ ...side, essential: true, memory }] })), /container 'side'.*'memory' is above the value of the task 'memory'/],
    ['20 containers’ CPU above their task’s', several.map((count) => definition({ cpu: '128', containerDefinitions: containers(...Array.from({ length: count }, () => ({ cpu: 65 }))) })), /sum of all container 'cpu' values.*task 'cpu'/],
    ['20 a reservation above the limit', fc.integer({ min: 65, max: 1_000 }).map((memoryReservation) => definition({ containerDefinitions: [{ ...side, essential: true, memoryReservation }] })), /'memoryReservation' must not be above 'memory'/],
    ['20 no memory at all', fc.constant(definition({ memory: undefined, containerDefinitions: [{ name: 'a', image: 'a' }] })), /'memory' or 'memoryReservation'/],
    ['21 no container', fc.constant(definition({ containerDefinitions: [] })), /containerDefinitions: has 0 entries, it takes 1 to 10/],
    ['21 too many containers', fc.integer({ min: 11, max: 60 }).map((count) => definition({ containerDefinitions: containers(...Array.from({ length: count }, () => ({}))) })), /containerDefinitions: has \d+ entries, it takes 1 to 10/],
    ['22 none essential', several.map((count) => definition({ containerDefinitions: containers(...Array.from({ length: count }, () => ({ essential: false }))) })), /marked as essential/],
    ['23 dependsOn in a circle', several.map((count) => definition({ containerDefinitions: ring(count) })), /depend on each other in a circle: c0, c1/],
    ['23 dependsOn itself', fc.constant(definition({ containerDefinitions: ring(1) })), /'c0' depends on itself/],
    ['23 dependsOn what is not there', illegalFree().map((containerName) => definition({ containerDefinitions: containers({ dependsOn: [{ containerName, condition: 'START' }] }) })), /'c0' depends on '.+', which is not in the task definition/],
    ['24 a name twice', several.map((count) => definition({ containerDefinitions: containers(...Array.from({ length: count }, () => ({ name: 'web' }))) })), /Container name 'web' is used twice/],
    ['25 a host port twice', fc.integer({ min: 1, max: 65_535 }).map((hostPort) => definition({ containerDefinitions: containers({ portMappings: [{ containerPort: 1, hostPort }] }, { portMappings: [{ containerPort: 2, hostPort }] }) })), /Port \d+\/tcp of container 'c1' is used twice/],
    ['25 a port above 65535', fc.tuple(fc.integer({ min: 65_536, max: 10_000_000 }), fc.constantFrom('containerPort', 'hostPort')).map(([port, field]) => definition({ containerDefinitions: [{ ...web, dependsOn: [], portMappings: [{ containerPort: 80, [field]: port }] }] })), /portMappings\[0\]\.(containerPort|hostPort): is \d+, it takes \d to 65535/],
    ['26 a family too long', fc.integer({ min: 256, max: 2_000 }).map((length) => definition({ family: 'f'.repeat(length) })), /family: a family takes up to 255/],
    ['26 an illegal family', illegal.map((family) => definition({ family })), /family: a family takes up to 255 letters/],
    ['26 an illegal service name', illegal.map((serviceName) => service({ serviceName })), /serviceName: a service name takes/],
    ['26 an illegal cluster name', illegal.map((clusterName) => act('ecs', 'CreateCluster', { clusterName })), /clusterName: .*takes up to 255/],
    ['27 over 64 KiB', fc.integer({ min: 66_000, max: 300_000 }).map((length) => definition({ containerDefinitions: [{ ...side, essential: true, environment: [{ name: 'a', value: 'x'.repeat(length) }] }] })), /task definition is above the limit of 64 KB/],
    ['29 a minimum above every maximum', fc.integer({ min: 101, max: 1_000 }).map((minimumHealthyPercent) => update({ deploymentConfiguration: { minimumHealthyPercent, maximumPercent: 100 } })), /minimumHealthyPercent: is \d+, it takes 0 to 100/],
    ['29 a maximum below every minimum', fc.integer({ min: 0, max: 99 }).map((maximumPercent) => update({ deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent } })), /maximumPercent: is \d+, it takes 100 to/],
    ['30 an ARN of something else, as cluster', wrongArn.map((cluster) => update({ cluster })), /is not the ARN of a cluster/],
    ['30 an ARN of something else, as service', wrongArn.map((arn) => update({ service: arn.replace('nothing', 'cluster').replace('999999999999:service', '9:service') })), /is not the ARN of a service/],
    ['30 an ARN of something else, as task definition', wrongArn.map((taskDefinition) => update({ taskDefinition })), /is not the ARN of a task-definition/],
    ['59 a cluster that is not there', illegalFree().map((cluster) => update({ cluster })), /^Cluster not found/],
    ['59 a service that is not there', illegalFree().map((one) => update({ service: one })), /^Service not found/],
    ['59 a task definition that is not there', illegalFree().map((taskDefinition) => update({ taskDefinition })), /^TaskDefinition not found/],
    ['59 a task that is not there', illegalFree().map((task) => act('ecs', 'StopTask', { cluster: 'yard', task })), /task was not found/],
    ['59 an instance that is not there', illegalFree().map((id) => act('ec2', 'TerminateInstances', { InstanceIds: [id] })), /instance ID .* does not exist/],
    ['57 an operation that is not there', illegalFree().map((operation) => act('ecs', operation, {})), /^The lab has no operation ecs /],
    ['57 one in the wrong case', fc.constantFrom(...acts).map((one) => ({ ...one, operation: one.operation.toLowerCase() })), /Did you mean [A-Z]/],
    ['57 a name of the object’s own machinery as operation', machinery().map((operation) => act('ecs', operation, {})), /^The lab has no operation ecs /],
    ['44 such a name as a field', machinery().map((name) => act('ecs', 'CreateCluster', JSON.parse(`{"${name}": 1}`) as Act['input'])), /^Unknown parameter in input: "(__proto__|\w+)"/],
    ['44 such a name as a cluster that is not there', machinery().map((cluster) => update({ cluster })), /^Cluster not found/],
  ])('%s', (_what, bad, message) => {
    fc.assert(fc.property(bad, (one) => void expect(refusalOf(one).message).toMatch(message)), VARIANTS)
  })
})

describe('what looks bad and is not', () => {
  it('44 names of the object’s own machinery are ordinary names', () => {
    const fresh = Engine.restore(prepared)
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
      const run = (operation: string, input: Act['input']) =>
        expect(fresh.execute({ atMs: fresh.world.nowMs, service: 'ecs', operation, input }), `${operation} ${name}`).toHaveProperty('output')
      run('CreateCluster', { clusterName: name })
      run('RegisterTaskDefinition', { family: name, containerDefinitions: [{ name, image: name, memory: 64 }] })
      run('CreateService', { cluster: name, serviceName: name, taskDefinition: `${name}:1`, desiredCount: 1 })
    }
    fresh.runUntil(fresh.world.nowMs + 60_000)
    const answer = fresh.query(act('ecs', 'DescribeServices', { cluster: '__proto__', services: ['__proto__', 'valueOf'] }))
    expect(answer).toHaveProperty('output.services.0.serviceName', '__proto__')
    expect(answer).toHaveProperty('output.failures.0.reason', 'MISSING')
  })

  it('33, 35, 37, 38, 40, 42 texts are kept as they are and run by nobody', () => {
    const texts = ['; $(rm -rf /) | `x`', '\u001b[31mred', '\u202eabc', 'a\u200bb', '👩‍👩‍👧', '<img src=x onerror=alert(1)>', "'; DROP TABLE", 'ß İ ı']
    const [task = ''] = prepared.world.tasks.keys()
    for (const reason of texts) {
      const { world } = accepted(act('ecs', 'StopTask', { cluster: 'yard', task, reason }))
      expect(world.tasks.get(task)?.stoppedReason).toBe(reason)
    }
  })

  it('12, 16 "256" as text and zero, where AWS takes them', () => {
    for (const change of [{ cpu: '256', memory: '512' }, { cpu: '.25 vCPU', memory: '1GB' }, {}]) {
      const container = { name: 'zero', image: 'zero', cpu: 0, memory: 64 }
      accepted(act('ecs', 'RegisterTaskDefinition', { family: 'zero', ...change, containerDefinitions: [container] }))
    }
    accepted(act('ecs', 'UpdateService', { cluster: 'yard', service: 'web', desiredCount: 0 }))
  })

  it('SVC-9 28 more tasks than a service may have are taken up to the quota, and an event says so', () => {
    const asked = fc.integer({ min: 5_001, max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(asked, (desiredCount) => {
        const service = accepted(act('ecs', 'UpdateService', { cluster: 'yard', service: 'web', desiredCount })).world.services.get('yard/web')
        expect(service?.desiredCount).toBe(5_000)
        expect(service?.events[0]?.message).toContain(`was asked for ${String(desiredCount)} tasks. The lab takes 5000 a service`)
      }),
      VARIANTS,
    )
  })
})

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : typeof value
}

/** A name that is well-formed and belongs to nothing. */
function illegalFree(): fc.Arbitrary<string> {
  return fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz-_0123456789') }).map((text) => `none-${text}`)
}

function machinery(): fc.Arbitrary<string> {
  return fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf', '__defineGetter__')
}
