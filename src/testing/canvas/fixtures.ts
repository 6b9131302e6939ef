import type { PlacementExplanation } from '../../model/world/placement/placementExplanation.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { World } from '../../model/world/world.ts'
import { YardBuilder } from './yardBuilder.ts'

export const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'] as const

export interface Fixture {
  readonly world: World
  readonly nowMs: number
}

/** The demo at 00:38: 2 old tasks healthy, 2 new ones RUNNING for 25 s (look/demo-light). */
export function demoFixture(): Fixture {
  const yard = new YardBuilder()
  const size = { cpuUnits: 512, memoryMib: 1_024 }
  const old = yard.definition('web', 7, size)
  const next = yard.definition('web', 8, size)
  yard.service('web', { definitionKey: next })
  const a = yard.instance({ id: 'i-0a4c', zone: ZONES[0] })
  const b = yard.instance({ id: 'i-0b91', zone: ZONES[1] })
  const c = yard.instance({ id: 'i-0c3f', zone: ZONES[2] })
  const young = { isHealthy: false, startedAtMs: 13_000, healthyAtMs: 53_000 }
  yard.task({ definitionKey: old, instance: a, fields: { ports: [port(32_768)] } })
  yard.task({ definitionKey: next, instance: a, fields: { ...young, ports: [port(32_771)] } })
  yard.task({ definitionKey: old, instance: b, fields: { ports: [port(32_768)] } })
  yard.task({ definitionKey: next, instance: c, fields: { ...young, ports: [port(32_769)] } })
  for (const instance of [b, c]) {
    yard.task({
      definitionKey: old,
      instance,
      step: 'stopped',
      fields: { stoppedAtMs: 4_000, stopCode: 'ServiceSchedulerInitiated' },
    })
  }
  return { world: yard.world, nowMs: 38_000 }
}

/** Nine instances, Fargate beside them, one task without a place, one instance draining, one agent lost (look/lab-light). */
export function labFixture(): Fixture & { readonly xray: PlacementExplanation } {
  const yard = new YardBuilder('prod')
  const web7 = yard.definition('web', 7, { cpuUnits: 256, memoryMib: 512 })
  const web8 = yard.definition('web', 8, { cpuUnits: 256, memoryMib: 512 })
  const worker = yard.definition('worker', 21, { cpuUnits: 1_024, memoryMib: 2_560 })
  const api = yard.definition('api', 4, { cpuUnits: 512, memoryMib: 1_024 })
  yard.service('web', { definitionKey: web8, desiredCount: 12 })
  yard.service('api', { definitionKey: api, desiredCount: 6, launchType: 'FARGATE' })
  yard.service('worker', {
    definitionKey: worker,
    desiredCount: 14,
    waiting: { count: 1, sinceMs: 842_000, decisionId: 41 },
  })
  const nowMs = 872_000
  const ring = { isHealthy: false, startedAtMs: nowMs - 25_000, healthyAtMs: nowMs + 15_000 }
  const pull = { pullStartedAtMs: nowMs - 2_000, nextStepAtMs: nowMs + 3_000, stepAtMs: nowMs - 2_000 }
  const leaving = { step: 'draining', isHealthy: false } as const

  const rows: readonly (readonly [id: string, zone: string, tasks: readonly (readonly [string, Partial<Task>?])[]])[] =
    [
      ['i-0a4c', ZONES[0], [[worker], [web8], [web8], [web7, leaving]]],
      ['i-0a9d', ZONES[0], [[worker], [web7], [web8], [web8, ring]]],
      ['i-0b91', ZONES[1], [[worker], [web7], [web8], [web8], [web8, ring]]],
      ['i-0b7e', ZONES[1], [[worker], [web7], [web7, leaving]]],
      ['i-0c3f', ZONES[2], [[worker], [web7], [web8], [web8, { step: 'pulling', isHealthy: false, ...pull }]]],
      ['i-0cd8', ZONES[2], [[web7], [web7]]],
    ]
  let hostPort = 32_768
  for (const [id, zone, tasks] of rows) {
    const status = id === 'i-0b7e' ? 'DRAINING' : 'ACTIVE'
    const instance = yard.instance({ id, zone, status, agentConnected: id !== 'i-0cd8' })
    for (const [definitionKey, fields = {}] of tasks) {
      const ports = definitionKey === worker ? [] : [port((hostPort += 1))]
      yard.task({ definitionKey, instance, step: fields.step ?? 'running', fields: { ports, ...fields } })
    }
  }
  for (const [id, zone] of [
    ['i-0a15', ZONES[0]],
    ['i-0b22', ZONES[1]],
    ['i-0ce0', ZONES[2]],
  ] as const) {
    const instance = yard.instance({ id, zone, type: 'c5.xlarge' })
    for (let index = 0; index < 3; index += 1) yard.task({ definitionKey: worker, instance })
  }
  fargateTasks(yard, api)
  for (let index = 0; index < 6; index += 1) {
    yard.task({
      definitionKey: web7,
      step: 'stopped',
      fields: { stoppedAtMs: 800_000 + index * 4_000, stopCode: 'ServiceSchedulerInitiated' },
    })
  }
  yard.task({ definitionKey: web8, step: 'stopped', fields: { stoppedAtMs: 860_000, stopCode: 'TaskFailedToStart' } })
  return { world: yard.world, nowMs, xray: xrayOf(yard.world) }
}

