import { describe, expect, it } from 'vitest'
import { NETWORK, register, registerFargate, runTask, yard } from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

const ARN = 'arn:aws:ecs:us-east-1:123456789012'
const EPOCH = Date.UTC(2026, 0, 1) / 1_000

/** The ARN of a container of a task. */
function containerOf(id: string | undefined): RegExp {
  return new RegExp(`^${ARN}:container/yard/${id ?? ''}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)
}

function oneRevision(): TestLab {
  const lab = yard({ instances: 1 })
  register(lab)
  return lab
}

const FAR = { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }
const PUBLIC = { awsvpcConfiguration: { ...NETWORK.awsvpcConfiguration, assignPublicIp: 'ENABLED' } }

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
        attributes: [{ name: 'ecs.cpu-architecture', value: 'x86_64' }],
        enableExecuteCommand: false,
        version: 1,
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
            containerArn: expect.stringMatching(containerOf(id)) as string,
            taskArn: `${ARN}:task/yard/${id ?? ''}`,
            name: 'main',
            image: 'web:1',
            lastStatus: 'PENDING',
            networkInterfaces: [],
            cpu: '256',
            memory: '512',
          },
        ],
        attachments: [],
        createdAt: EPOCH + 5,
        tags: [],
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
    const overrides = { containerOverrides: [{ name: 'main', cpu: 1, command: ['ls'] }] }
    const input = { taskDefinition: 'web', overrides, enableExecuteCommand: true, tags: [] }
    expect(lab.withoutEffect('RunTask', input)).toEqual([
      'overrides.containerOverrides[0].command',
      'enableExecuteCommand',
    ])
    expect(lab.withoutEffect('RunTask', { taskDefinition: 'web', overrides: {} })).toEqual([])
  })
})

describe('DET-5 RunTask', () => {
  it.each<readonly [what: string, input: Input, name: string, message: RegExp]>([
    ['no such revision', { taskDefinition: 'web:9' }, 'ClientException', /^TaskDefinition not found\.$/],
    ['no such family', { taskDefinition: 'api' }, 'ClientException', /^TaskDefinition not found\.$/],
    [
      'an INACTIVE revision (DEF-3)',
      { taskDefinition: 'old:1' },
      'InvalidParameterException',
      /^TaskDefinition is inactive$/,
    ],
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
      'who started it, in too many characters',
      { taskDefinition: 'web', startedBy: 'x'.repeat(129) },
      'InvalidParameterException',
      /^startedBy longer than 128\.$/,
    ],
    [
      'who started it, in other characters',
      { taskDefinition: 'web', startedBy: 'a b' },
      'InvalidParameterException',
      /^Invalid parameter startedBy: takes letters, numbers, hyphens, slashes and underscores\.$/,
    ],
    [
      'a platform version on EC2',
      { taskDefinition: 'web', platformVersion: 'LATEST' },
      'InvalidParameterException',
      /^The platform version must be null when specifying an EC2 launch type\.$/,
    ],
    [
      'a platform version that Fargate does not have',
      { ...FAR, platformVersion: '0.9.0' },
      'PlatformUnknownException',
      /^The specified platform version doesn't exist\.$/,
    ],
    [
      'the tags of a service, which it has none',
      { taskDefinition: 'web', propagateTags: 'SERVICE' },
      'InvalidParameterException',
      /^Invalid parameter propagateTags: /,
    ],
    [
      'the group of a service',
      { taskDefinition: 'web', group: 'service:web' },
      'InvalidParameterException',
      /^Invalid parameter group: a group takes up to 255 letters/,
    ],
    [
      'a capacity provider that its cluster has not',
      { taskDefinition: 'web', capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] },
      'InvalidParameterException',
      /^The specified capacity provider strategy contained a capacity provider that is not associated with the cluster/,
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
