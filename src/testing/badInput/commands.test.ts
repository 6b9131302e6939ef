import type { Act } from '../../model/api/command.ts'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { Engine } from '../../model/engine/engine.ts'
import { act, goodActs } from './goodActs.fixture.ts'
import { after, prepared, refusalOf, tracesOfRefusals } from './preparedLab.fixture.ts'

const acts = goodActs(prepared.world)

const VARIANTS = { numRuns: 20 }
/** A name that is well-formed and belongs to nothing; and one that AWS takes for nothing. */
const nobody = fc.stringMatching(/^none-[a-z0-9_-]{1,30}$/)
const illegal = fc.stringMatching(/^\w{0,9}[^\w-]\w{0,9}$/)
/** Names that every object of the language answers to. */
const MACHINERY = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf'] as const
const machinery = fc.constantFrom(...MACHINERY)

function update(change: Act['input']): Act {
  return act('ecs', 'UpdateService', { cluster: 'yard', service: 'web', ...change })
}

function create(change: Act['input']): Act {
  const good = { cluster: 'yard', serviceName: 'api', taskDefinition: 'web:1', desiredCount: 1 }
  return act('ecs', 'CreateService', { ...good, ...change })
}

const percents = (minimumHealthyPercent: number, maximumPercent: number) =>
  update({ deploymentConfiguration: { minimumHealthyPercent, maximumPercent } })

/** ARNs of another kind than any of the lab's, of another account, another region, another service. */
const wrongArn = fc.constantFrom(
  'arn:aws:ecs:us-east-1:123456789012:nothing/web',
  'arn:aws:ecs:us-east-1:123456789012:web',
  ...['cluster/yard', 'service/yard/web', 'task-definition/web:1', 'task/yard/0'].flatMap((resource) => [
    `arn:aws:ecs:eu-west-1:123456789012:${resource}`,
    `arn:aws:ecs:us-east-1:999999999999:${resource}`,
    `arn:aws:s3:us-east-1:123456789012:${resource}`,
  ]),
  'arn:',
)

/** A service of the other cluster, and an act on one of this. */
const ELSEWHERE = 'arn:aws:ecs:us-east-1:123456789012:service/empty/web'

function goodOf(operation: string): Act {
  const found = acts.find((one) => one.operation === operation && one.input.service === 'web')
  if (found === undefined) throw new Error(operation)
  return found
}

afterEach(() => {
  expect(tracesOfRefusals(), 'DET-5: what refused acts have changed').toEqual([])
})