function fargateTasks(yard: YardBuilder, api: string): void {
  const addresses = [
    ['10.0.1.27', 0],
    ['10.0.1.81', 0],
    [null, 0],
    ['10.0.2.14', 1],
    ['10.0.2.66', 1],
    ['10.0.3.9', 2],
    ['10.0.3.52', 2],
  ] as const
  for (const [privateIp, zone] of addresses) {
    const step = privateIp === null ? 'attachingNetwork' : 'running'
    const isSick = privateIp === '10.0.2.66'
    const fields: Partial<Task> = {
      privateIp,
      isHealthy: step === 'running' && !isSick,
      healthStatus: isSick ? 'UNHEALTHY' : 'UNKNOWN',
    }
    yard.task({ definitionKey: api, zone: ZONES[zone], step, fields })
  }
}

/** No place for one more worker: what each instance is short of. */
function xrayOf(world: World): PlacementExplanation {
  return {
    kind: 'placement',
    decisionId: 41,
    candidates: [...world.instances.values()].map((instance) => ({
      instanceId: instance.id,
      ec2InstanceId: instance.ec2InstanceId,
      instanceType: instance.instanceType,
      availabilityZone: instance.availabilityZone,
      checks: [
        { name: 'status', isOk: instance.status === 'ACTIVE', detail: instance.status },
        { name: 'agent', isOk: instance.agentConnected },
        {
          name: 'cpu',
          isOk: instance.remaining.cpuUnits >= 1_024,
          needed: 1_024,
          available: instance.remaining.cpuUnits,
        },
        {
          name: 'memory',
          isOk: instance.remaining.memoryMib >= 2_560,
          needed: 2_560,
          available: instance.remaining.memoryMib,
        },
      ],
      scores: [],
      outcome: 'dropped by a check',
    })),
    candidatesOmitted: 0,
  }
}

/** Every way a task is drawn, one service of four revisions, as many instances as are needed. */
export function statesFixture(): Fixture {
  const yard = new YardBuilder('states')
  const nowMs = 60_000
  const size = { cpuUnits: 512, memoryMib: 1_024 }
  const keys = [7, 8, 9, 10].map((revision) => yard.definition('web', revision, size))
  yard.service('web', { definitionKey: keys[3] ?? '', waiting: { count: 1, sinceMs: 50_000, decisionId: 1 } })
  const states: readonly Partial<Task>[] = [
    { step: 'attachingNetwork' },
    { step: 'pulling', stepAtMs: 50_000, pullStartedAtMs: 50_000, nextStepAtMs: 68_000 },
    { step: 'activating' },
    { step: 'running', startedAtMs: 35_000, healthyAtMs: 75_000, isHealthy: false },
    { step: 'running', isHealthy: true },
    { step: 'running', healthStatus: 'UNHEALTHY', isHealthy: false },
    { step: 'draining' },
    { step: 'stopping', nextStepAtMs: 63_000 },
  ]
  keys.forEach((definitionKey, revision) => {
    for (let half = 0; half < 2; half += 1) {
      const instance = yard.instance({
        zone: ZONES[revision % 3] ?? ZONES[0],
        id: `i-${String(revision)}${String(half)}aa`,
      })
      for (const fields of states.slice(half * 4, half * 4 + 4)) {
        yard.task({ definitionKey, instance, step: fields.step ?? 'running', fields })
      }
    }
  })
  yard.task({ definitionKey: keys[0] ?? '', step: 'waitingForCapacity' })
  yard.task({
    definitionKey: keys[0] ?? '',
    step: 'stopped',
    fields: { stoppedAtMs: 55_000, stopCode: 'UserInitiated' },
  })
  yard.task({
    definitionKey: keys[1] ?? '',
    step: 'stopped',
    fields: { stoppedAtMs: 56_000, stopCode: 'TaskFailedToStart' },
  })
  return { world: yard.world, nowMs }
}

