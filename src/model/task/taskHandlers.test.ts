import { describe, expect, it } from 'vitest'
import { createService, NETWORK, register, registerFargate, runTask, yard } from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

const ARN = 'arn:aws:ecs:us-east-1:123456789012'
const EPOCH = Date.UTC(2026, 0, 1) / 1_000

function oneRevision(): TestLab {
  const lab = yard({ instances: 1 })
  register(lab)
  return lab
}

const FAR = { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }
/** An id as tasks have it, of none. */
const NOBODY = '0'.repeat(32)

function listed(lab: TestLab, fields: Input = {}): readonly string[] {
  const arns = lab.ecs('ListTasks', fields).taskArns as readonly string[]
  return arns.map((one) => one.slice(one.lastIndexOf('/') + 1))
}

describe('TSK-5 StopTask', () => {
  it('answers with the task as it is then', () => {
    const lab = oneRevision()
    const { ids } = runTask(lab)
    lab.forward(20_000)
    const { task } = lab.ecs('StopTask', { task: ids[0], reason: 'enough' })
    expect(task).toMatchObject({
      lastStatus: 'STOPPING',
      desiredStatus: 'STOPPED',
      stopCode: 'UserInitiated',
      stoppedReason: 'enough',
      stoppingAt: EPOCH + 20,
      containers: [{ lastStatus: 'RUNNING' }],
    })
    expect(lab.decisions.at(-1)).toMatchObject({ kind: 'stop', rule: 'TSK-5', cause: 'user', taskId: ids[0] })
    lab.forward(3_000)
    expect(lab.ecs('DescribeTasks', { tasks: [ids[0]] }).tasks).toMatchObject([
      { lastStatus: 'STOPPED', stoppedAt: EPOCH + 23, containers: [{ lastStatus: 'STOPPED', exitCode: 0 }] },
    ])
  })

  it('takes an id or an ARN, of a task of that cluster', () => {
    const lab = oneRevision()
    lab.ecs('CreateCluster', { clusterName: 'annex' })
    const [id = ''] = runTask(lab).ids
    lab.ecs('StopTask', { task: `${ARN}:task/yard/${id}` })
    expect(lab.task(id).desiredStatus).toBe('STOPPED')
    const error = { name: 'InvalidParameterException', message: 'The referenced task was not found.' }
    expect(lab.refusal('ecs', 'StopTask', { cluster: 'annex', task: id })).toEqual(error)
    expect(lab.refusal('ecs', 'StopTask', { cluster: 'yard', task: NOBODY })).toEqual(error)
    expect(lab.refusal('ecs', 'StopTask', { cluster: 'annex', task: `${ARN}:task/yard/${id}` })).toEqual({
      name: 'InvalidParameterException',
      message: 'Invalid identifier: Identifier is for cluster yard. Your cluster is annex',
    })
  })

  it('DEP-3 has the service look, and stopping what stops does not', () => {
    const lab = oneRevision()
    createService(lab, { desiredCount: 1 })
    lab.to(100_000)
    const [task] = lab.tasks()
    lab.ecs('StopTask', { task: task?.id })
    expect(lab.nextPassAtMs()).toBe(101_000)
    lab.forward(1_500)
    const { hash } = lab.engine
    lab.ecs('StopTask', { task: task?.id })
    expect(lab.engine.hash).toBe(hash)
  })

  it('a container that never started has no exit code', () => {
    const lab = oneRevision()
    const [id] = runTask(lab).ids
    lab.ecs('StopTask', { task: id })
    lab.forward(10_000)
    const [task] = lab.ecs('DescribeTasks', { tasks: [id] }).tasks as readonly { containers: readonly object[] }[]
    expect(task?.containers[0]).not.toHaveProperty('exitCode')
  })

  it('INS-4 nor has one whose instance is gone: nobody was left to report it', () => {
    const lab = oneRevision()
    const [id] = runTask(lab).ids
    lab.forward(20_000)
    lab.act('ec2', 'TerminateInstances', { InstanceIds: [lab.instance(0).ec2InstanceId] })
    const [task] = lab.ecs('DescribeTasks', { tasks: [id] }).tasks as readonly { containers: readonly object[] }[]
    expect(task).toMatchObject({ stopCode: 'TerminationNotice', containers: [{ lastStatus: 'STOPPED' }] })
    expect(task?.containers[0]).not.toHaveProperty('exitCode')
  })
})

