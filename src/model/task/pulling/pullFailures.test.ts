import { describe, expect, it } from 'vitest'
import { NETWORK, registerFargate, runTask, steadyYard, updateService, yard } from '../../../testing/builders.ts'
import { breaker, history, until } from '../../../testing/deployments.ts'
import {
  described,
  HOST,
  IMAGE,
  pulledIn,
  push,
  registerFar,
  registerShop,
  ROLE,
  runFar,
  SHOP,
  withShop,
} from '../../../testing/pulling.ts'
import type { Input, TestLab } from '../../../testing/testLab.ts'
import { SUBNETS } from '../../world/network/subnets.ts'

const SUBNET = SUBNETS['us-east-1a']

function route(lab: TestLab, to: string): void {
  lab.act('lab', 'SetSubnetRoute', { subnet: SUBNET, route: to })
}

/** One instance in the first zone, and image `shop:1`, on instances and on Fargate. */
function shopLab(pushed: Input = {}, fields: Input = {}): TestLab {
  const lab = yard({ instances: 1, availabilityZones: ['us-east-1a'] })
  withShop(lab, pushed)
  registerShop(lab)
  registerFar(lab, IMAGE, fields)
  return lab
}

function statusAfter(lab: TestLab, id: string, ms = 300_000): unknown {
  lab.forward(ms)
  return described(lab, id).lastStatus
}

describe('PUL-4 what a pull needs', () => {
  it.each([
    ['internet', 'ENABLED', 'RUNNING'],
    ['internet', 'DISABLED', 'STOPPED'],
    ['nat', 'DISABLED', 'RUNNING'],
    ['endpoints', 'DISABLED', 'RUNNING'],
    ['none', 'ENABLED', 'STOPPED'],
  ])('with a route to %s and assignPublicIp %s a task on Fargate is %s', (to, assignPublicIp, status) => {
    const lab = shopLab()
    route(lab, to)
    expect(statusAfter(lab, runFar(lab, assignPublicIp))).toBe(status)
  })

  it('a service’s task has the address that its deployment gives it', () => {
    const lab = shopLab()
    route(lab, 'internet')
    const awsvpcConfiguration = { subnets: [SUBNET], assignPublicIp: 'ENABLED' }
    const networkConfiguration = { awsvpcConfiguration }
    lab.ecs('CreateService', {
      serviceName: 'web',
      taskDefinition: 'far',
      desiredCount: 1,
      launchType: 'FARGATE',
      networkConfiguration,
    })
    lab.forward(120_000)
    expect(lab.service().deployments[0]?.runningCount).toBe(1)
    updateService(lab, {
      networkConfiguration: { awsvpcConfiguration: { ...awsvpcConfiguration, assignPublicIp: 'DISABLED' } },
    })
    lab.forward(240_000)
    expect(lab.service().deployments.map(({ runningCount }) => runningCount)).toEqual([0, 1])
  })

  it('an instance pulls over its own interface, for tasks with awsvpc too', () => {
    const lab = shopLab()
    route(lab, 'internet')
    lab.ecs('RegisterTaskDefinition', {
      family: 'own',
      networkMode: 'awsvpc',
      containerDefinitions: [{ name: 'main', image: IMAGE, memory: 16 }],
    })
    const [id = ''] = runTask(lab, { taskDefinition: 'own', networkConfiguration: NETWORK }).ids
    expect(statusAfter(lab, id)).toBe('RUNNING')
  })

  it('without a route five tries of 15 s take an agent 87.7 s, six of 30 s Fargate 197.7 s', () => {
    const lab = shopLab()
    route(lab, 'none')
    const [near = ''] = runTask(lab).ids
    const far = runFar(lab)
    lab.forward(300_000)
    expect([pulledIn(lab, near), pulledIn(lab, far)]).toEqual([87.7, 197.7])
  })

  it('what is mended by the last try is pulled after all', () => {
    const lab = shopLab()
    lab.act('lab', 'SetRegistryAvailable', { registry: HOST, available: false })
    const [id = ''] = runTask(lab).ids
    lab.forward(5_000)
    lab.act('lab', 'SetRegistryAvailable', { registry: HOST, available: true })
    expect(statusAfter(lab, id)).toBe('RUNNING')
    expect(pulledIn(lab, id)).toBe(14.7 + 7)
    expect(lab.decisions.filter(({ kind }) => kind === 'pull')).toEqual([])
  })
})