/** The same with three containers in some tasks, five and twelve in others: notches, and numbers of them. */
export function containersFixture(): Fixture {
  const yard = new YardBuilder('notched')
  const sizes = [128, 256, 512, 1_024]
  const keys = sizes.flatMap((cpuUnits, at) =>
    [3, 5, 12].map((count) => {
      const key = yard.definition(`of${String(count)}`, at + 1, { cpuUnits, memoryMib: 256 })
      yard.split(key, count)
      return key
    }),
  )
  for (const zone of ZONES) {
    const instance = yard.instance({ zone, type: 'm5.4xlarge' })
    for (const definitionKey of keys) {
      yard.task({ definitionKey, instance })
      yard.task({ definitionKey, instance, fields: { healthStatus: 'UNHEALTHY', isHealthy: false } })
      yard.task({ definitionKey, zone, fields: { privateIp: '10.0.0.9' } })
      yard.task({ definitionKey, step: 'stopped', fields: { stoppedAtMs: 900_000, executionStoppedAtMs: 900_000 } })
    }
  }
  return { world: yard.world, nowMs: 1_000_000 }
}

/** Names as long as people make them, on instances of a long type, of every revision from one digit to five. */
export function longNamesFixture(): Fixture {
  const yard = new YardBuilder('production-eu-frontend-and-backend-shared-cluster-number-two')
  const family = 'orders-and-payments-reconciliation-worker-of-the-eu-division'
  const keys = [1, 12, 12_345].map((revision) => yard.definition(family, revision, { cpuUnits: 256, memoryMib: 512 }))
  yard.service(family, { definitionKey: keys[2] ?? '', waiting: { count: 3, sinceMs: 0, decisionId: 1 } })
  for (const zone of ZONES) {
    const instance = yard.instance({ zone, type: 'm5.4xlarge' })
    for (const definitionKey of keys) {
      yard.task({ definitionKey, instance })
      yard.task({ definitionKey, zone, fields: { privateIp: '10.255.255.255' } })
      yard.task({ definitionKey, step: 'stopped', fields: { stoppedAtMs: 900_000, stopCode: 'TaskFailedToStart' } })
    }
  }
  return { world: yard.world, nowMs: 1_000_000 }
}

/** Any number of tasks, eight to an instance or all on Fargate: for benches, and to see the stage from afar. */
export function crowdFixture(count: number, options: { readonly isFargate?: boolean } = {}): Fixture {
  const yard = new YardBuilder('crowd')
  const keys = [7, 8].map((revision) => yard.definition('web', revision, { cpuUnits: 256, memoryMib: 512 }))
  yard.service('web', { definitionKey: keys[1] ?? '', desiredCount: count })
  const nowMs = 100_000
  let instance = null
  for (let index = 0; index < count; index += 1) {
    const zone = ZONES[(index >> 3) % 3] ?? ZONES[0]
    if (index % 8 === 0 && options.isFargate !== true) instance = yard.instance({ zone })
    const definitionKey = keys[(index * 7 + (index >> 3)) % 3 === 0 ? 1 : 0] ?? ''
    const fields = crowdState(index, nowMs)
    yard.task({ definitionKey, zone, step: fields.step ?? 'running', fields, ...(instance !== null && { instance }) })
  }
  return { world: yard.world, nowMs }
}

function crowdState(index: number, nowMs: number): Partial<Task> {
  if (index % 97 === 5) return { healthStatus: 'UNHEALTHY', isHealthy: false }
  if (index % 31 === 7) return { isHealthy: false, startedAtMs: nowMs - 20_000, healthyAtMs: nowMs + 20_000 }
  if (index % 29 === 3)
    return { step: 'pulling', isHealthy: false, stepAtMs: nowMs - 1_000, nextStepAtMs: nowMs + 2_000 }
  if (index % 37 === 1) return { step: 'stopping', isHealthy: false, nextStepAtMs: nowMs + 2_000 }
  return index % 41 === 2 ? { step: 'draining', isHealthy: false } : {}
}

function port(hostPort: number): Task['ports'][number] {
  return { containerName: 'main', containerPort: 80, hostPort, protocol: 'tcp' }
}
