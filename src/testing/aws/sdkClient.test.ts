import * as sdk from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import type { Act } from '../../model/api/command.ts'
import { operationsOf } from '../../model/api/operations.ts'
import { Engine } from '../../model/engine/engine.ts'
import { awsOperation, awsOperations } from './awsSchemas.ts'
import { goodActs } from '../badInput/goodActs.fixture.ts'
import { prepared } from '../badInput/preparedLab.fixture.ts'
import { deserialized } from './deserialized.ts'
import { LabEndpoint } from './labEndpoint.ts'

// The client tells which Node it will ask for next year.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

/** Of all clients here. */
let calls = 0

/** AWS's own client at a lab. Whatever it hands on is the lab's answer, whole, or the call fails. */
function clientOf(endpoint: LabEndpoint): sdk.ECSClient {
  const client = new sdk.ECSClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'EXAMPLE', secretAccessKey: 'EXAMPLE' },
    maxAttempts: 1,
    requestHandler: endpoint,
  })
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args)
      const { operation, output, input } = endpoint.exchanges.at(-1) ?? {}
      const { $metadata: _, ...handed } = result.output as unknown as Record<string, unknown>
      expect(handed).toEqual(deserialized(output, awsOperation('ecs', operation ?? '')?.output))
      // Nothing of the input was lost on its way either.
      expect(input).toMatchObject(JSON.parse(JSON.stringify(args.input)) as object)
      calls += 1
      return result
    },
    { step: 'initialize' },
  )
  return client
}

type CommandClass = new (input: object) => Parameters<sdk.ECSClient['send']>[0]

function commandOf({ operation, input }: Act): Parameters<sdk.ECSClient['send']>[0] {
  const name = `${operation}Command` as keyof typeof sdk
  return new (sdk[name] as unknown as CommandClass)(input)
}

const wait = (client: sdk.ECSClient) => ({ client, maxWaitTime: 30, minDelay: 0.001, maxDelay: 0.001 })

const TASK = { family: 'web', containerDefinitions: [{ name: 'main', image: 'web:1', cpu: 64, memory: 64 }] }
const cluster = 'yard'

async function yardOf(endpoint: LabEndpoint): Promise<sdk.ECSClient> {
  const client = clientOf(endpoint)
  await client.send(new sdk.CreateClusterCommand({ clusterName: cluster }))
  endpoint.give('lab', 'AddContainerInstances', { cluster, instanceType: 'm5.large', count: 3 })
  await client.send(new sdk.RegisterTaskDefinitionCommand(TASK))
  await client.send(new sdk.RegisterTaskDefinitionCommand(TASK))
  return client
}

