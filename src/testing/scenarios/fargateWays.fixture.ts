import { SUBNETS } from '../../model/world/network/subnets.ts'
import { ecs, step, type Input, type Step, type Way } from './ways.fixture.ts'

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
}
