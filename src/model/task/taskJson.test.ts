import { describe, expect, it } from 'vitest'
import { NETWORK, register, registerFargate, runTask, yard } from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

interface TaskAnswer extends Input {
  readonly version: number
  readonly containers: readonly Input[]
  readonly attachments: readonly { readonly details: readonly { readonly name: string }[] }[]
}

const EPOCH = Date.UTC(2026, 0, 1) / 1_000
const FAR = { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }

function lab(): TestLab {
  const made = yard({ instances: 1 })
  register(made, 'web', { containerFields: { portMappings: [{ containerPort: 80 }] } })
  registerFargate(made)
  return made
}

function told(made: TestLab, id: string): TaskAnswer {
  const [task] = made.ecs('DescribeTasks', { tasks: [id] }).tasks as readonly TaskAnswer[]
  if (task === undefined) throw new Error('no such task')
  return task
}

/** What is told at each of these times, in seconds. */
function over<T>(made: TestLab, seconds: readonly number[], tell: () => T): readonly T[] {
  return seconds.map((at) => {
    made.to(at * 1_000)
    return tell()
  })
}

describe('TSK-13 the version of a task rises with each change', () => {
  it('on an instance: PENDING, RUNNING, told to stop, STOPPED', () => {
    const made = lab()
    const [id = ''] = runTask(made).ids
    expect(over(made, [0, 5, 7, 8, 60], () => told(made, id).version)).toEqual([1, 1, 1, 2, 2])
    made.ecs('StopTask', { task: id })
    expect(over(made, [60, 64], () => told(made, id).version)).toEqual([3, 4])
  })

  it('on Fargate: PROVISIONING, PENDING, RUNNING, and DEPROVISIONING before STOPPED', () => {
    const made = lab()
    const [id = ''] = runTask(made, FAR).ids
    expect(over(made, [0, 17, 18, 34, 40, 100], () => told(made, id).version)).toEqual([1, 1, 2, 2, 3, 3])
    made.ecs('StopTask', { task: id })
    expect(over(made, [100, 104, 116], () => told(made, id).version)).toEqual([4, 5, 6])
  })
})

describe('TSK-13 what has not happened yet is not told', () => {
  it('a dynamic host port and Docker’s id show from the start on', () => {
    const made = lab()
    const [id = ''] = runTask(made).ids
    expect(over(made, [0, 3, 7], () => Object.keys(told(made, id).containers[0] ?? {}))).toEqual(
      Array.from({ length: 3 }, () => expect.not.arrayContaining(['networkBindings']) as unknown),
    )
    expect(told(made, id).containers[0]).not.toHaveProperty('runtimeId')
    made.to(8_000)
    expect(told(made, id).containers[0]).toMatchObject({
      networkBindings: [{ containerPort: 80, hostPort: 32_768 }],
      runtimeId: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    })
  })

  it('an interface has its id and addresses once it is attached', () => {
    const made = lab()
    const [id = ''] = runTask(made, FAR).ids
    const names = () => told(made, id).attachments[0]?.details.map((one) => one.name)
    const all = ['subnetId', 'networkInterfaceId', 'macAddress', 'privateDnsName', 'privateIPv4Address']
    expect(over(made, [0, 10, 18, 60], names)).toEqual([['subnetId'], ['subnetId'], all, all])
  })

  it('connectivity and health are not heard of as RunTask answers', () => {
    const made = lab()
    const { tasks } = made.ecs('RunTask', { taskDefinition: 'web' })
    const [first] = tasks as readonly TaskAnswer[]
    expect(first).not.toHaveProperty('connectivity')
    expect(first).not.toHaveProperty('healthStatus')
    const [id = ''] = [...made.world.tasks.keys()]
    made.to(1)
    expect(told(made, id)).toMatchObject({ connectivity: 'CONNECTED', connectivityAt: EPOCH, healthStatus: 'UNKNOWN' })
    made.act('lab', 'SetAgentConnected', { cluster: 'yard', containerInstance: made.instance(0).id, connected: false })
    expect(told(made, id)).toMatchObject({ connectivity: 'DISCONNECTED', connectivityAt: EPOCH })
    const [far = ''] = runTask(made, FAR).ids
    made.to(10_000)
    expect(told(made, far)).not.toHaveProperty('connectivity')
    made.to(20_000)
    expect(told(made, far).connectivity).toBe('CONNECTED')
  })
})

it('TSK-13 a task that stops as it is made tells from then on what it will', () => {
  const made = lab()
  const [id = ''] = runTask(made, FAR).ids
  made.ecs('StopTask', { task: id })
  const first = told(made, id)
  made.to(60_000)
  expect(first).toMatchObject({ lastStatus: 'STOPPED' })
  expect(told(made, id)).toEqual(first)
})

describe('TSK-13 a task tells', () => {
  it('what it was started with', () => {
    const made = lab()
    const fields = { ...FAR, enableExecuteCommand: true, platformVersion: '1.3.0' }
    expect(made.ecs('RunTask', fields).tasks).toMatchObject([{ enableExecuteCommand: true, platformVersion: '1.3.0' }])
    const latest = { ...FAR, platformVersion: 'LATEST' }
    expect(made.ecs('RunTask', latest).tasks).toMatchObject([{ enableExecuteCommand: false, platformVersion: '1.4.0' }])
  })

  it('as a task of a service, what the service has', () => {
    const made = lab()
    registerFargate(made, 'exec', { taskRoleArn: 'arn:aws:iam::123456789012:role/r' })
    const fields = { ...FAR, taskDefinition: 'exec', serviceName: 'far', desiredCount: 1 }
    made.ecs('CreateService', { ...fields, enableExecuteCommand: true, platformVersion: '1.3.0' })
    made.to(5_000)
    const [task] = made.tasks('far')
    expect(told(made, task?.id ?? '')).toMatchObject({ enableExecuteCommand: true, platformVersion: '1.3.0' })
  })

  it('the architecture that it runs on', () => {
    const made = lab()
    registerFargate(made, 'arm', { runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' } })
    const architecture = (value: string) => [{ attributes: [{ name: 'ecs.cpu-architecture', value }] }]
    expect(made.ecs('RunTask', { ...FAR, taskDefinition: 'arm' }).tasks).toMatchObject(architecture('arm64'))
    expect(made.ecs('RunTask', FAR).tasks).toMatchObject(architecture('x86_64'))
  })

  it('ids of its parts that are the same each time, and no other’s', () => {
    const made = lab()
    const ids = runTask(made, { ...FAR, count: 2 }).ids
    made.to(60_000)
    const first = ids.map((id) => JSON.stringify(told(made, id)))
    expect(ids.map((id) => JSON.stringify(told(made, id)))).toEqual(first)
    const found = first.flatMap((one) => one.match(/eni-[0-9a-f]+|0e:[0-9a-f:]+|[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [])
    // Each twice: the attachment stands beside the container’s address again.
    expect(found.length).toBe(10)
    expect(new Set(found).size).toBe(8)
  })
})