describe('PUL-4 what keeps an image away', () => {
  it('FLT-9 of a registry that nothing was said of it is as well, and FLT-9 is told once', () => {
    const lab = yard({ instances: 1 })
    registerShop(lab, 'nginx')
    lab.act('lab', 'SetRegistryAvailable', { registry: 'docker.io', available: false })
    lab.act('lab', 'SetRegistryAvailable', { registry: 'docker.io', available: false })
    expect(lab.decisions.filter(({ rule }) => rule === 'FLT-9')).toHaveLength(1)
    const [id = ''] = runTask(lab).ids
    lab.forward(5_000)
    lab.act('lab', 'SetRegistryAvailable', { registry: 'docker.io', available: true })
    expect(statusAfter(lab, id)).toBe('RUNNING')
    expect(pulledIn(lab, id)).toBe(14.7 + 7)
  })

  it('Docker Hub counts by address, within six hours, and what an instance has not at all', () => {
    const lab = yard({ instances: 1, availabilityZones: ['us-east-1a'] })
    lab.act('lab', 'SetDockerHubLimit', { limited: true, pulls: 2 })
    push(lab, 'docker.io/me/own:1')
    registerShop(lab, 'me/own:1')
    const run = (): unknown => statusAfter(lab, runTask(lab).ids[0] ?? '', 60_000)
    expect([run(), run(), run(), run()]).toEqual(['RUNNING', 'RUNNING', 'RUNNING', 'RUNNING'])
    registerShop(lab, 'nginx:1')
    expect([run(), run()]).toEqual(['RUNNING', 'STOPPED'])
    // Another zone goes out by another address.
    registerFargate(lab, 'far', {
      executionRoleArn: ROLE,
      containerDefinitions: [{ name: 'main', image: 'nginx:1' }],
    })
    const [far = ''] = runTask(lab, {
      taskDefinition: 'far',
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: [SUBNETS['us-east-1b']] } },
    }).ids
    expect(statusAfter(lab, far)).toBe('RUNNING')
    lab.forward(6 * 3_600_000)
    expect(run()).toBe('RUNNING')
    lab.act('lab', 'SetDockerHubLimit', { limited: false })
    expect([run(), run()]).toEqual(['RUNNING', 'RUNNING'])
  })

  it('a limit that is lifted by the last try holds nobody back', () => {
    const lab = yard({ instances: 1 })
    lab.act('lab', 'SetDockerHubLimit', { limited: true, pulls: 0 })
    registerShop(lab, 'nginx:1')
    const [id = ''] = runTask(lab).ids
    lab.forward(5_000)
    lab.act('lab', 'SetDockerHubLimit', { limited: true, pulls: 1 })
    expect(statusAfter(lab, id)).toBe('RUNNING')
  })

  it('it counts every container of a task', () => {
    const lab = yard({ instances: 1 })
    lab.act('lab', 'SetDockerHubLimit', { limited: true, pulls: 1 })
    const main = { name: 'main', image: 'nginx:1', memory: 16 }
    const side = { ...main, name: 'side', image: 'redis:7', essential: false }
    lab.ecs('RegisterTaskDefinition', { family: 'pair', containerDefinitions: [main, side] })
    const [id = ''] = runTask(lab, { taskDefinition: 'pair' }).ids
    expect(statusAfter(lab, id)).toBe('RUNNING')
    expect(lab.decisions.findLast(({ kind }) => kind === 'pull')).toMatchObject({ containerName: 'side' })
  })

  it('without a container that is not essential the task goes on', () => {
    const lab = shopLab()
    const main = { name: 'main', image: IMAGE, memory: 16 }
    const side = { ...main, name: 'side', image: `${SHOP}:9`, essential: false }
    lab.ecs('RegisterTaskDefinition', { family: 'pair', containerDefinitions: [main, side] })
    const [id = ''] = runTask(lab, { taskDefinition: 'pair' }).ids
    expect(statusAfter(lab, id)).toBe('RUNNING')
    expect(described(lab, id).containers).toMatchObject([{ lastStatus: 'RUNNING' }, { lastStatus: 'STOPPED' }])
    expect(lab.decisions.findLast(({ kind }) => kind === 'pull')).toMatchObject({ isEssential: false, cause: 'noTag' })
  })

  it('another account’s policy lets it pull, or does not', () => {
    const lab = yard({ instances: 1 })
    const other = '210987654321.dkr.ecr.us-east-1.amazonaws.com/shop'
    const owner = { accountId: '210987654321' }
    lab.act('lab', 'AddAccount', owner)
    lab.act('lab', 'AddRepository', { ...owner, repositoryName: 'shop' })
    push(lab, `${other}:1`)
    registerShop(lab, `${other}:1`)
    const [first = ''] = runTask(lab).ids
    expect(statusAfter(lab, first)).toBe('STOPPED')
    const actions = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']
    const allowed = { Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: actions }
    const policyText = JSON.stringify({ Version: '2012-10-17', Statement: [allowed] })
    lab.act('lab', 'AddRepository', { ...owner, repositoryName: 'shop', policyText })
    const [second = ''] = runTask(lab).ids
    expect(statusAfter(lab, second)).toBe('RUNNING')
  })

  it('a circuit breaker counts it and takes the deployment back', () => {
    const lab = steadyYard({ service: { desiredCount: 1, ...breaker() } })
    withShop(lab)
    registerShop(lab, `${SHOP}:9`)
    updateService(lab, { taskDefinition: 'web:3' })
    until(lab, () => history(lab)[0]?.status === 'ROLLBACK_SUCCESSFUL')
    expect(lab.service().deployments[0]?.definitionKey).toBe('web:1')
  })

  it('subnets that the lab has not, and instances that the cluster has not, are refused', () => {
    const lab = shopLab()
    expect(lab.refusal('lab', 'SetSubnetRoute', { subnet: 'subnet-a', route: 'nat' }).name).toBe(
      'InvalidParameterException',
    )
    const fields = { cluster: 'yard', containerInstance: 'a'.repeat(32), behavior: 'once' }
    expect(lab.refusal('lab', 'SetImagePullBehavior', fields).name).toBe('InvalidParameterException')
  })
})