describe('API-2 ListTasks and DescribeTasks', () => {
  it('filter by what a task is of, and by what it is meant to do', () => {
    const lab = oneRevision()
    register(lab, 'web-api')
    registerFargate(lab)
    createService(lab, { desiredCount: 1 })
    lab.to(2_000)
    const service = lab.tasks()[0]?.id
    const [mine] = runTask(lab, { startedBy: 'me' }).ids
    const [api] = runTask(lab, { taskDefinition: 'web-api' }).ids
    const [far] = runTask(lab, FAR).ids
    lab.ecs('StopTask', { task: api })
    expect(listed(lab)).toEqual([service, mine, far])
    expect(listed(lab, { desiredStatus: 'RUNNING' })).toEqual([service, mine, far])
    expect(listed(lab, { desiredStatus: 'STOPPED' })).toEqual([api])
    // ECS never sets PENDING as a desired status.
    expect(listed(lab, { desiredStatus: 'PENDING' })).toEqual([])
    expect(listed(lab, { family: 'web' })).toEqual([service, mine])
    expect(listed(lab, { serviceName: 'web' })).toEqual([service])
    expect(listed(lab, { startedBy: 'me' })).toEqual([mine])
    expect(listed(lab, { launchType: 'FARGATE' })).toEqual([far])
    expect(listed(lab, { containerInstance: lab.instance(0).id })).toEqual([service, mine])
  })

  it('a family is not the beginning of another’s name', () => {
    const lab = oneRevision()
    register(lab, 'web-api')
    register(lab, 'website')
    const [web] = runTask(lab).ids
    const [api] = runTask(lab, { taskDefinition: 'web-api' }).ids
    const [site] = runTask(lab, { taskDefinition: 'website' }).ids
    expect(listed(lab)).toEqual([web, api, site])
    expect(listed(lab, { family: 'web' })).toEqual([web])
    expect(listed(lab, { family: 'web-api' })).toEqual([api])
    expect(listed(lab, { family: 'we' })).toEqual([])
    expect(listed(lab, { family: 'web:1' })).toEqual([])
  })

  it('say what is missing', () => {
    const lab = oneRevision()
    const [id] = runTask(lab).ids
    expect(lab.ecs('DescribeTasks', { tasks: [id, NOBODY] })).toMatchObject({
      tasks: [{ taskArn: `${ARN}:task/yard/${id ?? ''}` }],
      failures: [{ arn: `${ARN}:task/yard/${NOBODY}`, reason: 'MISSING' }],
    })
  })

  it.each<readonly [operation: string, input: Input, name: string, message: string]>([
    ['DescribeTasks', { tasks: ['none'] }, 'InvalidParameterException', 'taskId length should be one of [32,36]'],
    [
      'DescribeTasks',
      { tasks: [`${ARN}:task/annex/${NOBODY}`] },
      'InvalidParameterException',
      'Invalid identifier: Identifier is for cluster annex. Your cluster is yard',
    ],
    ['ListTasks', { serviceName: 'none' }, 'ServiceNotFoundException', 'Service not found.'],
    [
      'ListTasks',
      { startedBy: 'me', family: 'web' },
      'InvalidParameterException',
      'Invalid parameter startedBy: it must be the only filter, without family.',
    ],
    [
      'ListTasks',
      { startedBy: 'me', family: 'web', desiredStatus: 'RUNNING' },
      'InvalidParameterException',
      'Invalid parameter startedBy: it must be the only filter, without family, desiredStatus.',
    ],
  ])('refuse: %s %j', (operation, input, ...[name, message]) => {
    expect(oneRevision().refusal('ecs', operation, { cluster: 'yard', ...input })).toEqual({ name, message })
  })

  it('TSK-1 tell how far a task’s interface is', () => {
    const lab = yard({ instances: 1 })
    registerFargate(lab)
    const [id = ''] = runTask(lab, FAR).ids
    const status = (ms: number) => {
      lab.to(ms)
      const [task] = lab.ecs('DescribeTasks', { tasks: [id] }).tasks as readonly { attachments: readonly Input[] }[]
      return task?.attachments[0]?.status
    }
    expect([0, 10_000, 20_000, 60_000].map(status)).toEqual(['PRECREATED', 'ATTACHING', 'ATTACHED', 'ATTACHED'])
    lab.ecs('StopTask', { task: id })
    expect([61_000, 64_000, 90_000].map(status)).toEqual(['ATTACHED', 'DETACHING', 'DELETED'])
  })

  it('NET-1 tell of a task’s interface and ports', () => {
    const lab = yard({ instances: 1 })
    register(lab, 'web', { containerFields: { portMappings: [{ containerPort: 80 }] } })
    registerFargate(lab)
    const [web] = runTask(lab).ids
    const [far = ''] = runTask(lab, FAR).ids
    lab.forward(60_000)
    const { privateIp } = lab.task(far)
    expect(lab.ecs('DescribeTasks', { tasks: [web, far] }).tasks).toMatchObject([
      {
        containers: [
          { networkBindings: [{ bindIP: '0.0.0.0', containerPort: 80, hostPort: 32_768, protocol: 'tcp' }] },
        ],
      },
      {
        platformVersion: '1.4.0',
        platformFamily: 'Linux',
        attachments: [
          {
            id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string,
            type: 'ElasticNetworkInterface',
            status: 'ATTACHED',
            details: [
              // NET-3: of the zone that the subnet stands for.
              { name: 'subnetId', value: 'subnet-0a1c3e5f7a9b1d3e5' },
              { name: 'networkInterfaceId', value: expect.stringMatching(/^eni-[0-9a-f]{17}$/) as string },
              { name: 'macAddress', value: expect.stringMatching(/^0e(:[0-9a-f]{2}){5}$/) as string },
              { name: 'privateDnsName', value: `ip-${(privateIp ?? '').replaceAll('.', '-')}.ec2.internal` },
              { name: 'privateIPv4Address', value: privateIp },
            ],
          },
        ],
        containers: [{ networkInterfaces: [{ privateIpv4Address: privateIp }] }],
      },
    ])
  })
})
