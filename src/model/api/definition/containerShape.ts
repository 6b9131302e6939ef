import {
  flag,
  keptAs,
  list,
  needed,
  oneOf,
  optional,
  required,
  saying,
  struct,
  text,
  textMap,
  whole,
  type IntegerShape,
} from '../shape.ts'
import { ANY_MANY, ANY_TEXT, containerOf, ecsName, said } from './definitionRefusals.ts'
import {
  environmentFile,
  linuxParameters,
  mountPoint,
  nameAndValue,
  secret,
  ulimit,
  volumeFrom,
} from './containerParts.ts'

const texts = list(ANY_TEXT, ANY_MANY)
const seconds = (min: number, max: number) => whole({ min, max })

function port(field: 'containerPort' | 'hostPort', min: number): IntegerShape {
  const invalid = said((wrong) => `Invalid '${field}' setting for container '${containerOf(wrong)}'.`)
  return saying(whole({ min, max: 65_535 }), { short: invalid, long: invalid })
}

const portMapping = struct({
  // One of this and a range: which, the rules of ports say.
  containerPort: optional(port('containerPort', 1)),
  hostPort: optional(port('hostPort', 0)),
  protocol: optional(oneOf(['tcp', 'udp'])),
  name: keptAs(text({ max: 64 })),
  appProtocol: keptAs(oneOf(['http', 'http2', 'grpc'])),
  containerPortRange: keptAs(text()),
})

function measured(field: string, min: number, max: number): IntegerShape {
  const of = (bound: string) =>
    said((wrong) => `Health check ${field} must be ${bound} for container '${containerOf(wrong)}'`)
  return saying(whole({ min, max }), {
    short: of(`greater than or equal to the minimum allowed value ${String(min)}`),
    long: of(`less than or equal to the maximum allowed value ${String(max)}`),
  })
}

const healthCheck = struct({
  command: required(list(text({ max: 4_096 }), { min: 1, max: 100 })),
  interval: optional(measured('interval', 5, 300)),
  timeout: optional(measured('timeout', 2, 60)),
  retries: optional(measured('retries', 1, 10)),
  startPeriod: optional(measured('startPeriod', 0, 300)),
})

const attemptPeriod = said(
  (wrong) => `The 'restartAttemptPeriod' setting for container '${containerOf(wrong)}' must be between 60 and 1800.`,
)

const restartPolicy = struct({
  enabled: required(flag()),
  ignoredExitCodes: optional(list(whole({ min: -2_147_483_648, max: 2_147_483_647 }), { max: 50 })),
  restartAttemptPeriod: optional(saying(whole({ min: 60, max: 1_800 }), { short: attemptPeriod, long: attemptPeriod })),
})

const logConfiguration = struct({
  logDriver: required(text({ max: 64 })),
  options: optional(textMap()),
  secretOptions: optional(list(secret, ANY_MANY)),
})

const dependency = struct({
  containerName: required(text()),
  condition: required(oneOf(['START', 'COMPLETE', 'SUCCESS', 'HEALTHY'])),
})

/** How a GPU is shared among containers. */
const nvidiaMps = struct({
  memory: required(whole({ min: 0, max: 2_147_483_647 })),
  maxComputePercent: optional(whole({ min: 0, max: 100 })),
})

export const resourceRequirement = struct({
  type: required(oneOf(['GPU', 'InferenceAccelerator', 'NeuronDevice'])),
  value: optional(text()),
  sharingStrategy: optional(struct({ nvidiaMps: optional(nvidiaMps) })),
})

const image = saying(
  { ...text({ max: 255 }), pattern: { regex: /^[A-Za-z0-9_:./#@-]+$/, reason: 'has a character that no image has' } },
  {
    short: said('Container.image should not be null or empty.'),
    long: said('Container.image should be 255 characters or less'),
    malformed: said('Container.image contains invalid characters.'),
  },
)

const environmentFiles = saying(list(environmentFile, { max: 10 }), {
  long: said('The maximum number of environment files was exceeded. Specify ten or less and try again.'),
})

/** One container, its members in the order in which ECS answers them. */
export const container = struct({
  name: needed(ecsName('Container.name'), said('Container.name should not be null or empty.')),
  image: needed(image, said('Container.image should not be null or empty.')),
  repositoryCredentials: optional(struct({ credentialsParameter: required(ANY_TEXT) })),
  cpu: optional(whole({ min: 0, max: 196_608 })),
  memory: optional(whole({ min: 6, max: 1_048_576 })),
  memoryReservation: optional(whole({ min: 6, max: 1_048_576 })),
  links: optional(list(text(), { max: 100 })),
  portMappings: optional(list(portMapping, { max: 100 })),
  essential: optional(flag()),
  restartPolicy: optional(restartPolicy),
  entryPoint: keptAs(texts),
  command: keptAs(texts),
  environment: optional(list(nameAndValue, ANY_MANY)),
  environmentFiles: optional(environmentFiles),
  mountPoints: optional(list(mountPoint, ANY_MANY)),
  volumesFrom: optional(list(volumeFrom, ANY_MANY)),
  linuxParameters: optional(linuxParameters),
  secrets: optional(list(secret, ANY_MANY)),
  dependsOn: optional(list(dependency, { max: 10 })),
  startTimeout: optional(seconds(0, 86_400)),
  stopTimeout: optional(seconds(0, 86_400)),
  versionConsistency: optional(oneOf(['enabled', 'disabled'])),
  hostname: keptAs(ANY_TEXT),
  user: keptAs(ANY_TEXT),
  workingDirectory: keptAs(ANY_TEXT),
  disableNetworking: keptAs(flag()),
  privileged: keptAs(flag()),
  readonlyRootFilesystem: optional(flag()),
  dnsServers: keptAs(texts),
  dnsSearchDomains: keptAs(texts),
  extraHosts: keptAs(list(struct({ hostname: required(ANY_TEXT), ipAddress: required(ANY_TEXT) }), ANY_MANY)),
  dockerSecurityOptions: keptAs(texts),
  interactive: keptAs(flag()),
  pseudoTerminal: keptAs(flag()),
  dockerLabels: keptAs(textMap()),
  ulimits: keptAs(list(ulimit, ANY_MANY)),
  logConfiguration: optional(logConfiguration),
  healthCheck: optional(healthCheck),
  systemControls: keptAs(list(struct({ namespace: optional(ANY_TEXT), value: optional(ANY_TEXT) }), ANY_MANY)),
  resourceRequirements: optional(list(resourceRequirement, ANY_MANY)),
  firelensConfiguration: optional(
    struct({ type: required(oneOf(['fluentd', 'fluentbit'])), options: optional(textMap()) }),
  ),
  credentialSpecs: keptAs(texts),
})
