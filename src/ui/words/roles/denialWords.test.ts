import { beforeEach, describe, expect, it } from 'vitest'
import { must } from '../../../base/assert.ts'
import type { ErrorShape } from '../../../model/api/command.ts'
import { Run } from '../../../model/engine/run.ts'
import { allow, deny, policy, TRUST_TASKS } from '../../../testing/iam.ts'
import { denialOf } from './denialWords.ts'

const ANN = 'arn:aws:iam::123456789012:user/ann'
const CI = 'arn:aws:iam::123456789012:role/ci'

let run: Run

beforeEach(() => {
  run = new Run({ seed: 1 })
  iam('CreateUser', { UserName: 'ann' })
  iam('CreateRole', { RoleName: 'ci', AssumeRolePolicyDocument: TRUST_TASKS })
})

function iam(operation: string, input: object): void {
  expect(run.act({ service: 'iam', operation, input: { ...input } })).toHaveProperty('output')
}

/** What the model itself answers to who may not. */
function refusal(as: string): ErrorShape {
  const answer = run.act({ service: 'ecs', operation: 'DeleteCluster', input: { cluster: 'yard' }, as })
  if (!('error' in answer)) throw new Error('it was not refused')
  return answer.error
}

function details(as: string): Readonly<Record<string, string>> {
  const { details: all } = must(denialOf(refusal(as)), 'a denial')
  return Object.fromEntries(all.map(({ label, value }) => [label, value]))
}

describe('ROL-8 a refusal of IAM on the page', () => {
  it('is read in the words of each service', () => {
    for (const [service, operation, verdict] of [
      ['ec2', 'DescribeSubnets', 'ann may not ec2:DescribeSubnets'],
      ['elbv2', 'DescribeLoadBalancers', 'ann may not elasticloadbalancing:DescribeLoadBalancers'],
    ] as const) {
      const answer = run.act({ service, operation, input: {}, as: ANN })
      expect('error' in answer ? denialOf(answer.error)?.verdict : null).toBe(verdict)
    }
  })

  it('says what was asked for, on what, as whom, and which statement is lacking', () => {
    expect(denialOf(refusal(ANN))?.verdict).toBe('ann may not ecs:DeleteCluster')
    expect(details(ANN)).toEqual({
      'asked for': 'ecs:DeleteCluster',
      on: 'arn:aws:ecs:us-east-1:123456789012:cluster/yard',
      as: ANN,
      lacking: 'a statement that allows ecs:DeleteCluster on it, in a policy of ann',
    })
  })

  it('names a role without its session, and what denies', () => {
    const PolicyDocument = policy(allow('ecs:*'), deny('ecs:DeleteCluster'))
    iam('PutRolePolicy', { RoleName: 'ci', PolicyName: 'own', PolicyDocument })
    expect(denialOf(refusal(CI))?.verdict).toBe('ci may not ecs:DeleteCluster')
    expect(details(CI)).toMatchObject({
      'denied by': 'a statement with Effect Deny in an identity-based policy',
    })
  })

  it('is none of what else is refused', () => {
    iam('PutUserPolicy', { UserName: 'ann', PolicyName: 'own', PolicyDocument: policy(allow('ecs:*')) })
    expect(denialOf(refusal(ANN))).toBeNull()
  })
})
