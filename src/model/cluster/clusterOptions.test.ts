import { describe, expect, it } from 'vitest'
import { createService, NETWORK, register, registerFargate, yard } from '../../testing/builders.ts'
import { TestLab, type Input } from '../../testing/testLab.ts'

const INSIGHTS = (value: string) => [{ name: 'containerInsights', value }]
const LOGGED = { executeCommandConfiguration: { logging: 'NONE' } }
const NAMESPACE = 'arn:aws:servicediscovery:us-east-1:123456789012:namespace/ns-abcdefghijklmnop'

function created(fields: Input = {}, lab = new TestLab()): Input {
  return lab.ecs('CreateCluster', { clusterName: 'yard', ...fields }).cluster as Input
}

function described(lab: TestLab, ...include: readonly string[]): Input {
  return (lab.act('ecs', 'DescribeClusters', { clusters: ['yard'], include }).clusters as Input[])[0] ?? {}
}

describe('CLU-2 what a cluster is told', () => {
  it.each(['enabled', 'enhanced', 'disabled'])('containerInsights %s', (value) => {
    expect(created({ settings: INSIGHTS(value) }).settings).toEqual(INSIGHTS(value))
    const lab = new TestLab()
    created({}, lab)
    for (const operation of ['UpdateCluster', 'UpdateClusterSettings']) {
      const { cluster } = lab.ecs(operation, { settings: INSIGHTS(value) })
      expect(cluster).toMatchObject({ settings: INSIGHTS(value), statistics: [], tags: [] })
    }
    expect(described(lab, 'SETTINGS').settings).toEqual(INSIGHTS(value))
  })

  it.each([
    ["Invalid setting 'value'", 'settings[0].value', [{ name: 'containerInsights', value: 'on' }]],
    ["Invalid setting 'value'", 'settings[0].value', [{ name: 'containerInsights' }]],
    ["Invalid setting 'name'", 'settings[1].name', [...INSIGHTS('enabled'), { name: 'insights', value: 'enabled' }]],
  ])('%s', (message, field, settings) => {
    const lab = yard({ instances: 0 })
    const refusal = { name: 'InvalidParameterException', message, field }
    expect(lab.refused('ecs', 'CreateCluster', { clusterName: 'second', settings })).toEqual(refusal)
    for (const operation of ['UpdateCluster', 'UpdateClusterSettings']) {
      expect(lab.refused('ecs', operation, { cluster: 'yard', settings })).toEqual(refusal)
    }
  })

  it('is in a description only as far as it is asked for', () => {
    const lab = new TestLab()
    created({ settings: INSIGHTS('enabled'), configuration: LOGGED, capacityProviders: ['FARGATE'] }, lab)
    const plain = described(lab)
    expect(plain).toMatchObject({
      settings: [],
      statistics: [],
      tags: [],
      capacityProviders: ['FARGATE'],
      defaultCapacityProviderStrategy: [],
    })
    expect(Object.keys(plain)).not.toContain('configuration')
    expect(Object.keys(plain)).not.toContain('attachments')
    expect(described(lab, 'CONFIGURATIONS', 'ATTACHMENTS')).toMatchObject({ configuration: LOGGED, attachments: [] })
  })

  it('statistics are texts, by launch type', () => {
    const lab = yard({ instances: 1 })
    register(lab)
    createService(lab, { desiredCount: 2 })
    const far = registerFargate(lab)
    const input = { serviceName: 'far', taskDefinition: far, launchType: 'FARGATE', networkConfiguration: NETWORK }
    lab.ecs('CreateService', { ...input, desiredCount: 1 })
    lab.forward(3_000)
    const statistics = () =>
      Object.fromEntries(
        (described(lab, 'STATISTICS').statistics as readonly Input[]).map(({ name, value }) => [name, value]),
      )
    expect(statistics()).toEqual({
      runningEC2TasksCount: '0',
      runningFargateTasksCount: '0',
      pendingEC2TasksCount: '2',
      pendingFargateTasksCount: '1',
      activeEC2ServiceCount: '1',
      activeFargateServiceCount: '1',
      drainingEC2ServiceCount: '0',
      drainingFargateServiceCount: '0',
    })
    lab.forward(100_000)
    lab.ecs('DeleteService', { service: 'web', force: true })
    expect(statistics()).toMatchObject({
      runningFargateTasksCount: '1',
      pendingEC2TasksCount: '0',
      activeEC2ServiceCount: '0',
      drainingEC2ServiceCount: '1',
    })
  })

  it('has no effect, which is said beside the answer', () => {
    const given = { settings: INSIGHTS('enabled'), configuration: LOGGED }
    expect(new TestLab().withoutEffect('CreateCluster', { clusterName: 'yard', ...given })).toEqual(Object.keys(given))
  })
})

