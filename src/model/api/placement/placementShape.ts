import { headOf } from '../../../base/foreignText.ts'
import type { TaskDefinition } from '../../world/definition/taskDefinition.ts'
import { parseQuery } from '../../world/placement/query/parseQuery.ts'
import type { Query } from '../../world/placement/query/query.ts'
import type { PlacementConstraint, PlacementStrategy } from '../../world/service/service.ts'
import type { LaunchType } from '../../world/task/launchType.ts'
import { ApiError, type ApiErrorName } from '../command.ts'
import { list, oneOf, optional, required, struct, text, type InputOf } from '../shape.ts'

/** More than these are refused in ECS's own words, once they are read. */
const STRATEGIES_MAX = 5
const CONSTRAINTS_MAX = 10
/** So many are read at all. */
const READ_MAX = 100

const SPREAD_ATTRIBUTE = /^attribute:[A-Za-z0-9_/.\\-]{1,128}$/

const strategyShape = struct({
  type: required(oneOf(['random', 'spread', 'binpack'])),
  field: optional(text({ min: 0 })),
})

export const placementStrategies = list(strategyShape, { max: READ_MAX })

/**
 * Each with one spelling of its field; at most 5 (PLC-2).
 *
 * @throws ApiError  InvalidParameterException
 */
export function strategiesOf(given: InputOf<typeof placementStrategies>): readonly PlacementStrategy[] {
  if (given.length > STRATEGIES_MAX) {
    throw invalid(`Maximum number of strategies is ${String(STRATEGIES_MAX)}`, 'placementStrategy')
  }
  return given.map(({ type, field = '' }, index) => {
    const read = fieldOf(type, field)
    if (read === null)
      throw invalid(
        `${type} field '${headOf(field, TOLD_MAX)}' is invalid`,
        `placementStrategy[${String(index)}].field`,
      )
    return { type, field: read }
  })
}

/** Of a refused text so much is said again. */
const TOLD_MAX = 120

/** `null`: the strategy has no such field. */
function fieldOf(type: PlacementStrategy['type'], field: string): string | null {
  if (type === 'random') return ''
  if (type === 'binpack') {
    const unit = field.toLowerCase()
    return unit === 'cpu' || unit === 'memory' ? unit : null
  }
  if (field === 'instanceId' || field === 'host') return 'instanceId'
  return SPREAD_ATTRIBUTE.test(field) ? field : null
}

const constraintShape = struct({
  type: required(oneOf(['distinctInstance', 'memberOf'])),
  expression: optional(text({ min: 0, max: 2_000 })),
})

export const placementConstraints = list(constraintShape, { max: READ_MAX })

/**
 * At most 10 with those of the definition (PLC-8).
 *
 * @throws ApiError  InvalidParameterException
 */
export function constraintsOf(
  given: InputOf<typeof placementConstraints>,
  definition: Pick<TaskDefinition, 'placementConstraints'>,
): readonly PlacementConstraint[] {
  if (given.length + definition.placementConstraints.length > CONSTRAINTS_MAX) {
    throw invalid(`Maximum number of constraints is ${String(CONSTRAINTS_MAX)}`, 'placementConstraints')
  }
  return given.map(({ type, expression }, index) => {
    const field = `placementConstraints[${String(index)}].expression`
    if (type === 'memberOf') return { type, expression: expressionOf(expression, { field }) }
    // An empty one is one too.
    if (expression !== undefined) throw invalid('distinctInstance expression should not be specified.', field)
    return { type }
  })
}

interface Where {
  readonly field: string
  /** InvalidParameterException when left out. */
  readonly error?: ApiErrorName
}

/** The expression of a memberOf constraint. @throws ApiError  also where it cannot be read (CQL-1) */
export function expressionOf(expression: string | undefined, where: Where): string {
  const { field, error = 'InvalidParameterException' } = where
  if (expression === undefined) throw new ApiError(error, 'memberOf expression should be specified.', field)
  queryOf(expression, where)
  return expression
}

/** Reads an expression of the cluster query language. @throws ApiError  that says where it cannot be read (CQL-1) */
export function queryOf(expression: string, { field, error = 'InvalidParameterException' }: Where): Query {
  const parsed = parseQuery(expression)
  if ('query' in parsed) return parsed.query
  const told = headOf(expression, TOLD_MAX)
  throw new ApiError(error, `The expression '${told}' cannot be read: ${parsed.problem}.`, field)
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
  return invalid(`${what} are not supported with FARGATE launch type.`, field)
}

function invalid(message: string, field: string): ApiError {
  return new ApiError('InvalidParameterException', message, field)
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
