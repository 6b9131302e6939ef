import { ecrHost } from '../../model/world/registry/imageReference.ts'
import { SUBNETS } from '../../model/world/network/subnets.ts'
import { A_WHILE_MS, register, step, update, type Input, type Step, type Way } from './ways.fixture.ts'

const SHOP = `${ecrHost()}/shop`
const ROLE = 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole'
const subnet = SUBNETS['us-east-1a']
const web2 = update({ taskDefinition: 'web:2' })

/** A revision for Fargate, of these containers. */
function far(...containers: readonly Input[]): Step {
  return step('ecs', 'RegisterTaskDefinition', {
    family: 'web',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    executionRoleArn: ROLE,
    containerDefinitions: containers,
  })
}

function routed(route: string): Step {
  return step('lab', 'SetSubnetRoute', { subnet, route })
}

function pushed(image: string, fields: Input = {}): Step {
  return step('lab', 'PushImage', { image, sizeMb: 120, ...fields })
}

const app = { name: 'web', image: `${SHOP}:1.0` }
const login = step('docker', 'Login', { registry: ecrHost() })

function dockerPush(tag: string): Step {
  return step('docker', 'Push', { image: `${SHOP}:${tag}` })
}

function dockerTag(tag: string): Step {
  return step('docker', 'Tag', { source: `${SHOP}:1.0`, target: `${SHOP}:${tag}` })
}

/** The digest of the release, which 2.0 was meant to be. */
const RELEASE = 'sha256:99c8c9c94b27dbf0fe5e384286281d97ea0676de11feaf7b8eb2f0fcde7196f0'
const deployed = (tag: string, afterMs = A_WHILE_MS): readonly Step[] => [
  { ...register({ image: `${SHOP}:${tag}` }), afterMs },
  web2,
]

export const IMAGE_WAYS: Readonly<Record<string, readonly Way[]>> = {
  'fix-no-such-tag': [
    {
      says: 'the digest of the release in place of a tag',
      steps: () => [far({ name: 'web', image: `${SHOP}@${RELEASE}` }), web2],
    },
  ],
  'fix-no-way-to-two-registries': [
    {
      says: 'endpoints, and a copy of the proxy in Amazon ECR',
      steps: () => [
        pushed(`${SHOP}:proxy`, { content: 'nginx' }),
        routed('endpoints'),
        far(app, { name: 'proxy', image: `${SHOP}:proxy` }),
        web2,
      ],
    },
  ],
  'fix-push-is-denied': [
    {
      says: 'the tag first, and its deployment a while after the push',
      steps: () => [dockerTag('next'), login, dockerPush('next'), ...deployed('next')],
    },
  ],
}

export const IMAGE_SHORTCUTS: Readonly<Record<string, readonly Way[]>> = {
  'fix-no-such-tag': [
    { says: 'the release before', steps: () => [far({ name: 'web', image: `${SHOP}:1.0` }), web2] },
    { says: 'whatever is pushed under the tag that is missing', steps: () => [pushed(`${SHOP}:2.0`)] },
    { says: 'the same revision again', steps: () => [update({ forceNewDeployment: true })] },
    { says: 'a revision that nobody deploys', steps: () => [far({ name: 'web', image: `${SHOP}:v2.0` })] },
  ],
  'fix-no-way-to-two-registries': [
    { says: 'endpoints alone', steps: () => [routed('endpoints')] },
    {
      says: 'public addresses',
      steps: () => [
        update({
          networkConfiguration: {
            awsvpcConfiguration: { subnets: [subnet], securityGroups: ['sg-web'], assignPublicIp: 'ENABLED' },
          },
        }),
      ],
    },
    {
      says: 'another subnet',
      steps: () => [
        update({
          networkConfiguration: {
            awsvpcConfiguration: { subnets: [SUBNETS['us-east-1b']], securityGroups: ['sg-web'] },
          },
        }),
      ],
    },
    { says: 'endpoints, and no proxy', steps: () => [routed('endpoints'), far(app), web2] },
  ],
  'fix-push-is-denied': [
    { says: 'a login alone', steps: () => [login] },
    {
      says: 'a login, and the push of a tag that is taken',
      steps: () => [login, dockerPush('1.0'), ...deployed('1.0')],
    },
    {
      says: 'a tag that is moved where tags are no longer fixed',
      steps: () => [
        step('ecr', 'PutImageTagMutability', { repositoryName: 'shop', imageTagMutability: 'MUTABLE' }),
        login,
        dockerPush('1.0'),
        ...deployed('1.0'),
      ],
    },
    { says: 'a push without a deployment', steps: () => [login, dockerTag('1.1'), dockerPush('1.1')] },
  ],
}