describe('PUL-5 room for an image', () => {
  it.each([
    [6_000, undefined, 'RUNNING'],
    [6_200, undefined, 'STOPPED'],
    [6_200, 30, 'RUNNING'],
  ])('%d MB with ephemeralStorage of %s GiB: %s', (sizeMb, sizeInGiB, status) => {
    const lab = shopLab({ sizeMb }, sizeInGiB === undefined ? {} : { ephemeralStorage: { sizeInGiB } })
    expect(statusAfter(lab, runFar(lab), 600_000)).toBe(status)
  })

  it('what an instance has takes the room of what comes', () => {
    const lab = shopLab({ sizeMb: 6_000 })
    push(lab, `${SHOP}:2`, { sizeMb: 6_000, content: 'another' })
    const [first = ''] = runTask(lab).ids
    expect(statusAfter(lab, first)).toBe('RUNNING')
    registerShop(lab, `${SHOP}:2`)
    const [second = ''] = runTask(lab).ids
    expect(statusAfter(lab, second)).toBe('STOPPED')
    expect(lab.decisions.findLast(({ kind }) => kind === 'pull')).toMatchObject({ rule: 'PUL-5', cause: 'diskFull' })
  })
})

describe('PUL-6 an image for another architecture', () => {
  const ARM = { runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' } }

  it.each([
    [['arm64'], {}, 'EssentialContainerExited'],
    [['arm64'], ARM, undefined],
    [['amd64'], ARM, 'EssentialContainerExited'],
    [['amd64', 'arm64'], {}, undefined],
  ])('of %s in a task of %j has the stop code %s', (architectures, fields, stopCode) => {
    const lab = shopLab({ architectures }, fields)
    const id = runFar(lab)
    lab.forward(120_000)
    expect(described(lab, id).stopCode).toBe(stopCode)
  })

  it('of a list without it Fargate pulls nothing, and with it all is well', () => {
    const lab = shopLab({ architectures: ['arm64'], manifestList: true }, ARM)
    const [near = ''] = runTask(lab).ids
    const far = runFar(lab)
    lab.forward(120_000)
    expect([described(lab, near).stopCode, described(lab, far).lastStatus]).toEqual(['TaskFailedToStart', 'RUNNING'])
  })
})
