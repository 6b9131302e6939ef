import type { Random } from '../base/random.ts'
import { CONDITION_KEYS, CONDITION_OPERATORS } from '../model/world/roles/policyDocument.ts'
import type { NaiveRequest } from './naivePolicies.ts'

const ACTIONS = ['ecs:RunTask', 'ecs:StopTask', 'ecr:BatchGetImage', 'iam:PassRole', 's3:GetObject']
const ACTION_PATTERNS = [...ACTIONS, '*', 'ecs:*', 'ECS:run*', 's3:Get*', 'iam:Pass????', 'ecr:*Image']
const RESOURCES = [
  '*',
  'arn:aws:ecs:us-east-1:123456789012:cluster/yard',
  'arn:aws:ecs:us-east-1:123456789012:task/yard/0a',
  'arn:aws:iam::123456789012:role/team/task',
  'arn:aws:s3:::bucket/a:b/c.env',
]
const RESOURCE_PATTERNS = [
  ...RESOURCES,
  'arn:aws:ecs:*',
  'arn:aws:ecs:*:*:cluster/y?rd',
  'arn:aws:ecs:us-*:123456789012:task/*/0a',
  'arn:aws:iam::*:role/*',
  'arn:aws:iam::123456789012:role/t?am/*sk',
  'arn:aws:s3:::bucket/*.env',
  'arn:aws:s3:::b*:b/*',
  'arn:aws:ecs:*:cluster/yard',
]
const VALUES = ['ecs-tasks.amazonaws.com', 'ECS-tasks.amazonaws.com', 'true', 'TRUE', ...RESOURCES]
const VALUE_PATTERNS = [...VALUES, '*', 'ecs-*', '?rue', 'arn:aws:ecs:*', 'arn:aws:ecs:*:*:cluster/*', 'false']

/** Well-formed, and of few words, so that it is about the request often enough. */
export function randomPolicy(random: Random): string {
  const statements = Array.from({ length: 1 + random.between(0, 2) }, () => statement(random))
  return JSON.stringify({ Version: '2012-10-17', Statement: statements })
}

function statement(random: Random): object {
  const action = random.between(0, 4) === 0 ? 'NotAction' : 'Action'
  const resource = random.between(0, 4) === 0 ? 'NotResource' : 'Resource'
  return {
    Effect: random.between(0, 3) === 0 ? 'Deny' : 'Allow',
    [action]: some(random, ACTION_PATTERNS),
    [resource]: some(random, RESOURCE_PATTERNS),
    ...(random.between(0, 1) === 0 && { Condition: condition(random) }),
  }
}

function condition(random: Random): object {
  const operator = pick(random, CONDITION_OPERATORS)
  const key = pick(random, CONDITION_KEYS)
  if (operator === 'Null') return { Null: { [key]: pick(random, ['true', 'false']) } }
  const set = pick(random, ['', '', 'ForAllValues:', 'ForAnyValue:'])
  return { [`${set}${operator}${pick(random, ['', '', 'IfExists'])}`]: { [key]: some(random, VALUE_PATTERNS) } }
}

export function randomRequest(random: Random): NaiveRequest {
  const keys = CONDITION_KEYS.filter(() => random.between(0, 1) === 0)
  return {
    action: pick(random, ACTIONS),
    resource: pick(random, RESOURCES),
    context: Object.fromEntries(keys.map((key) => [key, [pick(random, VALUES)]])),
  }
}

function some(random: Random, all: readonly string[]): string | readonly string[] {
  const count = 1 + random.between(0, 2)
  return count === 1 ? pick(random, all) : Array.from({ length: count }, () => pick(random, all))
}

function pick<T>(random: Random, all: readonly T[]): T {
  return all[random.between(0, all.length - 1)] as T
}
