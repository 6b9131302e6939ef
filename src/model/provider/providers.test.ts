import { describe, expect, it } from 'vitest'
import { NETWORK, register, registerFargate, yard } from '../../testing/builders.ts'
import { addProvider, putProviders } from '../../testing/providers.ts'
import type { Input } from '../../testing/testLab.ts'

const GROUP =
  /^arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:[0-9a-f-]{36}:autoScalingGroupName\/cp-group$/
const ARN = 'arn:aws:ecs:us-east-1:123456789012:capacity-provider/'

describe('CPR-1 capacity providers', () => {
  it('are created, described, updated and deleted, Fargate’s two being there for everybody', () => {
    const lab = yard({ instances: 0 })
    addProvider(lab, { managedScaling: { status: 'ENABLED', targetCapacity: 80 } })
    const described = () => lab.ecs('DescribeCapacityProviders', {}).capacityProviders as readonly Input[]
    expect(described().map((one) => [one.name, one.type, one.status, one.updateStatus])).toEqual([
      ['FARGATE', 'FARGATE', 'ACTIVE', undefined],
      ['FARGATE_SPOT', 'FARGATE_SPOT', 'ACTIVE', undefined],
      ['cp', 'EC2_AUTOSCALING', 'ACTIVE', 'CREATE_COMPLETE'],
    ])
    expect(described()[2]).toMatchObject({
      capacityProviderArn: `${ARN}cp`,
      autoScalingGroupProvider: {
        autoScalingGroupArn: expect.stringMatching(GROUP) as string,
        managedScaling: {
          status: 'ENABLED',
          targetCapacity: 80,
          minimumScalingStepSize: 1,
          maximumScalingStepSize: 10_000,
          instanceWarmupPeriod: 300,
        },
        managedTerminationProtection: 'DISABLED',
        managedDraining: 'ENABLED',
      },
    })
    lab.ecs('UpdateCapacityProvider', {
      name: 'cp',
      autoScalingGroupProvider: { managedScaling: { instanceWarmupPeriod: 60 }, managedDraining: 'DISABLED' },
    })
    expect(described()[2]).toMatchObject({
      updateStatus: 'UPDATE_COMPLETE',
      autoScalingGroupProvider: {
        managedScaling: { targetCapacity: 80, instanceWarmupPeriod: 60 },
        managedDraining: 'DISABLED',
      },
    })
    expect(lab.ecs('DescribeCapacityProviders', { capacityProviders: ['none', `${ARN}cp`] }).failures).toEqual([
      { arn: `${ARN}none`, reason: 'MISSING' },
    ])
    lab.ecs('DeleteCapacityProvider', { capacityProvider: 'cp' })
    expect(described()).toHaveLength(2)
  })

  it.each([
    [{ name: 'ecs-one' }, 'The specified capacity provider name is invalid.'],
    [{ name: 'a b' }, 'The specified capacity provider name is invalid.'],
    [{ name: 'cp' }, 'The specified capacity provider already exists.'],
    [{ name: 'other', autoScalingGroupProvider: undefined }, 'An Auto Scaling group provider must be specified'],
    [
      { name: 'other', autoScalingGroupProvider: { autoScalingGroupArn: 'none' } },
      'The specified Auto Scaling group could not be found.',
    ],
    [{ name: 'other' }, 'The specified Auto Scaling group ARN is already being used by another capacity provider.'],
  ])('%j is refused', (fields, said) => {
    const lab = yard({ instances: 0 })
    addProvider(lab)
    const input = { autoScalingGroupProvider: { autoScalingGroupArn: 'cp-group' }, ...fields }
    const refused = lab.refusal('ecs', 'CreateCapacityProvider', input)
    expect([refused.name, refused.message.startsWith(said)]).toEqual(['ClientException', true])
  })

  it('one that a cluster has is not deleted, and one that is in use does not leave its cluster', () => {
    const lab = yard({ instances: 0 })
    addProvider(lab)
    putProviders(lab, ['cp', 'FARGATE'], [{ capacityProvider: 'cp', weight: 1 }])
    expect(lab.refusal('ecs', 'DeleteCapacityProvider', { capacityProvider: 'cp' }).message).toMatch(
      'because it is associated with cluster: yard.',
    )
    register(lab)
    lab.ecs('CreateService', { serviceName: 'web', taskDefinition: 'web', desiredCount: 0 })
    const input = { cluster: 'yard', capacityProviders: ['FARGATE'], defaultCapacityProviderStrategy: [] }
    expect(lab.refusal('ecs', 'PutClusterCapacityProviders', input)).toEqual({
      name: 'ResourceInUseException',
      message: 'The specified capacity provider is in use and cannot be removed.',
    })
    lab.ecs('DeleteService', { service: 'web' })
    lab.forward(5_000)
    lab.ecs('PutClusterCapacityProviders', input)
    expect((lab.ecs('DescribeClusters', { clusters: ['yard'] }).clusters as readonly Input[])[0]).toMatchObject({
      capacityProviders: ['FARGATE'],
      defaultCapacityProviderStrategy: [],
    })
  })

  it('Fargate’s two are nobody’s to change', () => {
    expect(yard().refusal('ecs', 'DeleteCapacityProvider', { capacityProvider: 'FARGATE' }).message).toMatch('reserved')
  })
})

