import { attributesJson } from '../attributes/attributeJson.ts'
import { describe, expect, it } from 'vitest'
import { createService, register, steadyYard, yard } from '../../testing/builders.ts'
import type { TestLab } from '../../testing/testLab.ts'
import { COMMAND_SERVICES } from '../api/command.ts'
import { isRead, operationsOf } from '../api/operations.ts'

describe('DET-5 what is no operation is refused', () => {
  const refused = (lab: TestLab, service: string, operation: string) =>
    lab.refusal(service as 'ecs', operation, {}).message

  it('with what there is, or with what was meant', () => {
    const lab = yard()
    expect(refused(lab, 'ecs', 'createService')).toBe(
      'The lab has no operation ecs createService. Did you mean CreateService?',
    )
    expect(refused(lab, 'ec2', 'Boot')).toContain('It takes CreateLaunchTemplate, RunInstances,')
    expect(refused(lab, 's3', 'PutObject')).toBe(
      'The lab has no operation s3 PutObject. It takes ecs, ec2, autoscaling, elbv2, elb, codedeploy, ecr, ecr-public, docker, logs, iam, ssm, secretsmanager, cloudwatch, application-autoscaling, lab.',
    )
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(refused(lab, 'ecs', name)).toContain('The lab has no operation')
      expect(refused(lab, name, 'CreateService')).toContain('The lab has no operation')
    }
  })

  it('every operation is a read or a write, as its name says', () => {
    for (const service of COMMAND_SERVICES) {
      for (const operation of operationsOf(service)) {
        // Docker names what it lists.
        const reads =
          service === 'docker' ? /^(History|Images|Ps)$/ : /^(Describe|Filter|Get|List|BatchGet|BatchCheck|Simulate)/
        expect(isRead(service, operation)).toBe(reads.test(operation))
      }
    }
    expect(isRead('ecs', 'nothing')).toBe(false)
  })
})

describe('API-4 fields without effect', () => {
  const input = { clusterName: 'dock', configuration: { executeCommandConfiguration: {} } }

  it('stand beside the answer, which has AWS’s members only', () => {
    const { engine } = yard()
    const answer = engine.execute({ atMs: 0, service: 'ecs', operation: 'CreateCluster', input })
    expect(Object.keys(answer)).toEqual(['output', 'withoutEffect'])
    expect(answer).toMatchObject({ withoutEffect: ['configuration'] })
    expect('output' in answer && Object.keys(answer.output)).toEqual(['cluster'])
    const plain = { clusterName: 'dock' }
    expect(engine.execute({ atMs: 0, service: 'ecs', operation: 'CreateCluster', input: plain })).not.toHaveProperty(
      'withoutEffect',
    )
  })
})

describe('DET-7 a query', () => {
  it('answers as the command does, and changes nothing', () => {
    const lab = steadyYard()
    const act = {
      service: 'ecs',
      operation: 'DescribeServices',
      input: { cluster: 'yard', services: ['web'] },
    } as const
    const { hash } = lab.engine
    const queried = lab.engine.query(act)
    expect(queried).toEqual(lab.engine.execute({ atMs: lab.nowMs, ...act }))
    expect(lab.engine.hash).toBe(hash)
  })

  it('that would act is refused', () => {
    const { engine } = yard()
    expect(engine.query({ service: 'ecs', operation: 'CreateCluster', input: {} })).toEqual({
      error: { name: 'UnknownOperationException', message: 'CreateCluster changes the lab, it is no query.' },
    })
    expect(engine.query({ service: 'ecs', operation: 'ListServices', input: { cluster: 'x' } })).toEqual({
      error: { name: 'ClusterNotFoundException', message: 'Cluster not found.', field: 'cluster' },
    })
    expect(engine.world.clusters.has('default')).toBe(false)
  })
})

describe('INS-3 UpdateContainerInstancesState', () => {
  it('answers with the instances as they are then, and with what is missing', () => {
    const lab = yard({ instances: 2 })
    const containerInstances = [lab.instance(0).id, lab.instance(1).ec2InstanceId, 'none']
    const answer = lab.ecs('UpdateContainerInstancesState', { containerInstances, status: 'DRAINING' })
    expect(answer.containerInstances).toMatchObject([{ status: 'DRAINING' }, { status: 'DRAINING' }])
    expect(answer.failures).toMatchObject([{ reason: 'MISSING' }])
    const listed = (status: string) =>
      (lab.ecs('ListContainerInstances', { status }).containerInstanceArns as string[]).length
    expect([listed('ACTIVE'), listed('DRAINING')]).toEqual([0, 2])
    const { hash } = lab.engine
    lab.ecs('UpdateContainerInstancesState', { containerInstances, status: 'DRAINING' })
    expect(lab.engine.hash).toBe(hash)
  })
})

