import type { PlacementConstraint, PlacementStrategy } from '../../world/service/service.ts'
import type { LaunchType } from '../../world/task/task.ts'
import { ApiError } from '../command.ts'
import { list, oneOf, optional, required, struct, text, type InputOf } from '../shape.ts'

const SPREAD_FIELDS: Readonly<Record<string, string>> = {
  instanceId: 'instanceId',
  host: 'instanceId',
  'attribute:ecs.availability-zone': 'attribute:ecs.availability-zone',
  'attribute:ecs.instance-type': 'attribute:ecs.instance-type',
}

const strategyShape = struct(
  { type: required(oneOf(['random', 'spread', 'binpack'])), field: optional(text({ min: 0 })) },
  ({ type, field = '' }) => {
    if (type === 'binpack' && !isBinpackUnit(field.toLowerCase())) {
      return { member: 'field', reason: 'binpack takes cpu or memory' }
    }
    if (type === 'spread' && !Object.hasOwn(SPREAD_FIELDS, field)) {
      return { member: 'field', reason: `spread takes ${Object.keys(SPREAD_FIELDS).join(', ')} in this lab` }
    }
    return null
  },
)

function isBinpackUnit(field: string): boolean {
  return field === 'cpu' || field === 'memory'
}

/** At most 5 (PLC-2). */
export const placementStrategies = list(strategyShape, { max: 5 })

/** Each with one spelling of its field. */
export function strategiesOf(given: InputOf<typeof placementStrategies>): readonly PlacementStrategy[] {
  return given.map(({ type, field = '' }) => {
    if (type === 'random') return { type, field: '' }
    return { type, field: type === 'binpack' ? field.toLowerCase() : (SPREAD_FIELDS[field] ?? field) }
  })
}

const constraintShape = struct(
  {
    type: required(oneOf(['distinctInstance', 'memberOf'])),
    expression: optional(text({ min: 0, max: 2_000 })),
  },
  ({ type, expression = '' }) => {
    if (type === 'memberOf') return { reason: 'the lab has no memberOf constraints yet' }
    if (expression !== '') return { member: 'expression', reason: 'distinctInstance takes no expression' }
    return null
  },
)

/** At most 10 (PLC-1). */
export const placementConstraints = list(constraintShape, { max: 10 })

/** Those that the lab takes: `distinctInstance` alone. */
export function constraintsOf(given: InputOf<typeof placementConstraints>): readonly PlacementConstraint[] {
  return given.map(() => ({ type: 'distinctInstance' }))
}

/** FGT-2: on Fargate AWS chooses the place. @throws ApiError  InvalidParameterException */
export function refuseFargatePlacement(
  launchType: LaunchType,
  asked: {
    readonly placementStrategy?: readonly unknown[] | undefined
    readonly placementConstraints?: readonly unknown[] | undefined
  },
): void {
  if (launchType !== 'FARGATE') return
  const { placementStrategy = [], placementConstraints: constraints = [] } = asked
  if (placementStrategy.length > 0) throw notOnFargate('Placement strategies', 'placementStrategy')
  if (constraints.length > 0) throw notOnFargate('Placement constraints', 'placementConstraints')
}

function notOnFargate(what: string, field: string): ApiError {
  return new ApiError('InvalidParameterException', `${what} are not supported with FARGATE launch type.`, field)
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
