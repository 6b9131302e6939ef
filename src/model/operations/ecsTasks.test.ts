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

const FAR = { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }
const PUBLIC = { awsvpcConfiguration: { ...NETWORK.awsvpcConfiguration, assignPublicIp: 'ENABLED' } }
/** An id as tasks have it, of none. */
const NOBODY = '0'.repeat(32)

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
        clusterArn: `${ARN}:cluster/yard`,
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
        overrides: { containerOverrides: [{ name: 'main' }], inferenceAcceleratorOverrides: [] },
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
    // The form that ECS itself gives a task without a group.
    const [own = ''] = runTask(lab, { group: 'family:web' }).ids
    expect(lab.task(own).group).toBe('family:web')
  })

  it('PLC-6 tells an UDP port from a TCP port in what it could not place', () => {
    const lab = yard({ instances: 1 })
    for (const protocol of ['tcp', 'udp']) {
      register(lab, protocol, { containerFields: { portMappings: [{ containerPort: 53, hostPort: 53, protocol }] } })
      runTask(lab, { taskDefinition: protocol })
    }
    expect(runTask(lab, { taskDefinition: 'tcp' }).reasons).toEqual(['RESOURCE:PORTS'])
    expect(runTask(lab, { taskDefinition: 'udp' }).reasons).toEqual(['RESOURCE:PORTS_UDP'])
  })

  it('PLC-6 refuses where no instance is registered, also while one boots, and goes to Fargate all the same', () => {
    const lab = yard({ instances: 0 })
    register(lab)
    registerFargate(lab)
    lab.act('ec2', 'RunInstances', { InstanceType: 'm5.large', MinCount: 1, MaxCount: 1, UserData: 'ECS_CLUSTER=yard' })
    expect(lab.refusal('ecs', 'RunTask', { cluster: 'yard', taskDefinition: 'web' })).toEqual({
      name: 'InvalidParameterException',
      message: 'No Container Instances were found in your cluster.',
    })
    expect(runTask(lab, FAR).ids).toHaveLength(1)
  })

  it('DEF-5 says which fields have no effect', () => {
    const lab = oneRevision()
    const overrides = { containerOverrides: [{ name: 'main', cpu: 1 }] }
    const input = { taskDefinition: 'web', overrides, enableExecuteCommand: true, tags: [] }
    expect(lab.ecs('RunTask', input).fieldsWithoutEffect).toEqual(['overrides', 'enableExecuteCommand'])
    expect(lab.ecs('RunTask', { taskDefinition: 'web', overrides: {} })).not.toHaveProperty('fieldsWithoutEffect')
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
    [
      'a strategy on Fargate (FGT-2)',
      { ...FAR, placementStrategy: [{ type: 'random' }] },
      'InvalidParameterException',
      /^Placement strategies are not supported with FARGATE launch type\.$/,
    ],
    [
      'constraints on Fargate (FGT-2)',
      { ...FAR, placementConstraints: [{ type: 'distinctInstance' }] },
      'InvalidParameterException',
      /^Placement constraints are not supported with FARGATE launch type\.$/,
    ],
    [
      'a public address on EC2 (FGT-2)',
      { taskDefinition: 'far', networkConfiguration: PUBLIC },
      'InvalidParameterException',
      /^Assign public IP is not supported for this launch type\.$/,
    ],
    [
      'the group of a service',
      { taskDefinition: 'web', group: 'service:web' },
      'InvalidParameterException',
      /^Invalid parameter group: a group takes up to 255 letters/,
    ],
    [
      'capacity providers',
      { taskDefinition: 'web', capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] },
      'InvalidParameterException',
      /^Invalid parameter capacityProviderStrategy: the lab has no capacity providers yet\.$/,
    ],
    [
      'an external instance',
      { taskDefinition: 'web', launchType: 'EXTERNAL' },
      'InvalidParameterException',
      /^Invalid parameter launchType: the lab has no external instances yet\.$/,
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
    expect(lab.service().nextPassAtMs).toBe(101_000)
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
              { name: 'privateIPv4Address', value: privateIp },
            ],
          },
        ],
        containers: [{ networkInterfaces: [{ privateIpv4Address: privateIp }] }],
      },
    ])
  })
})
