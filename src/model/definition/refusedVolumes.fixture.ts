import type { Input } from '../../testing/testLab.ts'
import { EXECUTION_ROLE, LOGS, logging, one, TASK_ROLE, type Refusal } from './definition.fixture.ts'

const secret = (name: string, valueFrom = '/web/key') => ({ name, valueFrom })
const withSecrets = (...secrets: readonly Input[]) => ({ ...one({ secrets }), ...EXECUTION_ROLE })
const envFile = (value: string) => ({ value, type: 's3' })
const efs = (fields: Input) => ({
  ...one({}),
  volumes: [{ name: 'v', efsVolumeConfiguration: { fileSystemId: 'fs-1', ...fields } }],
})

const VOLUMES: readonly Refusal[] = [
  [one({ mountPoints: [{ sourceVolume: 'cellar', containerPath: '/cellar' }] }), "Unknown volume 'cellar'."],
  [
    { ...one({}), volumes: [{ name: 'v', configuredAtLaunch: true }] },
    'Volumes [v] are not referenced by any of the containers',
  ],
  [one({ volumesFrom: [{ sourceContainer: 'x' }] }), "Invalid 'volumesFrom' setting. Unknown container: 'x'."],
  [
    efs({ rootDirectory: '/x', authorizationConfig: { accessPointId: 'fsap-1' } }),
    'When using an EFS access point, the root directory must either be set to "/" or be omitted.',
  ],
  [
    { ...efs({ authorizationConfig: { iam: 'ENABLED' } }), ...TASK_ROLE },
    'EFS IAM authorization requires TransitEncryption to be enabled.',
  ],
  [
    efs({ transitEncryption: 'ENABLED', authorizationConfig: { iam: 'ENABLED' } }),
    'EFS IAM authorization requires a task role',
  ],
  [efs({ transitEncryptionPort: 2_049 }), 'TransitEncryptionPort requires that TransitEncryption is enabled.'],
]

const LOGGING: readonly Refusal[] = [
  [
    one(logging('awslogs', { 'awslogs-stream-prefix': 'x' })),
    'Log driver awslogs requires options: awslogs-region, awslogs-group',
  ],
  [one(logging('awslogs')), 'Log driver awslogs requires options: awslogs-region, awslogs-group'],
  [one(logging('awslogs', { 'awslogs-region': 'r' })), 'Log driver awslogs requires options: awslogs-group'],
  [one(logging('awslogs', { ...LOGS, colour: 'red' })), 'Log driver awslogs disallows options: colour'],
  [
    one(logging('awsfirelens')),
    'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers.',
  ],
  [
    one(logging('logentries')),
    'logentries is not a valid log driver. Must be one of [json-file,syslog,journald,gelf,fluentd,awslogs,splunk,awsfirelens]',
  ],
  [
    one({ secrets: [secret('KEY')] }),
    "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
  ],
  [
    one({ logConfiguration: { logDriver: 'splunk', secretOptions: [secret('splunk-token')] } }),
    "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
  ],
  [withSecrets(secret('KEY'), secret('KEY')), 'Duplicate secret names found: KEY. Each secret name must be unique.'],
  [
    { ...one({ secrets: [secret('KEY')], environment: [{ name: 'KEY', value: '1' }] }), ...EXECUTION_ROLE },
    "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as 'KEY'.",
  ],
  [
    withSecrets(secret('KEY', 'a name with spaces')),
    'The Systems Manager parameter name specified for secret KEY is invalid',
  ],
  [one({ environmentFiles: [envFile('web.env')] }), 'Invalid arn syntax.'],
  [
    one({ environmentFiles: Array.from({ length: 11 }, () => envFile('arn:aws:s3:::b/e.env')) }),
    'The maximum number of environment files was exceeded. Specify ten or less and try again.',
  ],
]

/** What ECS refuses of volumes, logs, secrets and files. */
export const REFUSED_VOLUMES = { VOLUMES, LOGGING }
