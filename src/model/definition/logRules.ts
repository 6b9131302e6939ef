import { client, unknownDriver } from '../api/definition/definitionRefusals.ts'
import type { ContainerInput, TaskDefinitionInput } from '../api/definition/taskDefinitionShape.ts'
import { containerPath } from '../api/definition/containerPath.ts'

/** Drivers that ECS knows (AWS's models, LogDriver). */
const DRIVERS = ['json-file', 'syslog', 'journald', 'gelf', 'fluentd', 'awslogs', 'splunk', 'awsfirelens']

/** Options of awslogs (api, LogConfiguration). */
const AWSLOGS_OPTIONS = new Set([
  'awslogs-create-group',
  'awslogs-region',
  'awslogs-group',
  'awslogs-stream-prefix',
  'awslogs-stream',
  'awslogs-datetime-format',
  'awslogs-multiline-pattern',
  'awslogs-endpoint',
  'awslogs-credentials-endpoint',
  'awslogs-force-flush-interval-seconds',
  'awslogs-max-buffered-events',
  'awslogs-format',
  'mode',
  'max-buffer-size',
  'tag',
  'labels',
  'labels-regex',
  'env',
  'env-regex',
  'cache-disabled',
  'cache-max-size',
  'cache-max-file',
  'cache-compress',
])

/** DEF-4: log drivers and their options. @throws ApiError  ClientException */
export function refuseLogging(containers: readonly ContainerInput[]): void {
  const hasRouter = containers.some((one) => one.firelensConfiguration !== undefined)
  for (const [index, { logConfiguration }] of containers.entries()) {
    if (logConfiguration === undefined) continue
    const path = `${containerPath(index)}.logConfiguration`
    const { logDriver } = logConfiguration
    if (!DRIVERS.includes(logDriver)) throw client(unknownDriver(logDriver, DRIVERS), `${path}.logDriver`)
    if (logDriver === 'awslogs') refuseAwslogs(logConfiguration.options ?? {}, `${path}.options`)
    if (logDriver === 'awsfirelens' && !hasRouter) {
      throw client(
        'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers.',
        path,
      )
    }
  }
}

function refuseAwslogs(options: Readonly<Record<string, string>>, path: string): void {
  const missing = ['awslogs-region', 'awslogs-group'].filter(
    (one) => !Object.hasOwn(options, one) || options[one] === '',
  )
  if (missing.length > 0) throw client(`Log driver awslogs requires options: ${missing.join(', ')}`, path)
  const other = Object.keys(options).filter((one) => !AWSLOGS_OPTIONS.has(one))
  if (other.length > 0) throw client(`Log driver awslogs disallows options: ${other.join(', ')}`, path)
}

/** DEF-4: secrets of containers and of their log drivers. @throws ApiError  ClientException */
export function refuseSecrets({ containerDefinitions, executionRoleArn }: TaskDefinitionInput): void {
  for (const [index, { secrets = [], environment = [], logConfiguration }] of containerDefinitions.entries()) {
    const all = [...secrets, ...(logConfiguration?.secretOptions ?? [])]
    if (all.length > 0 && executionRoleArn === undefined) {
      throw client(
        "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
        'executionRoleArn',
      )
    }
    const path = `${containerPath(index)}.secrets`
    const names = secrets.map(({ name }) => name)
    const twice = names.find((name, at) => names.indexOf(name) !== at)
    if (twice !== undefined) {
      throw client(`Duplicate secret names found: ${twice}. Each secret name must be unique.`, path)
    }
    const shared = names.find((name) => environment.some((one) => one.name === name))
    if (shared !== undefined) {
      throw client(
        `The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '${shared}'.`,
        path,
      )
    }
    const invalid = all.find(({ valueFrom }) => !SECRET.test(valueFrom))
    if (invalid !== undefined) {
      throw client(`The Systems Manager parameter name specified for secret ${invalid.name} is invalid`, path)
    }
  }
}

/** A parameter's name or ARN, or the ARN of a secret with what of it is meant. */
const SECRET = /^(arn:[^\s]+|[A-Za-z0-9_./-]+)$/