describe('API-5 AWS’s own client understands every answer', () => {
  const acts = goodActs(prepared.world).filter(({ service }) => service === 'ecs')

  it.each(acts.map((one) => [one.operation, one] as const))('%s', async (_, one) => {
    const endpoint = new LabEndpoint(Engine.restore(prepared))
    await clientOf(endpoint).send(commandOf(one))
    expect(endpoint.exchanges).toMatchObject([{ operation: one.operation, input: one.input }])
  })

  it('waits until a service is stable, rolled and gone', async () => {
    const endpoint = new LabEndpoint(Engine.create(1), 5_000)
    const client = await yardOf(endpoint)
    const web = { cluster, service: 'web' }
    const services = { cluster, services: ['web'] }
    await client.send(
      new sdk.CreateServiceCommand({ cluster, serviceName: 'web', taskDefinition: 'web:1', desiredCount: 3 }),
    )
    const stable = async () => (await sdk.waitUntilServicesStable(wait(client), services)).state
    expect(await stable()).toBe('SUCCESS')
    await client.send(new sdk.UpdateServiceCommand({ ...web, taskDefinition: 'web:2' }))
    expect(await stable()).toBe('SUCCESS')
    const described = await client.send(new sdk.DescribeServicesCommand(services))
    expect(described.services?.[0]?.deployments).toMatchObject([{ status: 'PRIMARY', rolloutState: 'COMPLETED' }])
    expect(described.services?.[0]?.createdAt).toBeInstanceOf(Date)
    await client.send(new sdk.UpdateServiceCommand({ ...web, desiredCount: 0 }))
    await client.send(new sdk.DeleteServiceCommand({ ...web, force: true }))
    expect((await sdk.waitUntilServicesInactive(wait(client), services)).state).toBe('SUCCESS')
  })

  it('waits until tasks run and until they have stopped', async () => {
    const endpoint = new LabEndpoint(Engine.create(2), 2_000)
    const client = await yardOf(endpoint)
    const ran = await client.send(new sdk.RunTaskCommand({ cluster, taskDefinition: 'web', count: 3, startedBy: 'me' }))
    const tasks = ran.tasks?.map(({ taskArn }) => taskArn ?? '') ?? []
    expect([tasks.length, ran.failures]).toEqual([3, []])
    expect((await sdk.waitUntilTasksRunning(wait(client), { cluster, tasks })).state).toBe('SUCCESS')
    for (const task of tasks) await client.send(new sdk.StopTaskCommand({ cluster, task, reason: 'enough' }))
    expect((await sdk.waitUntilTasksStopped(wait(client), { cluster, tasks })).state).toBe('SUCCESS')
  })

  it('goes through lists page by page', async () => {
    const endpoint = new LabEndpoint(Engine.create(3))
    const client = await yardOf(endpoint)
    const names = Array.from({ length: 23 }, (_, index) => `web-${String(index)}`)
    for (const serviceName of names) {
      await client.send(new sdk.CreateServiceCommand({ cluster, serviceName, taskDefinition: 'web', desiredCount: 1 }))
    }
    endpoint.engine.runUntil(120_000)
    const sizes = async (pages: AsyncIterable<object>, list: string) => {
      const found: number[] = []
      for await (const page of pages) found.push((page as Record<string, readonly string[]>)[list]?.length ?? -1)
      return found
    }
    const paged = { client, pageSize: 9 }
    expect(await sizes(sdk.paginateListServices(paged, { cluster }), 'serviceArns')).toEqual([9, 9, 5])
    expect(await sizes(sdk.paginateListServices({ client }, { cluster }), 'serviceArns')).toEqual([10, 10, 3])
    expect(await sizes(sdk.paginateListTasks(paged, { cluster }), 'taskArns')).toEqual([9, 9, 5])
    expect(await sizes(sdk.paginateListTaskDefinitions({ client, pageSize: 1 }, {}), 'taskDefinitionArns')).toEqual([
      1, 1,
    ])
    expect(await sizes(sdk.paginateListClusters(paged, {}), 'clusterArns')).toEqual([1])
    const instances = sdk.paginateListContainerInstances({ client, pageSize: 2 }, { cluster })
    expect(await sizes(instances, 'containerInstanceArns')).toEqual([2, 1])
  })

  it('makes many calls', () => {
    expect(calls).toBeGreaterThan(80)
  })
})

const REFUSED: readonly (readonly [new (...args: never[]) => Error, string, Act['input']])[] = [
  [sdk.ClusterNotFoundException, 'ListServices', { cluster: 'none' }],
  [sdk.ClusterNotFoundException, 'DeleteCluster', { cluster: 'none' }],
  [sdk.ClusterContainsServicesException, 'DeleteCluster', { cluster }],
  [sdk.ServiceNotFoundException, 'UpdateService', { cluster, service: 'none' }],
  [sdk.ServiceNotFoundException, 'DeleteService', { cluster, service: 'none' }],
  [sdk.ClientException, 'DescribeTaskDefinition', { taskDefinition: 'none' }],
  [sdk.InvalidParameterException, 'DescribeTasks', { cluster, tasks: [] }],
  [sdk.InvalidParameterException, 'StopTask', { cluster, task: '0123456789abcdef0123456789abcdef' }],
]

describe('API-5 AWS’s own client raises its own errors', () => {
  it.each(REFUSED)('%o: %s', async (kind, operation, input) => {
    const endpoint = new LabEndpoint(Engine.restore(prepared))
    const sent = clientOf(endpoint).send(commandOf({ service: 'ecs', operation, input }))
    await expect(sent).rejects.toBeInstanceOf(kind)
    await expect(sent).rejects.toMatchObject({ $fault: 'client', message: expect.stringMatching(/.{5}/) as string })
  })

  it('of operations that the lab has not, too', async () => {
    const lacking = awsOperations('ecs').filter((one) => !operationsOf('ecs').includes(one))
    expect(lacking).toContain('CreateDaemon')
    const client = clientOf(new LabEndpoint(Engine.create(4)))
    for (const operation of lacking) {
      const sent = client.send(commandOf({ service: 'ecs', operation, input: {} }))
      await expect(sent).rejects.toHaveProperty('name', 'UnknownOperationException')
    }
  })
})