describe('CAP-4 DescribeContainerInstances', () => {
  it('tells what is registered, what is left and what runs', () => {
    const lab = yard({ instances: 1 })
    register(lab)
    createService(lab, { desiredCount: 3 })
    lab.to(5_000)
    const { id, ec2InstanceId } = lab.instance(0)
    const { containerInstances } = lab.ecs('DescribeContainerInstances', { containerInstances: [id] })
    const set = { type: 'STRINGSET', doubleValue: 0, longValue: 0, integerValue: 0 }
    const resources = (cpu: number, memory: number) => [
      { name: 'CPU', type: 'INTEGER', doubleValue: 0, longValue: 0, integerValue: cpu },
      { name: 'MEMORY', type: 'INTEGER', doubleValue: 0, longValue: 0, integerValue: memory },
      { name: 'PORTS', ...set, stringSetValue: ['22', '2375', '2376', '51678', '51679'] },
      { name: 'PORTS_UDP', ...set, stringSetValue: [] },
    ]
    expect(containerInstances).toEqual([
      {
        containerInstanceArn: `arn:aws:ecs:us-east-1:123456789012:container-instance/yard/${id}`,
        ec2InstanceId,
        version: 4,
        versionInfo: expect.any(Object) as object,
        attachments: [],
        status: 'ACTIVE',
        agentConnected: true,
        registeredResources: resources(8_192, 16_384),
        remainingResources: resources(8_192 - 3 * 256, 16_384 - 3 * 512),
        runningTasksCount: 0,
        pendingTasksCount: 3,
        attributes: attributesJson(lab.instance(0)),
        registeredAt: 1_767_225_600,
        tags: [],
      },
    ])
  })
})

describe('ec2 and lab', () => {
  const launch = { InstanceType: 'm5.large', MinCount: 1, MaxCount: 2, UserData: 'ECS_CLUSTER=yard' }

  it('INS-1 RunInstances launches as many as it may', () => {
    const lab = yard({ instances: 0 })
    const { Instances } = lab.act('ec2', 'RunInstances', { ...launch, Placement: { AvailabilityZone: 'us-east-1c' } })
    expect(Instances).toEqual(
      lab.instances.map((one) => ({
        InstanceId: one.ec2InstanceId,
        InstanceType: 'm5.large',
        Placement: { AvailabilityZone: 'us-east-1c' },
        State: { Name: 'pending' },
      })),
    )
    expect(lab.instances.map((one) => one.ec2InstanceId)).toEqual(
      Array(2).fill(expect.stringMatching(/^i-0[0-9a-f]{16}$/)),
    )
    expect(lab.refusal('ec2', 'RunInstances', { ...launch, MinCount: 3 }).message).toContain('above MaxCount')
  })

  it('INS-4 TerminateInstances refuses all of them when one is not there', () => {
    const lab = yard({ instances: 1 })
    const known = lab.instance(0).ec2InstanceId
    expect(lab.refusal('ec2', 'TerminateInstances', { InstanceIds: [known, 'i-none'] })).toEqual({
      name: 'InvalidInstanceID.NotFound',
      message: "The instance ID 'i-none' does not exist",
    })
    expect(lab.act('ec2', 'TerminateInstances', { InstanceIds: [known, known] }).TerminatingInstances).toEqual([
      { InstanceId: known, CurrentState: { Name: 'shutting-down' } },
    ])
  })

  it('INS-1 a launch template has a name of its own', () => {
    const lab = yard()
    const input = { LaunchTemplateName: 't', LaunchTemplateData: { InstanceType: 'm5.large' } }
    lab.act('ec2', 'CreateLaunchTemplate', input)
    expect(lab.world.launchTemplates.get('t')).toEqual({ name: 't', instanceType: 'm5.large', clusterName: 'default' })
    expect(lab.refusal('ec2', 'CreateLaunchTemplate', input)).toEqual({
      name: 'InvalidLaunchTemplateName.AlreadyExistsException',
      message: 'Launch template name already in use: t',
    })
  })

  it('DET-8 a lab holds 5,000 instances', () => {
    const lab = yard({ instances: 0 })
    const add = (count: number) => ({ cluster: 'yard', instanceType: 'm5.large', count })
    lab.act('lab', 'AddContainerInstances', add(4_999))
    expect(lab.refusal('lab', 'AddContainerInstances', add(2)).name).toBe('LimitExceededException')
    expect(lab.refusal('ec2', 'RunInstances', launch).name).toBe('LimitExceededException')
    lab.act('lab', 'AddContainerInstances', add(1))
  })

  it('MET-3 SetLoad counts its start from now, and needs an ACTIVE service', () => {
    const lab = steadyYard()
    const input = { cluster: 'yard', service: 'web', shape: 'ramp', peakCpuUnits: 800 }
    lab.act('lab', 'SetLoad', { ...input, baseCpuUnits: 10, startSeconds: 30, periodSeconds: 60 })
    expect(lab.service().load).toEqual({
      shape: 'ramp',
      baseCpuUnits: 10,
      peakCpuUnits: 800,
      startMs: lab.nowMs + 30_000,
      periodMs: 60_000,
    })
    lab.act('lab', 'SetLoad', input)
    expect(lab.service().load).toMatchObject({ baseCpuUnits: 0, startMs: lab.nowMs, periodMs: 600_000 })
    expect(lab.refusal('lab', 'SetLoad', { ...input, service: 'x' }).name).toBe('ServiceNotFoundException')
    expect(lab.refusal('lab', 'SetLoad', { ...input, shape: 'square' }).message).toBe(
      'Invalid parameter shape: is "square", it takes constant, step, ramp, sine, spike.',
    )
  })

  it('INS-5 SetAgentConnected needs an instance of that cluster', () => {
    expect(
      yard().refusal('lab', 'SetAgentConnected', { cluster: 'yard', containerInstance: 'x', connected: true }),
    ).toEqual({
      name: 'InvalidParameterException',
      message: 'Invalid parameter containerInstance: the cluster has none of this id.',
    })
  })
})
