import type { ContainerInput, TaskDefinitionInput } from '../api/definition/taskDefinitionShape.ts'
import { ECR_IMAGE } from '../api/definition/fargateFindings.ts'
import { networkModeOf } from '../api/definition/networkMode.ts'

/** A capability of an agent, as an attribute's name has it, after the prefix of its kind. */
type Row = readonly [name: string, isRequired: (input: TaskDefinitionInput) => boolean]

const DOCKER = 'com.amazonaws.ecs.capability.'
const ECS = 'ecs.capability.'

const some = (test: (one: ContainerInput) => boolean) => (input: TaskDefinitionInput) =>
  input.containerDefinitions.some(test)
const hasVolume = (test: (efs: object) => boolean) => (input: TaskDefinitionInput) =>
  (input.volumes ?? []).some(({ efsVolumeConfiguration: efs }) => efs !== undefined && test(efs))

const logsTo = (driver: string) => some((one) => one.logConfiguration?.logDriver === driver)
const isFromEcr = some((one) => ECR_IMAGE.test(one.image))
const hasExecutionRole = (input: TaskDefinitionInput) => input.executionRoleArn !== undefined
const isAwsvpc = (input: TaskDefinitionInput) => networkModeOf(input) === 'awsvpc'
const isSecretOf = (service: 'ssm' | 'asm', valueFrom: string) =>
  (service === 'asm') === valueFrom.includes(':secretsmanager:')
const hasSecret = (service: 'ssm' | 'asm') =>
  some((one) => (one.secrets ?? []).some(({ valueFrom }) => isSecretOf(service, valueFrom)))
const hasLogSecret = (service: 'ssm' | 'asm') =>
  some((one) => (one.logConfiguration?.secretOptions ?? []).some(({ valueFrom }) => isSecretOf(service, valueFrom)))

const DRIVERS = ['awslogs', 'fluentd', 'gelf', 'journald', 'json-file', 'splunk', 'syslog', 'awsfirelens'] as const

/** In the order in which ECS has been seen to list them, and of the rest the lab's own. */
const ROWS: readonly Row[] = [
  ...DRIVERS.map((driver): Row => [`${DOCKER}logging-driver.${driver}`, logsTo(driver)]),
  [`${ECS}firelens.fluentd`, some((one) => one.firelensConfiguration?.type === 'fluentd')],
  [`${ECS}firelens.fluentbit`, some((one) => one.firelensConfiguration?.type === 'fluentbit')],
  [`${ECS}execution-role-awslogs`, (input) => hasExecutionRole(input) && logsTo('awslogs')(input)],
  [`${DOCKER}ecr-auth`, isFromEcr],
  [`${DOCKER}privileged-container`, some((one) => one.privileged === true)],
  [`${DOCKER}docker-remote-api.1.19`, (input) => logsTo('awslogs')(input) || isFromEcr(input)],
  [`${DOCKER}docker-remote-api.1.21`, some((one) => one.memoryReservation !== undefined)],
  [`${DOCKER}docker-remote-api.1.25`, hasVolume(() => true)],
  [`${ECS}efs`, hasVolume(() => true)],
  [`${ECS}efsAuth`, hasVolume((efs) => 'authorizationConfig' in efs)],
  [`${DOCKER}task-iam-role`, (input) => input.taskRoleArn !== undefined && networkModeOf(input) !== 'host'],
  [
    `${DOCKER}task-iam-role-network-host`,
    (input) => input.taskRoleArn !== undefined && networkModeOf(input) === 'host',
  ],
  [`${ECS}container-health-check`, some((one) => one.healthCheck !== undefined)],
  [
    `${ECS}container-ordering`,
    some((one) => (one.dependsOn ?? []).length > 0 || one.startTimeout !== undefined || one.stopTimeout !== undefined),
  ],
  [`${ECS}container-restart-policy`, some((one) => one.restartPolicy?.enabled === true)],
  [`${ECS}secrets.asm.environment-variables`, hasSecret('asm')],
  [`${ECS}secrets.ssm.environment-variables`, hasSecret('ssm')],
  [`${ECS}secrets.asm.bootstrap.log-driver`, hasLogSecret('asm')],
  [`${ECS}secrets.ssm.bootstrap.log-driver`, hasLogSecret('ssm')],
  [`${ECS}env-files.s3`, some((one) => (one.environmentFiles ?? []).length > 0)],
  [`${ECS}private-registry-authentication.secretsmanager`, some((one) => one.repositoryCredentials !== undefined)],
  [`${ECS}execution-role-ecr-pull`, (input) => hasExecutionRole(input) && isFromEcr(input)],
  [`${DOCKER}docker-remote-api.1.18`, isAwsvpc],
  [`${ECS}task-eni`, isAwsvpc],
]

/** DEF-7: the capabilities that an instance must have for a task of this definition, by the names of their attributes. */
export function requiredAttributesOf(input: TaskDefinitionInput): readonly string[] {
  return ROWS.flatMap(([name, isRequired]) => (isRequired(input) ? [name] : []))
}
