import { describe, expect, it } from 'vitest'
import { yard } from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

interface AttributeJson {
  readonly name: string
  readonly value?: string
  readonly targetId?: string
}

function put(lab: TestLab, attributes: Readonly<Record<string, string>>, index = 0): void {
  lab.ecs('PutAttributes', {
    attributes: Object.entries(attributes).map(([name, value]) => of(lab, { name, value }, index)),
  })
}

function of(lab: TestLab, attribute: Input, index = 0): Input {
  return { targetType: 'container-instance', targetId: lab.instance(index).id, ...attribute }
}

function described(lab: TestLab, index = 0): readonly AttributeJson[] {
  const answer = lab.ecs('DescribeContainerInstances', { containerInstances: [lab.instance(index).id] })
  return (
    (answer.containerInstances as readonly { readonly attributes: readonly AttributeJson[] }[])[0]?.attributes ?? []
  )
}

function listed(lab: TestLab, filters: Input = {}): readonly AttributeJson[] {
  const answer = lab.ecs('ListAttributes', { targetType: 'container-instance', ...filters })
  return answer.attributes as readonly AttributeJson[]
}

function arn(lab: TestLab, index = 0): string {
  return `arn:aws:ecs:us-east-1:123456789012:container-instance/yard/${lab.instance(index).id}`
}

describe('ATT-1 what ECS tells of every instance', () => {
  it('has values, and names what the agent can do', () => {
    const all = described(yard({ instances: 1 }))
    const valueOf = (name: string) => all.find((one) => one.name === name)?.value
    expect(
      ['availability-zone', 'instance-type', 'os-type', 'os-family', 'cpu-architecture'].map((name) =>
        valueOf(`ecs.${name}`),
      ),
    ).toEqual(['us-east-1a', 'm5.large', 'linux', 'LINUX', 'x86_64'])
    expect(valueOf('ecs.ami-id')).toMatch(/^ami-[0-9a-f]{17}$/)
    expect(valueOf('ecs.vpc-id')).toMatch(/^vpc-[0-9a-f]{17}$/)
    expect(valueOf('ecs.subnet-id')).toBe('subnet-0a1c3e5f7a9b1d3e5')
    for (const name of [
      'com.amazonaws.ecs.capability.docker-remote-api.1.32',
      'com.amazonaws.ecs.capability.logging-driver.awslogs',
      'com.amazonaws.ecs.capability.task-iam-role-network-host',
      'ecs.capability.task-eni',
      'ecs.capability.secrets.ssm.bootstrap.log-driver',
      'ecs.capability.storage.ebs-task-volume-attach',
    ]) {
      expect(all, name).toContainEqual({ name })
    }
    expect(new Set(all.map((one) => one.name)).size).toBe(all.length)
  })

  it.each(['PutAttributes', 'DeleteAttributes'])('is nobody else’s to change: %s', (operation) => {
    const lab = yard({ instances: 1 })
    for (const name of ['ecs.os-type', 'ecs.capability.task-eni']) {
      expect(lab.refusal('ecs', operation, { cluster: 'yard', attributes: [of(lab, { name, value: 'x' })] })).toEqual({
        name: 'InvalidParameterException',
        message: `The attribute ${name} is set by Amazon ECS and cannot be changed.`,
      })
    }
  })
})

