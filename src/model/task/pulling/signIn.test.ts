import { describe, expect, it } from 'vitest'
import { runTask, yard } from '../../../testing/builders.ts'
import { described, ROLE } from '../../../testing/pulling.ts'
import type { Input, TestLab } from '../../../testing/testLab.ts'

const REGISTRY = 'registry.example.com'
const LOGIN = { username: 'shop', password: 'open sesame' }
const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:shop/registry'
const NAMED = { repositoryCredentials: { credentialsParameter: SECRET } }

function asks(registry: string, login: Input = LOGIN, lab = yard({ instances: 1 })): TestLab {
  lab.act('lab', 'SetRegistryLogin', { registry, ...login })
  return lab
}

function tells(lab: TestLab, login: Input): void {
  lab.act('secretsmanager', 'CreateSecret', { Name: 'shop/registry', SecretString: JSON.stringify(login) })
}

/** What becomes of a task on an instance whose image is this one. */
function comesTo(lab: TestLab, image: string, fields: Input = {}): unknown {
  lab.ecs('RegisterTaskDefinition', {
    family: 'web',
    executionRoleArn: ROLE,
    containerDefinitions: [{ name: 'main', image, memory: 16, ...fields }],
  })
  const [id = ''] = runTask(lab).ids
  lab.forward(120_000)
  const { lastStatus } = described(lab, id)
  const cause = lab.decisions.findLast((one) => one.kind === 'pull' && one.taskId === id)
  return lastStatus === 'RUNNING' ? 'RUNNING' : cause
}

const failed = (cause: string): unknown => expect.objectContaining({ cause, rule: 'SEC-7' })

describe('SEC-7 a registry that asks for a user', () => {
  it('lets in who names the right secret, and nobody else', () => {
    const lab = asks(REGISTRY)
    tells(lab, LOGIN)
    expect(comesTo(lab, `${REGISTRY}/shop:1`)).toEqual(failed('noCredentials'))
    expect(comesTo(lab, `${REGISTRY}/shop:1`, NAMED)).toBe('RUNNING')
    expect(comesTo(lab, 'registry.example.org/shop:1')).toBe('RUNNING')
    lab.act('secretsmanager', 'PutSecretValue', {
      SecretId: SECRET,
      SecretString: JSON.stringify({ ...LOGIN, password: 'barley' }),
    })
    expect(comesTo(lab, `${REGISTRY}/shop:1`, NAMED)).toEqual(failed('wrongCredentials'))
    lab.act('lab', 'SetRegistryLogin', { registry: REGISTRY, reset: true })
    expect(comesTo(lab, `${REGISTRY}/shop:1`)).toBe('RUNNING')
  })

  it('of a part of Docker Hub everything else is for everybody, and the narrowest part counts', () => {
    const lab = asks('docker.io/acme')
    asks('docker.io/acme/shop', { username: 'other', password: 'mine' }, lab)
    tells(lab, { username: 'other', password: 'mine' })
    expect(comesTo(lab, 'nginx:1')).toBe('RUNNING')
    expect(comesTo(lab, 'acmeshop/web:1')).toBe('RUNNING')
    expect(comesTo(lab, 'acme/web:1')).toEqual(failed('noCredentials'))
    expect(comesTo(lab, 'acme/web:1', NAMED)).toEqual(failed('wrongCredentials'))
    expect(comesTo(lab, 'acme/shop:1', NAMED)).toBe('RUNNING')
  })

  it('of a store of which nothing is told the secret is right', () => {
    expect(comesTo(asks(REGISTRY), `${REGISTRY}/shop:1`, NAMED)).toBe('RUNNING')
  })

  it('an agent that goes by what it has asks for no login', () => {
    const lab = yard({ instances: 1 })
    lab.act('lab', 'PushImage', { image: `${REGISTRY}/shop:1` })
    expect(comesTo(lab, `${REGISTRY}/shop:1`)).toBe('RUNNING')
    asks(REGISTRY, LOGIN, lab)
    lab.act('lab', 'SetImagePullBehavior', { cluster: 'yard', behavior: 'always' })
    expect(comesTo(lab, `${REGISTRY}/shop:1`)).toEqual(failed('noCredentials'))
    lab.act('lab', 'SetImagePullBehavior', { cluster: 'yard', behavior: 'prefer-cached' })
    expect(comesTo(lab, `${REGISTRY}/shop:1`)).toBe('RUNNING')
  })

  it('is none of Amazon ECR, and needs user and password', () => {
    const lab = yard({ instances: 0 })
    const refused = (input: Input) => lab.refused('lab', 'SetRegistryLogin', input).field
    expect(refused({ registry: '123456789012.dkr.ecr.us-east-1.amazonaws.com', ...LOGIN })).toBe('registry')
    expect(refused({ registry: REGISTRY, password: 'x' })).toBe('username')
    expect(refused({ registry: REGISTRY, username: 'x' })).toBe('password')
    for (let i = 0; i < 20; i++) asks(`registry-${String(i)}.example.com`, LOGIN, lab)
    expect(lab.refused('lab', 'SetRegistryLogin', { registry: REGISTRY, ...LOGIN }).name).toBe('LimitExceededException')
  })
})
