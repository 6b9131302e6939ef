/**
 * A second reading of IAM's policies, to hold the model's against: from JSON straight to an answer, by regular
 * expressions, without what the model knows. It follows the IAM guide's own words.
 */
export interface NaiveRequest {
  readonly action: string
  readonly resource: string
  readonly context: Readonly<Record<string, readonly string[]>>
}

type Json = Readonly<Record<string, unknown>>

/** "By default, all requests are denied … an explicit allow … overrides this … an explicit deny overrides any allow." */
export function naiveVerdict(texts: readonly string[], request: NaiveRequest): string {
  const effects = new Set<unknown>()
  for (const text of texts) {
    for (const one of (JSON.parse(text) as { readonly Statement: readonly Json[] }).Statement) {
      if (applies(one, request)) effects.add(one.Effect)
    }
  }
  return effects.has('Deny') ? 'explicitDeny' : effects.has('Allow') ? 'allowed' : 'implicitDeny'
}

function applies(statement: Json, { action, resource, context }: NaiveRequest): boolean {
  const actions = many(statement.Action ?? statement.NotAction).map((one) => new RegExp(`^${plain(one, '.')}$`, 'is'))
  const isAction = actions.some((one) => one.test(action)) === (statement.Action !== undefined)
  const resources = many(statement.Resource ?? statement.NotResource).map(arnExpression)
  const isResource = resources.some((one) => one.test(resource)) === (statement.Resource !== undefined)
  return isAction && isResource && Object.entries((statement.Condition ?? {}) as Json).every(operatorHolds(context))
}

function many(given: unknown): readonly string[] {
  return (Array.isArray(given) ? given : [given]) as readonly string[]
}

function plain(pattern: string, any: string): string {
  const escaped = pattern.replaceAll(/[\\^$.|+()[\]{}]/g, String.raw`\$&`)
  return escaped.replaceAll('*', `${any}*`).replaceAll('?', any)
}

/** The five parts before the resource have no colon in them, and those that are not there are anything. */
function arnExpression(pattern: string): RegExp {
  if (pattern === '*') return /^.*$/s
  const parts = pattern.split(':')
  const head = parts.slice(0, 5)
  while (head.length < 5) head.push('*')
  const rest = parts.length > 5 ? parts.slice(5).join(':') : '*'
  return new RegExp(`^${head.map((one) => plain(one, '[^:]')).join(':')}:${plain(rest, '.')}$`, 's')
}

const COMPARED: Readonly<Record<string, (wanted: string, given: string) => boolean>> = {
  StringEquals: (wanted, given) => wanted === given,
  StringEqualsIgnoreCase: (wanted, given) => wanted.toUpperCase() === given.toUpperCase(),
  Bool: (wanted, given) => wanted.toUpperCase() === given.toUpperCase(),
  StringLike: (wanted, given) => new RegExp(`^${plain(wanted, '.')}$`, 's').test(given),
  ArnEquals: (wanted, given) => arnExpression(wanted).test(given),
  ArnLike: (wanted, given) => arnExpression(wanted).test(given),
}

/** One `{ operator: { key: values } }` after the other; values are "or", keys and operators are "and". */
function operatorHolds(context: NaiveRequest['context']) {
  return ([named, keys]: readonly [string, unknown]): boolean => {
    const [, set, operator = '', ifExists] = /^(?:(\w+):)?(\w+?)(IfExists)?$/.exec(named) ?? []
    return Object.entries(keys as Json).every(([key, wanted]) => {
      const given = Object.entries(context).find(([one]) => one.toUpperCase() === key.toUpperCase())?.[1] ?? []
      const values = many(wanted).map(String)
      if (operator === 'Null') return values.some((one) => (one === 'true') === (given.length === 0))
      const compare = COMPARED[operator.replace('Not', '')]
      if (compare === undefined) throw new Error(`no operator ${operator}`)
      const isNot = operator.includes('Not')
      const holds = (one: string) =>
        isNot ? values.every((v) => !compare(v, one)) : values.some((v) => compare(v, one))
      if (set === 'ForAllValues') return given.length === 0 || given.every(holds)
      if (set === 'ForAnyValue') return given.some(holds)
      if (given.length === 0) return isNot || ifExists !== undefined
      return given.every(holds)
    })
  }
}
