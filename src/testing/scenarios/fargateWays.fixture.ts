import { SUBNETS } from '../../model/world/network/subnets.ts'
import { ecs, step, update, type Input, type Step, type Way } from './ways.fixture.ts'

const [subnet = ''] = Object.values(SUBNETS)
const NETWORK = {
  networkConfiguration: { awsvpcConfiguration: { subnets: [subnet], securityGroups: ['sg-web'] } },
}
const IMAGE = '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1.0'

function logs(streamPrefix: string) {
  const options = {
    'awslogs-group': '/ecs/web',
    'awslogs-region': 'us-east-1',
    'awslogs-stream-prefix': streamPrefix,
  }
  return { logConfiguration: { logDriver: 'awslogs', options } }
}

interface Shop {
  readonly host?: string
  readonly cache?: Input
  readonly task?: Input
}

/** The shop and its cache, as Fargate takes them. */
function register({ host = '127.0.0.1', cache = {}, task = {} }: Shop = {}): Step {
  const mountPoints = [{ sourceVolume: 'data', containerPath: '/data' }]
  const web = {
    name: 'web',
    image: IMAGE,
    portMappings: [{ containerPort: 8080 }],
    environment: [{ name: 'CACHE_HOST', value: host }],
    ...logs('shop'),
  }
  return step('ecs', 'RegisterTaskDefinition', {
    family: 'web',
    networkMode: 'awsvpc',
    cpu: '1024',
    memory: '2048',
    executionRoleArn: 'arn:aws:iam::123456789012:role/web-execution',
    volumes: [{ name: 'data' }],
    containerDefinitions: [web, { name: 'cache', image: 'redis:7', mountPoints, ...logs('shop'), ...cache }],
    ...task,
  })
}

const run = ecs('RunTask', { taskDefinition: 'web', launchType: 'FARGATE', ...NETWORK })

const roll = update({ taskDefinition: 'web' })

/** A revision of web on Fargate, in which the container is what is given. */
function one(container: Input, task: Input = {}): Step {
  return step('ecs', 'RegisterTaskDefinition', {
    family: 'web',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    executionRoleArn: 'arn:aws:iam::123456789012:role/web-execution',
    containerDefinitions: [{ name: 'web', ...container }],
    ...task,
  })
}

/** Hardened, with these mounts. */
function hardened(paths: readonly string[], more: Input = {}): Step {
  const mountPoints = paths.map((containerPath, at) => ({ sourceVolume: `v${String(at)}`, containerPath }))
  return one(
    { image: 'shop:1', readonlyRootFilesystem: true, mountPoints, ...more },
    { volumes: paths.map((_, at) => ({ name: `v${String(at)}` })) },
  )
}

const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:acme/registry'
const ACMES = 'registry.acme.example/shop/web:1.0'
const withUser = one({ image: ACMES, repositoryCredentials: { credentialsParameter: SECRET } })

function mayRead(resource: string): Step {
  const Statement = [{ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: resource }]
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
  return step('iam', 'PutRolePolicy', { RoleName: 'web-execution', PolicyName: 'registry', PolicyDocument })
}

export const FARGATE_WAYS: Readonly<Record<string, readonly Way[]>> = {
  'fix-make-it-fargate': [
    { says: 'a larger size, without requiresCompatibilities', steps: () => [register(), run] },
    {
      says: 'a service of it',
      steps: () => [
        register({ host: 'localhost' }),
        ecs('CreateService', {
          serviceName: 'web-2',
          taskDefinition: 'web',
          desiredCount: 1,
          launchType: 'FARGATE',
          ...NETWORK,
        }),
      ],
    },
  ],
  'fix-read-only-root': [
    { says: 'volumes at what stands above', steps: () => [hardened(['/tmp', '/var']), roll] },
    {
      says: 'one volume for both',
      steps: () => {
        const at = (containerPath: string) => ({ sourceVolume: 'v', containerPath })
        const mountPoints = [at('/tmp'), at('/var/cache/shop')]
        return [
          one({ image: 'shop:1', readonlyRootFilesystem: true, mountPoints }, { volumes: [{ name: 'v', host: {} }] }),
          roll,
        ]
      },
    },
  ],
  'fix-private-registry': [
    {
      says: 'the policy first, for all that is Acme’s',
      steps: () => [mayRead(SECRET.replace('registry', '*')), withUser, roll],
    },
  ],
}

export const FARGATE_SHORTCUTS: Readonly<Record<string, readonly Way[]>> = {
  'fix-make-it-fargate': [
    { says: 'a name that was a link', steps: () => [register({ host: 'cache' }), run] },
    {
      says: 'still the host’s folder',
      steps: () => [register({ task: { volumes: [{ name: 'data', host: { sourcePath: '/srv' } }] } }), run],
    },
    { says: 'still privileged', steps: () => [register({ cache: { privileged: true } }), run] },
    { says: 'no place for the cache’s data', steps: () => [register({ cache: { mountPoints: [] } }), run] },
    { says: 'no role to log by', steps: () => [register({ task: { executionRoleArn: undefined } }), run] },
    { says: 'web:1 as it is, on Fargate', steps: () => [run] },
  ],
  'fix-read-only-root': [
    { says: 'the one place that the log names first', steps: () => [hardened(['/tmp']), roll] },
    {
      says: 'a root that may be written',
      steps: () => [one({ image: 'shop:1', readonlyRootFilesystem: false }), roll],
    },
    { says: 'another user', steps: () => [hardened([], { user: '1000' }), roll] },
    { says: 'another image', steps: () => [hardened([], { image: 'shop:2' }), roll] },
  ],
  'fix-private-registry': [
    { says: 'a user that nobody may read', steps: () => [withUser, roll] },
    { says: 'leave to read, and nobody who asks', steps: () => [mayRead(`${SECRET}-*`)] },
    { says: 'every secret of the account', steps: () => [withUser, mayRead('*'), roll] },
    { says: 'another image', steps: () => [one({ image: 'shop:1' }), roll] },
  ],
}