describe('DET-5 a command that fits nothing in the lab is refused, naming what', () => {
  it.each<[what: string, bad: fc.Arbitrary<Act>, message: RegExp]>([
    [
      '26 an illegal service name',
      illegal.map((serviceName) => create({ serviceName })),
      /serviceName: a service name takes/,
    ],
    [
      '26 an illegal cluster name',
      illegal.map((clusterName) => act('ecs', 'CreateCluster', { clusterName })),
      /clusterName: .*takes up to 255/,
    ],
    [
      '29 a minimum above every maximum',
      fc.integer({ min: 101, max: 1_000 }).map((minimum) => percents(minimum, 100)),
      /minimumHealthyPercent: is \d+, it takes 0 to 100/,
    ],
    [
      '29 a maximum below every minimum',
      fc.integer({ min: 0, max: 99 }).map((maximum) => percents(100, maximum)),
      /maximumPercent: is \d+, it takes 100 to/,
    ],
    ['30 a wrong ARN as cluster', wrongArn.map((cluster) => update({ cluster })), /is not the ARN of a cluster/],
    ['30 a wrong ARN as service', wrongArn.map((service) => update({ service })), /is not the ARN of a service/],
    [
      '30 a wrong ARN as task definition',
      wrongArn.map((taskDefinition) => update({ taskDefinition })),
      /is not the ARN of a task-definition/,
    ],
    [
      '30 a wrong ARN as task',
      wrongArn.map((task) => act('ecs', 'StopTask', { cluster: 'yard', task })),
      /is not the ARN of a task/,
    ],
    ['59 a cluster that is not there', nobody.map((cluster) => update({ cluster })), /^Cluster not found/],
    ['59 a service that is not there', nobody.map((service) => update({ service })), /^Service not found/],
    [
      '59 a task definition that is not there',
      nobody.map((taskDefinition) => update({ taskDefinition })),
      /^TaskDefinition not found/,
    ],
    [
      '59 a revision that is not there',
      fc.integer({ min: 3 }).map((revision) => update({ taskDefinition: `web:${String(revision)}` })),
      /^TaskDefinition not found/,
    ],
    [
      '59 a task that is not there',
      fc.stringMatching(/^[0-9a-f]{32}$/).map((task) => act('ecs', 'StopTask', { cluster: 'yard', task })),
      /task was not found/,
    ],
    [
      '59 what can be no task',
      nobody.filter((task) => task.length !== 32).map((task) => act('ecs', 'StopTask', { cluster: 'yard', task })),
      /^taskId length should be one of \[32,36\]$/,
    ],
    [
      '59 a service of another cluster',
      fc
        .constantFrom('UpdateService', 'DeleteService', 'SetLoad')
        .map((operation) => ({ ...goodOf(operation), input: { ...goodOf(operation).input, service: ELSEWHERE } })),
      /^Invalid identifier: Identifier is for cluster empty\. Your cluster is yard$/,
    ],
    [
      '59 a token of another question',
      fc.string({ minLength: 1, maxLength: 30 }).map((text) => act('ecs', 'ListClusters', { nextToken: `x${text}` })),
      /^Invalid (token|parameter nextToken)/,
    ],
    [
      '59 an instance that is not there',
      nobody.map((id) => act('ec2', 'TerminateInstances', { InstanceIds: [id] })),
      /instance ID .* does not exist/,
    ],
    [
      '59 a group that is not there',
      nobody.map((name) =>
        act('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: name, DesiredCapacity: 1 }),
      ),
      /AutoScalingGroup none-.* not found/,
    ],
    [
      '57 an operation that is not there',
      nobody.map((operation) => act('ecs', operation, {})),
      /^The lab has no operation ecs none-/,
    ],
    [
      '57 one in the wrong case',
      fc.constantFrom(...acts).map((one) => ({ ...one, operation: one.operation.toLowerCase() })),
      /Did you mean [A-Z]/,
    ],
    [
      '57 a name of machinery as operation',
      machinery.map((name) => act('ecs', name, {})),
      /^The lab has no operation ecs /,
    ],
    [
      '44 a name of machinery as field',
      machinery.map((name) => act('ecs', 'CreateCluster', JSON.parse(`{"${name}": 1}`) as Act['input'])),
      /^Unknown parameter in input: "\w+"/,
    ],
    [
      '44 such a name as a cluster that is not there',
      machinery.map((cluster) => update({ cluster })),
      /^Cluster not found/,
    ],
    [
      '44 such a name as a service that is not there',
      machinery.map((service) => update({ service })),
      /^Service not found/,
    ],
  ])('%s', (_what, bad, message) => {
    fc.assert(
      fc.property(bad, (one) => {
        expect(refusalOf(one).message).toMatch(message)
      }),
      VARIANTS,
    )
  })
})

describe('SVC-9 what looks bad and is not', () => {
  it('16 no tasks at all', () => {
    after(update({ desiredCount: 0 }))
  })

  it('28 more tasks than a service may have are taken up to the quota, and an event says so', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5_001, max: Number.MAX_SAFE_INTEGER }), (desiredCount) => {
        const service = after(update({ desiredCount })).world.services.get('yard/web')
        expect(service?.desiredCount).toBe(5_000)
        expect(service?.events[0]?.message).toContain(`was asked for ${String(desiredCount)} tasks. The lab takes 5000`)
      }),
      VARIANTS,
    )
  })

  it('44 names of the object’s own machinery are ordinary names', () => {
    const engine = Engine.restore(prepared)
    const run = (operation: string, input: Act['input']) => {
      const answer = engine.execute({ atMs: engine.world.nowMs, service: 'ecs', operation, input })
      expect(answer, `${operation} ${JSON.stringify(input)}`).toHaveProperty('output')
    }
    for (const name of MACHINERY) {
      run('CreateCluster', { clusterName: name })
      run('RegisterTaskDefinition', { family: name, containerDefinitions: [{ name, image: name, memory: 64 }] })
      run('CreateService', { cluster: name, serviceName: name, taskDefinition: `${name}:1`, desiredCount: 1 })
    }
    engine.runUntil(engine.world.nowMs + 60_000)
    const services = ['__proto__', 'valueOf']
    const answer = engine.query(act('ecs', 'DescribeServices', { cluster: '__proto__', services }))
    expect(answer).toHaveProperty('output.services.0.serviceName', '__proto__')
    expect(answer).toHaveProperty('output.failures.0.reason', 'MISSING')
  })

  it.each([
    ['33 shell signs', '; $(rm -rf /) | `x`'],
    ['35 an ANSI escape', '\u001b[31mred'],
    ['37 a direction override', '\u202eabc'],
    ['38 a zero-width space', 'a\u200bb'],
    ['40 a family of emoji', '👩‍👩‍👧'],
    ['41 letters that change with the locale', 'ß İ ı'],
    ['42 markup', '<img src=x onerror=alert(1)></script>'],
    ['43 a script address', 'javascript:alert(1)'],
  ])('%s in a text is kept as it is', (_what, reason) => {
    const [task = ''] = prepared.world.tasks.keys()
    const { world } = after(act('ecs', 'StopTask', { cluster: 'yard', task, reason }))
    expect(world.tasks.get(task)?.stoppedReason).toBe(reason)
  })
})
