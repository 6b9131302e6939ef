import { advancedConfiguration } from '../deployment/shiftingShapes.ts'
import { flag, list, oneOf, opaque, optional, required, struct, text, whole } from '../shape.ts'

/** What ECS keeps of a service and the lab only tells again, in AWS's form (DEF-5). */

export const circuitBreaker = struct({
  enable: required(flag()),
  rollback: required(flag()),
  resetOnHealthyTask: optional(flag()),
  thresholdConfiguration: optional(
    struct({
      type: required(oneOf(['COUNT', 'BOUNDED_PERCENT', 'UNBOUNDED_PERCENT'])),
      value: required(whole({ min: 1, max: Number.MAX_SAFE_INTEGER })),
    }),
  ),
})

export const deploymentAlarms = struct({
  alarmNames: required(list(text(), { max: 100 })),
  rollback: required(flag()),
  enable: required(flag()),
})

const port = whole({ min: 0, max: 65_535 })

export const serviceRegistries = list(
  struct({
    registryArn: optional(text()),
    port: optional(port),
    containerName: optional(text()),
    containerPort: optional(port),
  }),
  { max: 10 },
)

export const serviceConnectConfiguration = struct({
  enabled: required(flag()),
  namespace: optional(text()),
  services: optional(opaque('list')),
  logConfiguration: optional(opaque('structure')),
  accessLogConfiguration: optional(opaque('structure')),
  containerConfigurations: optional(opaque('list')),
})

export const volumeConfigurations = list(
  struct({ name: required(text()), managedEBSVolume: optional(opaque('structure')) }),
  { max: 10 },
)

/** ALB-15: at most five target groups. */
export const loadBalancers = list(
  struct({
    targetGroupArn: optional(text({ max: 2_048 })),
    loadBalancerName: optional(text({ max: 255 })),
    containerName: optional(text()),
    containerPort: optional(port),
    advancedConfiguration: optional(advancedConfiguration),
  }),
  { max: 5 },
)

export const monitoring = struct({ metricConfigurations: optional(opaque('list')) })

export const rebalancing = oneOf(['ENABLED', 'DISABLED'])

/** In whole seconds, as ECS limits it. */
export const gracePeriodSeconds = whole({ min: 0, max: 2_147_483_647 })
