import { describe, expect, it } from 'vitest'
import { createService, NETWORK, register, registerFargate, runTask, yard } from '../testing/builders.ts'
import type { Input, TestLab } from '../testing/testLab.ts'

const ARN = 'arn:aws:ecs:us-east-1:123456789012'
const EPOCH = Date.UTC(2026, 0, 1) / 1_000

function oneRevision(): TestLab {
  const lab = yard({ instances: 1 })
  register(lab)
  return lab
}

function listed(lab: TestLab, fields: Input = {}): readonly string[] {
  const arns = lab.ecs('ListTasks', fields).taskArns as readonly string[]
  return arns.map((one) => one.slice(one.lastIndexOf('/') + 1))
}

describe('RunTask', () => {
  it('PLC-1 answers with the tasks that it started', () => {
    const lab = oneRevision()
    lab.to(5_000)
    const { tasks, failures } = lab.ecs('RunTask', { taskDefinition: 'web', startedBy: 'me' })
    const [id] = lab.world.tasks.keys()
    expect(failures).toEqual([])
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(tasks).toEqual([
      {
        taskArn: `${ARN}:task/yard/${id ?? ''}`,
        lastStatus: 'PENDING',
        desiredStatus: 'RUNNING',
        healthStatus: 'UNKNOWN',
        taskDefinitionArn: `${ARN}:task-definition/web:1`,
        group: 'family:web',
        launchType: 'EC2',
        availabilityZone: 'us-east-1a',
        containerInstanceArn: `${ARN}:container-instance/yard/${lab.instance(0).id}`,
        startedBy: 'me',
        cpu: '256',
        memory: '512',
        containers: [
          {
            name: 'main',
            image: 'web:1',
            lastStatus: 'PENDING',
            healthStatus: 'UNKNOWN',
            networkBindings: [],
            networkInterfaces: [],
            cpu: '256',
            memory: '512',
          },
        ],
        attachments: [],
        createdAt: EPOCH + 5,
        pullStartedAt: EPOCH + 5,
      },
    ])
  })

  it('PLC-2 keeps the group that it is given, and starts up to ten', () => {
    const lab = oneRevision()
    const { ids } = runTask(lab, { count: 10, group: 'night' })
    expect(new Set(ids).size).toBe(10)
    expect(ids.every((id) => lab.task(id).group === 'night')).toBe(true)
  })

  it.each<readonly [what: string, input: Input, name: string, message: RegExp]>([
    ['no such revision', { taskDefinition: 'web:9' }, 'ClientException', /^TaskDefinition not found\.$/],
    ['no such family', { taskDefinition: 'api' }, 'ClientException', /^TaskDefinition not found\.$/],
    ['an INACTIVE revision (DEF-3)', { taskDefinition: 'old:1' }, 'ClientException', /^TaskDefinition is inactive$/],
    ['no such cluster', { cluster: 'x', taskDefinition: 'web' }, 'ClusterNotFoundException', /^Cluster not found\.$/],
    [
      'eleven tasks',
      { taskDefinition: 'web', count: 11 },
      'InvalidParameterException',
      /^Invalid parameter count: is 11, it takes 1 to 10\.$/,
    ],
    [
      'a launch type that it does not support (FGT-2)',
      { taskDefinition: 'web', launchType: 'FARGATE' },
      'InvalidParameterException',
      /^Task definition does not support launch_type FARGATE\.$/,
    ],
    [
      'awsvpc without a network',
      { taskDefinition: 'far', launchType: 'FARGATE' },
      'InvalidParameterException',
      /^Network Configuration must be provided when networkMode 'awsvpc' is specified\.$/,
    ],
    [
      'a network without awsvpc',
      { taskDefinition: 'web', networkConfiguration: NETWORK },
      'InvalidParameterException',
      /^Network Configuration is not valid for the given networkMode of this task definition\.$/,
    ],
  ])('refuses %s', (_what, ...[input, name, message]) => {
    const lab = oneRevision()
    register(lab, 'old')
    registerFargate(lab)
    lab.ecs('DeregisterTaskDefinition', { taskDefinition: 'old:1' })
    const error = lab.refusal('ecs', 'RunTask', { cluster: 'yard', ...input })
    expect(error.name).toBe(name)
    expect(error.message).toMatch(message)
  })
})

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
    expect(lab.refusal('ecs', 'StopTask', { cluster: 'yard', task: 'none' })).toEqual(error)
  })

  it('a container that never started has no exit code', () => {
    const lab = oneRevision()
    const [id] = runTask(lab).ids
    lab.ecs('StopTask', { task: id })
    lab.forward(10_000)
    const [task] = lab.ecs('DescribeTasks', { tasks: [id] }).tasks as readonly { containers: readonly object[] }[]
    expect(task?.containers[0]).not.toHaveProperty('exitCode')
  })
})

describe('ListTasks and DescribeTasks', () => {
  it('filter by what a task is of, and by what it is meant to do', () => {
    const lab = oneRevision()
    register(lab, 'web-api')
    registerFargate(lab)
    createService(lab, { desiredCount: 1 })
    lab.to(2_000)
    const service = lab.tasks()[0]?.id
    const [mine] = runTask(lab, { startedBy: 'me' }).ids
    const [api] = runTask(lab, { taskDefinition: 'web-api' }).ids
    const [far] = runTask(lab, { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }).ids
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

  it('say what is missing', () => {
    const lab = oneRevision()
    const [id] = runTask(lab).ids
    expect(lab.ecs('DescribeTasks', { tasks: [id, 'none'] })).toMatchObject({
      tasks: [{ taskArn: `${ARN}:task/yard/${id ?? ''}` }],
      failures: [{ arn: `${ARN}:task/yard/none`, reason: 'MISSING' }],
    })
  })

  it('NET-1 tell of a task’s interface and ports', () => {
    const lab = yard({ instances: 1 })
    register(lab, 'web', { containerFields: { portMappings: [{ containerPort: 80 }] } })
    registerFargate(lab)
    const [web] = runTask(lab).ids
    const [far = ''] = runTask(lab, { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }).ids
    lab.forward(60_000)
    const { privateIp } = lab.task(far)
    expect(lab.ecs('DescribeTasks', { tasks: [web, far] }).tasks).toMatchObject([
      {
        containers: [
          { networkBindings: [{ bindIP: '0.0.0.0', containerPort: 80, hostPort: 32_768, protocol: 'tcp' }] },
        ],
      },
      {
        attachments: [{ type: 'ElasticNetworkInterface', status: 'ATTACHED', details: [{ value: privateIp }] }],
        containers: [{ networkInterfaces: [{ privateIpv4Address: privateIp }] }],
      },
    ])
  })
})
