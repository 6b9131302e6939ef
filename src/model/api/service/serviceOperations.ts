import type { OperationList } from '../operation.ts'
import { PAGE_MEMBERS } from '../page.ts'
import {
  launchTypeWord,
  networkConfiguration,
  placementConstraints,
  placementStrategies,
} from '../placement/placementShape.ts'
import { capacityProviderStrategy } from '../provider/providerShapes.ts'
import { clientToken } from '../task/startShapes.ts'
import { includeOf, TAGS_INPUT, TASK_TAGGING_INPUT } from '../tags/tagShapes.ts'
import { canaryConfiguration, lifecycleHooks, linearConfiguration, strategyWord } from '../deployment/shiftingShapes.ts'
import {
  circuitBreaker,
  deploymentAlarms,
  gracePeriodSeconds,
  loadBalancers,
  monitoring,
  rebalancing,
  serviceConnectConfiguration,
  serviceRegistries,
  volumeConfigurations,
} from './keptShapes.ts'
import {
  absent,
  answer,
  flag,
  keptAs,
  list,
  name,
  oneOf,
  optional,
  required,
  struct,
  text,
  whole,
  type InputOf,
} from '../shape.ts'

/** DEP-1: the model takes a minimum of 0 to 100 % and a maximum from 100 %, so the lower never passes the upper. */
const deploymentConfiguration = struct({
  minimumHealthyPercent: optional(whole({ min: 0, max: 100 })),
  maximumPercent: optional(whole({ min: 100, max: 1_000 })),
  deploymentCircuitBreaker: optional(circuitBreaker),
  alarms: optional(deploymentAlarms),
  strategy: optional(strategyWord),
  bakeTimeInMinutes: optional(whole({ min: 0, max: 1_440 })),
  lifecycleHooks: optional(lifecycleHooks),
  linearConfiguration: optional(linearConfiguration),
  canaryConfiguration: optional(canaryConfiguration),
  earlySuccessCriteria: absent('early success of deployments', 'structure'),
})

/** More than a service may have is asked for at times: the lab takes what it can and says so (SVC-9). */
const count = whole({ min: 0, max: Number.MAX_SAFE_INTEGER })

const schedulingStrategy = oneOf(['REPLICA'], { DAEMON: 'DAEMON services' })

const deploymentController = struct({
  type: required(oneOf(['ECS', 'CODE_DEPLOY', 'EXTERNAL'])),
})

/** What both take and the lab does not act on, or cannot do without acting wrongly. */
const takenByBoth = {
  capacityProviderStrategy: optional(capacityProviderStrategy),
  loadBalancers: optional(loadBalancers),
  vpcLatticeConfigurations: absent('VPC Lattice', 'list'),
  gatewayConnectors: absent('gateway connectors', 'list'),
  serviceRegistries: keptAs(serviceRegistries),
  healthCheckGracePeriodSeconds: optional(gracePeriodSeconds),
  availabilityZoneRebalancing: optional(rebalancing),
  platformVersion: keptAs(text()),
  enableExecuteCommand: keptAs(flag()),
  ...TASK_TAGGING_INPUT,
  serviceConnectConfiguration: keptAs(serviceConnectConfiguration),
  volumeConfigurations: keptAs(volumeConfigurations),
  monitoring: keptAs(monitoring),
}

const createServiceInput = struct({
  // First: what else is needed hangs on them.
  schedulingStrategy: optional(schedulingStrategy),
  deploymentController: optional(deploymentController),
  cluster: optional(text()),
  serviceName: required(name('a service name')),
  // Not needed where the controller is EXTERNAL.
  taskDefinition: optional(text()),
  desiredCount: required(count),
  launchType: optional(launchTypeWord),
  deploymentConfiguration: optional(deploymentConfiguration),
  placementStrategy: optional(placementStrategies),
  placementConstraints: optional(placementConstraints),
  networkConfiguration: optional(networkConfiguration),
  clientToken: optional(clientToken(36)),
  role: keptAs(text()),
  ...TAGS_INPUT,
  ...takenByBoth,
})

const updateServiceInput = struct({
  cluster: optional(text()),
  service: required(text()),
  taskDefinition: optional(text()),
  desiredCount: optional(count),
  deploymentController: optional(deploymentController),
  deploymentConfiguration: optional(deploymentConfiguration),
  placementStrategy: optional(placementStrategies),
  placementConstraints: optional(placementConstraints),
  networkConfiguration: optional(networkConfiguration),
  forceNewDeployment: optional(flag()),
  ...takenByBoth,
})

export type CreateServiceInput = InputOf<typeof createServiceInput>
export type UpdateServiceInput = InputOf<typeof updateServiceInput>

export const serviceOperations = {
  CreateService: { kind: 'write', input: createServiceInput, output: answer({ service: 'structure' }) },
  UpdateService: { kind: 'write', input: updateServiceInput, output: answer({ service: 'structure' }) },
  DeleteService: {
    kind: 'write',
    input: struct({ cluster: optional(text()), service: required(text()), force: optional(flag()) }),
    output: answer({ service: 'structure' }),
  },
  DescribeServices: {
    kind: 'read',
    input: struct({
      cluster: optional(text()),
      services: required(list(text(), { min: 1, max: 10 })),
      ...includeOf('TAGS'),
    }),
    output: answer({ services: 'list', failures: 'list' }),
  },
  ListServices: {
    kind: 'read',
    input: struct({
      cluster: optional(text()),
      launchType: optional(launchTypeWord),
      schedulingStrategy: optional(oneOf(['REPLICA', 'DAEMON'])),
      resourceManagementType: absent('managed instances', 'string'),
      ...PAGE_MEMBERS,
    }),
    output: answer({ serviceArns: 'list', nextToken: 'string' }),
  },
} as const satisfies OperationList
