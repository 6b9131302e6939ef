import { headOf } from '../../../base/foreignText.ts'
import {
  checkedText,
  flag,
  keptAs,
  list,
  oneOf,
  optional,
  required,
  struct,
  text,
  whole,
  type InputOf,
  type Refused,
} from '../shape.ts'

const LONG = 100_000

/** Load balancers and target groups are named alike; AWS says so in its own words, the lab's wording of them. */
export function balancingName(what: 'Load balancer' | 'Target group') {
  return checkedText(LONG, (given): Refused | null => {
    const refused = (reason: string): Refused => ({ as: 'ValidationError', reason })
    if (given.length > 32) return refused(`${what} name '${headOf(given, 40)}' cannot be longer than '32' characters`)
    if (!/^[A-Za-z0-9-]*$/.test(given)) {
      return refused(
        `${what} name '${headOf(given, 40)}' can only contain characters that are alphanumeric characters and hyphens(-)`,
      )
    }
    if (/^-|-$/.test(given)) return refused(`${what} name '${given}' cannot begin or end with a hyphen(-)`)
    if (what === 'Load balancer' && /^internal-/i.test(given)) {
      return refused(`${what} name '${given}' cannot begin with 'internal-'`)
    }
    return null
  })
}

export const arnText = text({ max: 2_048 })
export const port = whole({ min: 1, max: 65_535 })

export const securityGroups = list(text({ max: 64 }), { max: 5 })
/** What the lab has no use for yet. */
export const TAGS = {
  Tags: keptAs(
    list(struct({ Key: required(text({ max: 128 })), Value: optional(text({ max: 256, min: 0 })) }), { max: 50 }),
  ),
}

const threshold = whole({ min: 2, max: 10 })

/** ALB-4: how a group's targets are checked. */
export const HEALTH_CHECK = {
  HealthCheckProtocol: optional(
    oneOf(['HTTP', 'HTTPS', 'TCP'], {
      TLS: 'health checks by TLS',
      UDP: 'UDP',
      TCP_UDP: 'UDP',
      GENEVE: 'GENEVE',
      QUIC: 'QUIC',
      TCP_QUIC: 'QUIC',
    }),
  ),
  HealthCheckPort: optional(
    checkedText(LONG, (given) =>
      given === 'traffic-port' || (/^[1-9][0-9]{0,4}$/.test(given) && Number(given) <= 65_535)
        ? null
        : { reason: `is "${headOf(given, 40)}", it takes traffic-port or a port` },
    ),
  ),
  HealthCheckEnabled: optional(flag()),
  HealthCheckPath: optional(text({ max: 1_024 })),
  HealthCheckIntervalSeconds: optional(whole({ min: 5, max: 300 })),
  HealthCheckTimeoutSeconds: optional(whole({ min: 2, max: 120 })),
  HealthyThresholdCount: optional(threshold),
  UnhealthyThresholdCount: optional(threshold),
  Matcher: optional(
    struct({
      HttpCode: optional(
        checkedText(LONG, (given) =>
          isMatcher(given) ? null : { reason: `is "${headOf(given, 40)}", it takes codes as 200, 200,202 or 200-299` },
        ),
      ),
    }),
  ),
}

/** Codes and ranges of them, 200 to 599. */
function isMatcher(given: string): boolean {
  return given.length <= 200 && /^[2-5][0-9]{2}(-[2-5][0-9]{2})?(,[2-5][0-9]{2}(-[2-5][0-9]{2})?)*$/.test(given)
}

const forwardConfig = struct({
  TargetGroups: optional(
    list(struct({ TargetGroupArn: optional(arnText), Weight: optional(whole({ min: 0, max: 999 })) }), {
      min: 1,
      max: 5,
    }),
  ),
  TargetGroupStickinessConfig: optional(
    struct({ Enabled: optional(flag()), DurationSeconds: optional(whole({ min: 1, max: 604_800 })) }),
  ),
})

const otherActions = {
  'authenticate-oidc': 'authentication',
  'authenticate-cognito': 'authentication',
  'jwt-validation': 'validation of tokens',
}

/** One action: to forward, to answer by itself or to redirect. */
const action = struct({
  Type: required(oneOf(['forward', 'fixed-response', 'redirect'], otherActions)),
  TargetGroupArn: optional(arnText),
  Order: optional(whole({ min: 1, max: 50_000 })),
  ForwardConfig: optional(forwardConfig),
  FixedResponseConfig: optional(
    struct({
      MessageBody: optional(text({ max: 1_024, min: 0 })),
      StatusCode: required(
        checkedText(LONG, (given) =>
          /^[245][0-9]{2}$/.test(given)
            ? null
            : { reason: `is "${headOf(given, 40)}", it takes a code of 2XX, 4XX or 5XX` },
        ),
      ),
      ContentType: optional(text({ max: 32, min: 0 })),
    }),
  ),
  RedirectConfig: optional(
    struct({
      Protocol: optional(text({ max: 32 })),
      Port: optional(text({ max: 32 })),
      Host: optional(text({ max: 128 })),
      Path: optional(text({ max: 128 })),
      Query: optional(text({ max: 128, min: 0 })),
      StatusCode: required(oneOf(['HTTP_301', 'HTTP_302'])),
    }),
  ),
})

/** Of several actions the lab takes the one that ends a request: those before it would authenticate. */
export const actions = list(action, { min: 1, max: 1 })
export type ActionInput = InputOf<typeof action>

const values = list(text({ max: 128 }), { min: 1, max: 5 })

const condition = struct({
  Field: required(
    oneOf(['path-pattern', 'host-header'], {
      'http-header': 'rules by headers',
      'http-request-method': 'rules by methods',
      'query-string': 'rules by queries',
      'source-ip': 'rules by addresses',
    }),
  ),
  Values: optional(values),
  HostHeaderConfig: optional(struct({ Values: optional(values) })),
  PathPatternConfig: optional(struct({ Values: optional(values) })),
})
export const conditions = list(condition, { min: 1, max: 5 })
export type ConditionInput = InputOf<typeof condition>

/** Ports are given, or the group's own. */
export const targetList = list(
  struct({ Id: required(text({ max: 64 })), Port: optional(port), AvailabilityZone: optional(text({ max: 64 })) }),
  { min: 1, max: 1_000 },
)

export const attributeList = list(
  struct({ Key: required(text({ max: 256 })), Value: required(text({ max: 1_024, min: 0 })) }),
  { min: 1, max: 50 },
)

/** What every list of Elastic Load Balancing takes. */
export const MARKED = { Marker: optional(text({ max: 2_048 })), PageSize: optional(whole({ min: 1, max: 400 })) }

/** What a description asks for by ARN or name. */
export const names = list(text({ max: 2_048 }), { max: 100 })
