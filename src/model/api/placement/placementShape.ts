import type { PlacementConstraint, PlacementStrategy } from '../../world/service/service.ts'
import type { LaunchType } from '../../world/task/task.ts'
import { ApiError } from '../command.ts'
import { invalid, list, oneOf, optional, required, struct, text, type Reader } from '../shape.ts'

const SPREAD_FIELDS: Readonly<Record<string, string>> = {
  instanceId: 'instanceId',
  host: 'instanceId',
  'attribute:ecs.availability-zone': 'attribute:ecs.availability-zone',
  'attribute:ecs.instance-type': 'attribute:ecs.instance-type',
}

const strategyShape = struct({
  type: required(oneOf(['random', 'spread', 'binpack'])),
  field: optional(text({ min: 0 })),
})

const strategy: Reader<PlacementStrategy> = (value, at) => {
  const { type, field = '' } = strategyShape(value, at)
  if (type === 'random') return { type, field: '' }
  if (type === 'binpack') {
    const unit = field.toLowerCase()
    if (unit === 'cpu' || unit === 'memory') return { type, field: unit }
    throw invalid({ ...at, path: `${at.path}.field` }, 'binpack takes cpu or memory')
  }
  const known = Object.hasOwn(SPREAD_FIELDS, field) ? SPREAD_FIELDS[field] : undefined
  if (known !== undefined) return { type, field: known }
  throw invalid(
    { ...at, path: `${at.path}.field` },
    `spread takes ${Object.keys(SPREAD_FIELDS).join(', ')} in this lab`,
  )
}

/** At most 5 (PLC-2). */
export const placementStrategies = list(strategy, { max: 5 })

const constraintShape = struct({
  type: required(oneOf(['distinctInstance', 'memberOf'])),
  expression: optional(text({ min: 0, max: 2_000 })),
})

const constraint: Reader<PlacementConstraint> = (value, at) => {
  const { type, expression } = constraintShape(value, at)
  if (type === 'memberOf') throw invalid(at, 'the lab has no memberOf constraints yet')
  if (expression !== undefined && expression !== '') {
    throw invalid({ ...at, path: `${at.path}.expression` }, 'distinctInstance takes no expression')
  }
  return { type }
}

/** At most 10 (PLC-1). */
export const placementConstraints = list(constraint, { max: 10 })

/** FGT-2: on Fargate AWS chooses the place. @throws ApiError  InvalidParameterException */
export function refuseFargatePlacement(
  launchType: LaunchType,
  asked: {
    readonly placementStrategy?: readonly PlacementStrategy[] | undefined
    readonly placementConstraints?: readonly PlacementConstraint[] | undefined
  },
): void {
  if (launchType !== 'FARGATE') return
  const { placementStrategy = [], placementConstraints = [] } = asked
  if (placementStrategy.length > 0) throw notOnFargate('Placement strategies')
  if (placementConstraints.length > 0) throw notOnFargate('Placement constraints')
}

function notOnFargate(what: string): ApiError {
  return new ApiError('InvalidParameterException', `${what} are not supported with FARGATE launch type.`)
}

/** The launch types that the lab runs, and AWS's others. */
export const launchTypeWord = oneOf(['EC2', 'FARGATE'], {
  EXTERNAL: 'external instances',
  MANAGED_INSTANCES: 'managed instances',
})

/** Up to 16 subnets and 5 security groups (FGT-2). */
export const networkConfiguration = struct({
  awsvpcConfiguration: required(
    struct({
      subnets: required(list(text({ max: 64 }), { min: 1, max: 16 })),
      securityGroups: optional(list(text({ max: 64 }), { max: 5 })),
      assignPublicIp: optional(oneOf(['ENABLED', 'DISABLED'])),
    }),
  ),
})