describe('CPR-2 strategies', () => {
  it.each([
    [
      [{ capacityProvider: 'none', weight: 1 }],
      'contained a capacity provider that is not associated with the cluster',
    ],
    [
      [
        { capacityProvider: 'cp', weight: 1 },
        { capacityProvider: 'FARGATE', weight: 1 },
      ],
      'cannot contain a mix of capacity providers using Auto Scaling groups and Fargate providers',
    ],
    [[{ capacityProvider: 'cp' }], 'must have a weight greater than 0'],
    [
      [
        { capacityProvider: 'cp', weight: 1, base: 1 },
        { capacityProvider: 'second', weight: 1, base: 1 },
      ],
      'can have a base defined',
    ],
    [Array.from({ length: 21 }, () => ({ capacityProvider: 'cp', weight: 1 })), 'a maximum of 20 capacity providers'],
  ])('%j is refused', (capacityProviderStrategy, said) => {
    const lab = yard({ instances: 0 })
    addProvider(lab)
    addProvider(lab, { name: 'second' })
    putProviders(lab, ['cp', 'second', 'FARGATE'])
    register(lab)
    const input = { cluster: 'yard', taskDefinition: 'web', capacityProviderStrategy }
    expect(lab.refusal('ecs', 'RunTask', input)).toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(said) as string,
    })
  })

  it('go with no launch type', () => {
    const lab = yard({ instances: 0 })
    addProvider(lab)
    putProviders(lab, ['cp'])
    register(lab)
    const capacityProviderStrategy = [{ capacityProvider: 'cp', weight: 1 }]
    const input = { cluster: 'yard', taskDefinition: 'web', launchType: 'EC2', capacityProviderStrategy }
    expect(lab.refusal('ecs', 'RunTask', input).message).toBe(
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    )
  })

  it.each([
    { count: 5, base: 0, expected: { FARGATE: 1, FARGATE_SPOT: 4 } },
    { count: 10, base: 0, expected: { FARGATE: 2, FARGATE_SPOT: 8 } },
    { count: 7, base: 2, expected: { FARGATE: 3, FARGATE_SPOT: 4 } },
  ])('worked example 13: weights 1 and 4, base $base: of $count tasks $expected', ({ count, base, expected }) => {
    const lab = yard({ instances: 0 })
    putProviders(lab, ['FARGATE', 'FARGATE_SPOT'])
    const { tasks } = lab.ecs('RunTask', {
      taskDefinition: registerFargate(lab),
      count,
      capacityProviderStrategy: [
        { capacityProvider: 'FARGATE', weight: 1, base },
        { capacityProvider: 'FARGATE_SPOT', weight: 4 },
      ],
      networkConfiguration: NETWORK,
    }) as { readonly tasks: readonly { readonly capacityProviderName: string }[] }
    const of = (name: string) => tasks.filter(({ capacityProviderName }) => capacityProviderName === name).length
    expect({ FARGATE: of('FARGATE'), FARGATE_SPOT: of('FARGATE_SPOT') }).toEqual(expected)
  })
})

it('CPR-3, PLC-2 tasks of one request are spread over zones together, whichever provider each is given', () => {
  const lab = yard({ instances: 0 })
  for (const name of ['one', 'two']) addProvider(lab, { name, instances: 3 })
  putProviders(lab, ['one', 'two'])
  lab.forward(10 * 60_000)
  register(lab, 'web')
  const { tasks } = lab.ecs('RunTask', {
    taskDefinition: 'web:1',
    count: 3,
    capacityProviderStrategy: ['one', 'two'].map((capacityProvider) => ({ capacityProvider, weight: 1 })),
    placementStrategy: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }],
  })
  const placed = (tasks as readonly Input[]).map((task) => [task.capacityProviderName, task.availabilityZone])
  expect(placed.map(([provider]) => provider)).toEqual(['one', 'two', 'one'])
  expect(new Set(placed.map(([, zone]) => zone)).size).toBe(3)
})
