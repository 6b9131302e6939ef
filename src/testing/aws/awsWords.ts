import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** AWS's words by the structure and member that take them, as `Task.launchType`. */
export type AwsWords = ReadonlyMap<string, ReadonlySet<string>>

const PACKAGES: Readonly<Record<string, string>> = {
  ecs: '@aws-sdk/client-ecs',
  ec2: '@aws-sdk/client-ec2',
  autoscaling: '@aws-sdk/client-auto-scaling',
  elbv2: '@aws-sdk/client-elastic-load-balancing-v2',
  elb: '@aws-sdk/client-elastic-load-balancing',
  codedeploy: '@aws-sdk/client-codedeploy',
  ecr: '@aws-sdk/client-ecr',
  'ecr-public': '@aws-sdk/client-ecr-public',
  logs: '@aws-sdk/client-cloudwatch-logs',
  iam: '@aws-sdk/client-iam',
  ssm: '@aws-sdk/client-ssm',
  secretsmanager: '@aws-sdk/client-secrets-manager',
  cloudwatch: '@aws-sdk/client-cloudwatch',
  'application-autoscaling': '@aws-sdk/client-application-auto-scaling',
}

/** What AWS's model calls a text and its API reference gives words for. */
const DOCUMENTED: AwsWords = new Map(
  Object.entries({
    'Cluster.status': 'ACTIVE PROVISIONING DEPROVISIONING FAILED INACTIVE',
    'ContainerInstance.status': 'REGISTERING REGISTRATION_FAILED ACTIVE INACTIVE DEREGISTERING DRAINING',
    'Deployment.status': 'PRIMARY ACTIVE INACTIVE',
    'Service.status': 'ACTIVE DRAINING INACTIVE',
    'TaskSet.status': 'PRIMARY ACTIVE DRAINING',
    'Task.desiredStatus': 'RUNNING STOPPED',
    'Task.lastStatus': 'PROVISIONING PENDING ACTIVATING RUNNING DEACTIVATING STOPPING DEPROVISIONING STOPPED DELETED',
    'Resource.type': 'INTEGER DOUBLE LONG STRINGSET',
  }).map(([member, words]) => [member, new Set(words.split(' '))]),
)

const require = createRequire(import.meta.url)
const read = new Map<string, AwsWords>()

/** Which words AWS's SDK has for the members of a service. Its types name an enum, its code holds the words of it. */
export function wordsOf(service: string): AwsWords {
  const words = read.get(service) ?? readWords(PACKAGES[service] ?? '')
  read.set(service, words)
  return words
}

const INTERFACE = /export interface (\w+)[^{]*\{([^}]*)\}/g
const MEMBER = /(\w+)\??: (\w+)(?:\[\])* \| undefined/g

function readWords(name: string): AwsWords {
  const code = require(name) as Readonly<Record<string, unknown>>
  const words = new Map(name === PACKAGES.ecs ? DOCUMENTED : [])
  for (const [, structure = '', body = ''] of typesOf(name).matchAll(INTERFACE)) {
    for (const [, member = '', type = ''] of body.matchAll(MEMBER)) {
      const found = code[type]
      if (isEnum(found)) words.set(`${structure}.${member}`, new Set(Object.values(found)))
    }
  }
  return words
}

/** The declarations of a package's structures, without their comments. */
function typesOf(name: string): string {
  const folder = join(dirname(require.resolve(name)), '../dist-types/models')
  const files = readdirSync(folder).filter((one) => /^models_\d+\.d\.ts$/.test(one))
  return files.map((one) => readFileSync(join(folder, one), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')).join('\n')
}

function isEnum(value: unknown): value is Readonly<Record<string, string>> {
  return typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string')
}