describe('CLU-2 what a cluster is told later', () => {
  it('a default namespace is told by its ARN, and an empty one takes it away', () => {
    const lab = new TestLab()
    created({ serviceConnectDefaults: { namespace: NAMESPACE } }, lab)
    expect(described(lab).serviceConnectDefaults).toEqual({ namespace: NAMESPACE })
    const named = lab.ecs('UpdateCluster', { serviceConnectDefaults: { namespace: 'internal' } }).cluster as Input
    const { namespace } = named.serviceConnectDefaults as { readonly namespace: string }
    expect(namespace).toMatch(/^arn:aws:servicediscovery:us-east-1:123456789012:namespace\/ns-[a-z0-9]{16}$/)
    lab.ecs('UpdateCluster', { serviceConnectDefaults: { namespace: '' } })
    expect(described(lab)).not.toHaveProperty('serviceConnectDefaults')
  })

  it('UpdateCluster leaves as it is what it does not name', () => {
    const lab = new TestLab()
    created({ settings: INSIGHTS('enhanced'), configuration: LOGGED }, lab)
    const answer = lab.ecs('UpdateCluster', { serviceConnectDefaults: { namespace: NAMESPACE } })
    expect(answer.cluster).toMatchObject({ settings: INSIGHTS('enhanced'), configuration: LOGGED })
  })

  it.each([
    [{ settings: INSIGHTS('enabled') }, { settings: INSIGHTS('disabled') }],
    [{ configuration: LOGGED }, { configuration: { executeCommandConfiguration: { logging: 'DEFAULT' } } }],
    [{ capacityProviders: ['FARGATE'] }, { capacityProviders: ['FARGATE', 'FARGATE_SPOT'] }],
  ])('given again it has to be the same: %j', (first: Input, other: Input) => {
    const lab = new TestLab()
    const cluster = created(first, lab)
    expect(created(first, lab)).toEqual(cluster)
    expect(created({}, lab)).toEqual(cluster)
    expect(lab.refusal('ecs', 'CreateCluster', { clusterName: 'yard', ...other })).toEqual({
      name: 'InvalidParameterException',
      message: 'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
    })
  })

  it('a cluster that is made anew under its name has none of it', () => {
    const lab = new TestLab()
    created({ settings: INSIGHTS('enabled'), configuration: LOGGED }, lab)
    lab.ecs('DeleteCluster', {})
    expect(created({}, lab)).toMatchObject({ settings: INSIGHTS('disabled') })
    expect(described(lab, 'CONFIGURATIONS')).not.toHaveProperty('configuration')
    lab.ecs('UpdateClusterSettings', { settings: INSIGHTS('enabled') })
    lab.ecs('DeleteCluster', {})
    lab.forward(3_600_000)
    expect([lab.world.clusters.size, lab.world.clusterOptions.size]).toEqual([0, 0])
  })

  it('a default strategy of others than its capacity providers, and providers that are not there, are refused', () => {
    const lab = new TestLab()
    const strategy = [{ capacityProvider: 'FARGATE', weight: 1 }]
    const input = { clusterName: 'yard', defaultCapacityProviderStrategy: strategy }
    expect(lab.refused('ecs', 'CreateCluster', input)).toMatchObject({
      message: expect.stringContaining('not associated with the cluster') as string,
      field: 'defaultCapacityProviderStrategy[0].capacityProvider',
    })
    expect(lab.refused('ecs', 'CreateCluster', { capacityProviders: ['FARGATE', 'fleet'] })).toEqual({
      name: 'InvalidParameterException',
      message: 'The specified capacity provider was not found. Specify a valid capacity provider and try again.',
      field: 'capacityProviders[1]',
    })
    const configuration = { executeCommandConfiguration: { logging: 'OVERRIDE' } }
    expect(lab.refused('ecs', 'CreateCluster', { configuration }).field).toBe(
      'configuration.executeCommandConfiguration.logConfiguration',
    )
  })
})
