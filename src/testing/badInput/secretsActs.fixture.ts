import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import type { World } from '../../model/world/world.ts'

const NAME = { Name: '/shop/db' }
const SECRET = { SecretId: 'shop/db' }
const TOKEN = '01234567890123456789012345678901'
const FILE = { value: 'arn:aws:s3:::config/shop.env' }

/** What the definitions of `fullInputs` name: of the stores of the prepared lab others are told of (SEC-1). */
export const namedInFull: readonly Act[] = [
  act('ssm', 'PutParameter', { Name: '/s', Value: 's', Type: 'String' }),
  act('secretsmanager', 'CreateSecret', { Name: 'x', SecretString: '{"username":"u","password":"p"}' }),
]

/** What the prepared lab has of secrets; in S3 nothing, so that every file is there by itself (SEC-1). */
export const secretsSetUp: readonly Act[] = [
  act('ssm', 'PutParameter', { ...NAME, Value: 'db.local', Type: 'SecureString', Description: 'host' }),
  act('secretsmanager', 'CreateSecret', { Name: 'shop/db', SecretString: '{"password":"one"}', Description: 'login' }),
  act('secretsmanager', 'PutSecretValue', { ...SECRET, SecretString: '{"password":"two"}', ClientRequestToken: TOKEN }),
  act('secretsmanager', 'CreateSecret', { Name: 'shop/old', SecretString: 'x' }),
  act('secretsmanager', 'DeleteSecret', { SecretId: 'shop/old' }),
]

const ACTS: readonly Act[] = [
  act('ssm', 'PutParameter', {
    ...NAME,
    Value: 'db.other',
    Type: 'SecureString',
    KeyId: 'alias/own',
    Overwrite: true,
    Description: 'host',
    Tier: 'Standard',
    DataType: 'text',
  }),
  act('ssm', 'GetParameter', { ...NAME, WithDecryption: true }),
  act('ssm', 'GetParameters', { Names: ['/shop/db', '/shop/none'], WithDecryption: false }),
  act('ssm', 'DescribeParameters', { MaxResults: 5 }),
  act('ssm', 'DeleteParameter', NAME),
  act('secretsmanager', 'CreateSecret', {
    Name: 'shop/api',
    SecretString: 'x',
    KmsKeyId: 'alias/own',
    Description: 'key',
    ClientRequestToken: TOKEN,
  }),
  act('secretsmanager', 'PutSecretValue', {
    ...SECRET,
    SecretString: 'three',
    ClientRequestToken: '11111111112222222222333333333344',
    VersionStages: ['AWSCURRENT', 'next'],
  }),
  act('secretsmanager', 'GetSecretValue', { ...SECRET, VersionStage: 'AWSCURRENT', VersionId: TOKEN }),
  act('secretsmanager', 'RotateSecret', { ...SECRET, RotateImmediately: true, ClientRequestToken: `${TOKEN}9` }),
  act('secretsmanager', 'DescribeSecret', SECRET),
  act('secretsmanager', 'ListSecrets', {
    IncludePlannedDeletion: true,
    MaxResults: 5,
    SortBy: 'name',
    SortOrder: 'desc',
  }),
  act('secretsmanager', 'DeleteSecret', { ...SECRET, RecoveryWindowInDays: 7 }),
  act('secretsmanager', 'DeleteSecret', { ...SECRET, ForceDeleteWithoutRecovery: true }),
  act('secretsmanager', 'RestoreSecret', { SecretId: 'shop/old' }),
  act('lab', 'PutEnvironmentFile', { ...FILE, text: 'A=1\n' }),
  act('lab', 'DeleteEnvironmentFile', FILE),
]

/** A good act of each operation of secrets, on the prepared lab. */
export function secretsActs({ tasks, taskDefinitions, instances }: World): readonly Act[] {
  const [task] = tasks.values()
  const containerName = taskDefinitions.get(task?.definitionKey ?? '')?.containers[0]?.name ?? ''
  const ofTask = { cluster: 'yard', task: task?.id ?? '' }
  const [containerInstance = ''] = instances.keys()
  return [
    ...ACTS,
    act('lab', 'DescribeContainerEnvironment', { ...ofTask, containerName }),
    act('lab', 'DescribeAppCalls', ofTask),
    act('lab', 'SetAgentConfig', {
      cluster: 'yard',
      containerInstance,
      variable: 'ECS_AWSVPC_BLOCK_IMDS',
      value: 'true',
    }),
  ]
}
