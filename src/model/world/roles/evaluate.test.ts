import { describe, expect, it } from 'vitest'
import { Random } from '../../../base/random.ts'
import { allow, deny, labWithRole, policy, ROLE_ARN } from '../../../testing/iam.ts'
import { naiveVerdict } from '../../../testing/naivePolicies.ts'
import { randomPolicy, randomRequest } from '../../../testing/randomPolicies.ts'
import { mayAs } from './access.ts'
import { evaluate, type NamedPolicy } from './evaluate.ts'
import { readPolicy } from './readPolicy.ts'

const YARD = 'arn:aws:ecs:us-east-1:123456789012:cluster/yard'
const asker = { kind: 'principal', arn: ROLE_ARN, accountId: '123456789012' } as const

function named(text: string, name = 'own'): NamedPolicy {
  const read = readPolicy(text, 'identity')
  if ('problem' in read) throw new Error(`${read.problem.message} at ${read.problem.place}: ${text}`)
  return { kind: 'inline', name, document: read.document }
}

function verdict(statements: readonly object[], call: { action?: string; resource?: string; context?: object } = {}) {
  const { action = 'ecs:RunTask', resource = YARD, context = {} } = call
  return evaluate([named(policy(...statements))], { asker, action, resource, context: context as never }).verdict
}

describe('ROL-4 what policies say of a request', () => {
  it.each([
    ['nothing applies: denied', [allow('ecs:StopTask')], 'implicitDeny'],
    ['one Allow is enough', [allow('ecs:StopTask'), allow('ecs:RunTask')], 'allowed'],
    ['a Deny wins, wherever it stands', [deny('*'), allow('ecs:RunTask')], 'explicitDeny'],
    ['a Deny of something else has no say', [allow('ecs:RunTask'), deny('ecs:StopTask')], 'allowed'],
    ['actions have no case', [allow('ECS:runtask')], 'allowed'],
    ['wildcards in actions', [allow('ecs:R?n*')], 'allowed'],
    ['the service of an action counts', [allow('ecr:*')], 'implicitDeny'],
    ['resources have case', [allow('ecs:*', YARD.replace('yard', 'Yard'))], 'implicitDeny'],
    ['a wildcard reaches over no colon', [allow('ecs:*', 'arn:aws:ecs:*:cluster/yard')], 'implicitDeny'],
    ['parts that are not there are anything', [allow('ecs:*', 'arn:aws:ecs:*')], 'allowed'],
    ['all but', [{ Effect: 'Allow', NotAction: 'iam:*', NotResource: 'arn:aws:s3:::*' }], 'allowed'],
    ['all but this', [{ Effect: 'Allow', NotAction: 'ecs:*', Resource: '*' }], 'implicitDeny'],
  ] as const)('%s', (_, statements, expected) => {
    expect(verdict(statements)).toBe(expected)
  })

  it.each([
    ['StringEquals', 'ecs-tasks.amazonaws.com', 'allowed'],
    ['StringEquals', 'ec2.amazonaws.com', 'implicitDeny'],
    ['StringNotEquals', 'ec2.amazonaws.com', 'allowed'],
    ['StringLike', ['ec2.*', 'ecs-*'], 'allowed'],
  ] as const)('a condition with %s %s', (operator, value, expected) => {
    const statement = allow('iam:PassRole', '*', { Condition: { [operator]: { 'iam:PassedToService': value } } })
    const context = { 'iam:PassedToService': ['ecs-tasks.amazonaws.com'] }
    expect(verdict([statement], { action: 'iam:PassRole', context })).toBe(expected)
  })

  it.each([
    ['StringEquals', 'implicitDeny'],
    ['StringEqualsIfExists', 'allowed'],
    ['StringNotEquals', 'allowed'],
    ['ForAllValues:StringEquals', 'allowed'],
    ['ForAnyValue:StringEquals', 'implicitDeny'],
  ])('%s of what the request does not say', (operator, expected) => {
    expect(verdict([allow('ecs:*', '*', { Condition: { [operator]: { 'ecs:cluster': YARD } } })])).toBe(expected)
  })

  it('says of every statement why it has a say or none', () => {
    const statements = [
      allow('ecs:StopTask'),
      { ...allow('ecs:RunTask', 'arn:aws:ecs:*:*:cluster/other'), Sid: 'Other' },
      allow('ecs:RunTask', '*', { Condition: { StringEquals: { 'ecs:cluster': 'none' } } }),
      { ...allow('ecs:*'), Sid: 'Wide' },
    ]
    const request = { asker, action: 'ecs:RunTask', resource: YARD, context: {} }
    const found = evaluate([named(policy(...statements))], request)
    expect(found.statements.map(({ match, failedKey }) => [match, failedKey])).toEqual([
      ['otherAction', null],
      ['otherResource', null],
      ['conditionFails', 'ecs:cluster'],
      ['applies', null],
    ])
    expect(found.by).toMatchObject({ policy: 'own', index: 3, sid: 'Wide', effect: 'Allow' })
    const denied = evaluate([named(policy(...statements, deny('*')))], request)
    expect(denied.by).toMatchObject({ index: 4, effect: 'Deny' })
  })

  it('is what a second implementation says, for 1,000 policies and requests', () => {
    const random = Random.fromSeed(16)
    const seen: Record<string, number> = {}
    for (let round = 0; round < 1_000; round++) {
      const texts = Array.from({ length: 1 + random.between(0, 2) }, () => randomPolicy(random))
      const request = randomRequest(random)
      const policies = texts.map((text, index) => named(text, String(index)))
      const found = evaluate(policies, { asker, ...request }).verdict
      expect(found, JSON.stringify({ texts, request })).toBe(naiveVerdict(texts, request))
      seen[found] = (seen[found] ?? 0) + 1
    }
    expect(Math.min(...['allowed', 'explicitDeny', 'implicitDeny'].map((one) => seen[one] ?? 0))).toBeGreaterThan(100)
  })
})

