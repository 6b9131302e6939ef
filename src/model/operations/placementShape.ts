import type { PlacementConstraint, PlacementStrategy } from '../service/service.ts'
import { ApiError } from './command.ts'
import { invalid, kept, list, oneOf, optional, required, struct, text, type Reader } from './shape.ts'

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

const constraintShape = struct({ type: required(oneOf(['distinctInstance', 'memberOf'])), expression: kept() })

const constraint: Reader<PlacementConstraint> = (value, at) => {
  const { type } = constraintShape(value, at)
  if (type === 'distinctInstance') return { type }
  throw new ApiError(
    'InvalidParameterException',
    `Invalid parameter ${at.path}: the lab has no memberOf constraints yet.`,
  )
}

/** At most 10 (PLC-1). */
export const placementConstraints = list(constraint, { max: 10 })

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