describe('ATT-2 attributes that somebody puts', () => {
  it('are told with their instance, and the same name gets the new value', () => {
    const lab = yard({ instances: 2 })
    const answer = lab.ecs('PutAttributes', {
      attributes: [{ name: 'stack', value: 'dev', targetId: arn(lab) }, of(lab, { name: 'bare' }, 1)],
    })
    expect(answer).toEqual({
      attributes: [
        { name: 'stack', value: 'dev', targetId: arn(lab) },
        { name: 'bare', targetId: arn(lab, 1) },
      ],
    })
    put(lab, { rack: 'r1', stack: 'prod' })
    expect(described(lab).slice(-2)).toEqual([
      { name: 'rack', value: 'r1' },
      { name: 'stack', value: 'prod' },
    ])
    expect(described(lab, 1).at(-1)).toEqual({ name: 'bare' })
  })

  it('are taken away by name, and what is not there is no error', () => {
    const lab = yard({ instances: 1 })
    put(lab, { stack: 'prod', rack: 'r1' })
    const attributes = [of(lab, { name: 'stack' }), of(lab, { name: 'none' })]
    expect(lab.ecs('DeleteAttributes', { attributes })).toEqual({
      attributes: [{ name: 'stack', value: 'prod', targetId: arn(lab) }],
    })
    expect(lab.instance(0).customAttributes).toEqual([{ name: 'rack', value: 'r1' }])
  })

  it('are ten at most, and of eleven none is put', () => {
    const lab = yard({ instances: 1 })
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`a${String(i)}`, 'x']))
    put(lab, many(10))
    put(lab, { a3: 'y' })
    const { hash } = lab.engine
    expect(
      lab.refusal('ecs', 'PutAttributes', {
        cluster: 'yard',
        attributes: [of(lab, { name: 'a2', value: 'z' }), of(lab, { name: 'b', value: 'x' })],
      }),
    ).toEqual({
      name: 'AttributeLimitExceededException',
      message: 'You can apply up to 10 custom attributes for each resource.',
    })
    expect(lab.engine.hash).toBe(hash)
    expect(lab.instance(0).customAttributes).toHaveLength(10)
  })

  it.each<readonly [what: string, attribute: Input, name: string, message: RegExp]>([
    [
      'no such instance',
      { targetId: 'f'.repeat(32) },
      'TargetNotFoundException',
      /^The specified target was not found\.$/,
    ],
    ['no target', { targetId: undefined }, 'InvalidParameterException', /^targetId must be specified\.$/],
    [
      'a short id without its type',
      { targetType: undefined },
      'InvalidParameterException',
      /^targetType must be specified/,
    ],
    [
      'another cluster',
      { targetId: `arn:aws:ecs:us-east-1:123456789012:container-instance/annex/${'f'.repeat(32)}` },
      'InvalidParameterException',
      /Your cluster is yard$/,
    ],
    ['a name with a space', { name: 'a b' }, 'InvalidParameterException', /^Invalid parameter attributes\[0\]\.name: /],
    [
      'a long name',
      { name: 'a'.repeat(129) },
      'InvalidParameterException',
      /^Invalid parameter attributes\[0\]\.name: /,
    ],
    [
      'a value that ends with a space',
      { value: 'a ' },
      'InvalidParameterException',
      /^Invalid parameter attributes\[0\]\.value: /,
    ],
    [
      'a value with a bracket',
      { value: '[a]' },
      'InvalidParameterException',
      /^Invalid parameter attributes\[0\]\.value: /,
    ],
    [
      'a target of another kind',
      { targetType: 'task' },
      'InvalidParameterException',
      /targetType: is "task", it takes container-instance\.$/,
    ],
  ])('are refused with %s', (_what, ...[attribute, name, message]) => {
    const lab = yard({ instances: 1 })
    const refusal = lab.refusal('ecs', 'PutAttributes', {
      cluster: 'yard',
      attributes: [of(lab, { name: 'stack', value: 'a:b@c/d\\e f', ...attribute })],
    })
    expect(refusal.name).toBe(name)
    expect(refusal.message).toMatch(message)
  })

  it('are not known of an instance that boots, and go with one that ends', () => {
    const lab = yard({ instances: 0 })
    lab.act('ec2', 'RunInstances', { InstanceType: 'm5.large', MinCount: 1, MaxCount: 1, UserData: 'ECS_CLUSTER=yard' })
    const attributes = [of(lab, { name: 'stack', value: 'prod' })]
    expect(lab.refusal('ecs', 'PutAttributes', { cluster: 'yard', attributes }).name).toBe('TargetNotFoundException')
    lab.to(200_000)
    lab.ecs('PutAttributes', { attributes })
    expect(listed(lab, { attributeName: 'stack' })).toHaveLength(1)
    lab.act('ec2', 'TerminateInstances', { InstanceIds: [lab.instance(0).ec2InstanceId] })
    expect(listed(lab)).toEqual([])
  })
})

describe('ATT-3 ListAttributes', () => {
  it('lists every attribute of every instance, of a name, and of a name with a value', () => {
    const lab = yard({ instances: 2 })
    put(lab, { stack: 'prod' })
    put(lab, { stack: 'dev' }, 1)
    expect(listed(lab).length).toBe(100)
    expect(listed(lab, { attributeName: 'stack' })).toEqual([
      { name: 'stack', value: 'prod', targetId: arn(lab) },
      { name: 'stack', value: 'dev', targetId: arn(lab, 1) },
    ])
    expect(listed(lab, { attributeName: 'stack', attributeValue: 'dev' })).toHaveLength(1)
    expect(listed(lab, { attributeName: 'ecs.os-type', attributeValue: 'linux' })).toHaveLength(2)
    expect(
      lab.refusal('ecs', 'ListAttributes', { cluster: 'yard', targetType: 'container-instance', attributeValue: 'dev' })
        .name,
    ).toBe('InvalidParameterException')
  })

  it('API-1 goes on page by page', () => {
    const lab = yard({ instances: 3 })
    const question = { targetType: 'container-instance', attributeName: 'ecs.availability-zone', maxResults: 2 }
    const first = lab.ecs('ListAttributes', question)
    expect(first.attributes).toHaveLength(2)
    const second = lab.ecs('ListAttributes', { ...question, nextToken: first.nextToken })
    expect(second).toEqual({
      attributes: [{ name: 'ecs.availability-zone', value: 'us-east-1c', targetId: arn(lab, 2) }],
    })
  })
})