const SHOP = 'arn:aws:ecr:us-east-1:123456789012:repository/shop'
const OTHERS = 'arn:aws:ecr:us-east-1:210987654321:repository/shop'
const pull = { action: 'ecr:BatchGetImage', resource: SHOP }
const USER = 'arn:aws:sts::123456789012:assumed-role/task/0a'
const HEAD = (resource: string) =>
  `User: ${USER} is not authorized to perform: ecr:BatchGetImage on resource: ${resource}`

function ofRepository(effect: string, principal: unknown): string {
  return policy({ Effect: effect, Principal: principal, Action: 'ecr:BatchGetImage' })
}

describe('ROL-5 policies of who asks and of what is asked for', () => {
  const session = '0a'
  const ownAllows = labWithRole(allow('ecr:*')).world
  const ownSaysNothing = labWithRole(allow('s3:*')).world
  const ownDenies = labWithRole(allow('*'), deny('ecr:BatchGetImage')).world
  const everybody = ofRepository('Allow', '*')

  it.each([
    ['its own alone', ownAllows, null, null],
    ['the repository’s alone', ownSaysNothing, everybody, null],
    ['neither', ownSaysNothing, null, 'because no identity-based policy allows the ecr:BatchGetImage action'],
    ['its own denies', ownDenies, everybody, 'with an explicit deny in an identity-based policy'],
    [
      'the repository’s denies',
      ownAllows,
      ofRepository('Deny', { AWS: ROLE_ARN }),
      'with an explicit deny in a resource-based policy',
    ],
  ] as const)('in one account: %s', (...[, iam, resourcePolicy, expected]) => {
    const { isAllowed, message } = mayAs(iam, ROLE_ARN, { ...pull, session, resourcePolicy })
    expect([isAllowed, message]).toEqual([expected === null, expected === null ? null : `${HEAD(SHOP)} ${expected}`])
  })

  it.each([
    ['both', ownAllows, ofRepository('Allow', { AWS: '123456789012' }), null],
    ['its own alone', ownAllows, null, 'because no resource-based policy allows the ecr:BatchGetImage action'],
    [
      'one that means another account',
      ownAllows,
      ofRepository('Allow', { AWS: 'arn:aws:iam::999999999999:root' }),
      'because no resource-based policy allows the ecr:BatchGetImage action',
    ],
    [
      'the repository’s alone',
      ownSaysNothing,
      everybody,
      'because no identity-based policy allows the ecr:BatchGetImage action',
    ],
  ] as const)('of another account: %s', (...[, iam, resourcePolicy, expected]) => {
    const { message } = mayAs(iam, ROLE_ARN, { ...pull, resource: OTHERS, session, resourcePolicy })
    expect(message).toBe(expected === null ? null : `${HEAD(OTHERS)} ${expected}`)
  })
})
