import { describe, expect, it } from 'vitest'
import { allow, policy } from '../../../testing/iam.ts'
import { AWS_MANAGED, awsManagedDocument } from './awsManaged.ts'
import { readPolicy, type PolicyFor } from './readPolicy.ts'

function problem(text: string, policyFor: PolicyFor = 'identity') {
  const read = readPolicy(text, policyFor)
  return 'problem' in read ? [read.problem.message, read.problem.place] : read.document
}

const good = allow('ecs:RunTask')
const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([one]) => one !== name))
const SYNTAX = 'Syntax errors in policy.'

describe('ROL-3 the text of a policy', () => {
  it.each([
    ['no JSON', '{"Version":', SYNTAX, ''],
    ['no object', '[]', SYNTAX, ''],
    [
      'no version',
      JSON.stringify({ Statement: [good] }),
      'Policy document must be version 2012-10-17 or greater.',
      'Version',
    ],
    ['another version', JSON.stringify({ Version: '2020-01-01', Statement: [good] }), SYNTAX, 'Version'],
    ['no statement', JSON.stringify({ Version: '2012-10-17', Statement: [] }), SYNTAX, 'Statement'],
    ['an element of no policy', JSON.stringify({ Version: '2012-10-17', Statements: [good] }), SYNTAX, 'Statements'],
    ['an element of no statement', policy({ ...good, Actions: 'x' }), SYNTAX, 'Statement[0].Actions'],
    ['no effect', policy(without('Effect')), SYNTAX, 'Statement[0].Effect'],
    ['another effect', policy({ ...good, Effect: 'allow' }), SYNTAX, 'Statement[0].Effect'],
    ['no action', policy(good, without('Action')), 'Policy statement must contain actions.', 'Statement[1].Action'],
    ['no resource', policy(without('Resource')), 'Policy statement must contain resources.', 'Statement[0].Resource'],
    [
      'an action without its service',
      policy({ ...good, Action: 'RunTask' }),
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
      'Statement[0].Action',
    ],
    [
      'two colons',
      policy({ ...good, Action: 'ecs:Run:Task' }),
      'Actions/Condition can contain only one colon.',
      'Statement[0].Action',
    ],
    [
      'a service of wildcards',
      policy({ ...good, Action: 'e*:RunTask' }),
      'Vendor e* is not valid',
      'Statement[0].Action',
    ],
    [
      'a resource that is no ARN',
      policy({ ...good, Resource: 'yard' }),
      'Resource yard must be in ARN format or "*".',
      'Statement[0].Resource',
    ],
    ['both of two', policy({ ...good, NotAction: 'iam:*' }), SYNTAX, 'Statement[0].NotAction'],
    [
      'a principal',
      policy({ ...good, Principal: '*' }),
      'Policy document should not specify a principal.',
      'Statement[0].Principal',
    ],
    [
      'a Sid twice',
      policy({ ...good, Sid: 'A' }, { ...good, Sid: 'A' }),
      'Statement IDs (SID) in a single policy must be unique.',
      'Statement',
    ],
  ])('is refused in IAM’s words: %s', (...[, text, message, place]) => {
    expect(problem(text)).toEqual([message, place])
  })

  it.each([
    ['no JSON', 'trust', 'This policy contains invalid Json', ''],
    [
      'no principal',
      policy({ Effect: 'Allow', Action: 'sts:AssumeRole' }),
      'Missing required field Principal',
      'Statement[0].Principal',
    ],
    [
      'a resource',
      policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: '*', Resource: '*' }),
      'Has prohibited field Resource',
      'Statement[0].Resource',
    ],
    [
      'another action',
      policy({ Effect: 'Allow', Action: 'ecs:RunTask', Principal: '*' }),
      'AssumeRole policy may only specify STS AssumeRole actions.',
      'Statement[0].Action',
    ],
    [
      'a service that is none',
      policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ecs-tasks' } }),
      'Invalid principal in policy: "SERVICE":"ecs-tasks"',
      'Statement[0].Principal',
    ],
  ])('is refused in IAM’s words, of a trust policy: %s', (...[, text, message, place]) => {
    expect(problem(text, 'trust')).toEqual([message, place])
  })

  it.each([
    [{ NumericLessThan: { 'ecs:cluster': '1' } }, 'conditions with NumericLessThan'],
    [{ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, 'conditions with IpAddress'],
    [{ StringEquals: { 'aws:SourceVpc': 'vpc-1' } }, 'condition key aws:SourceVpc'],
    [{ StringEquals: { 'ecs:cluster': '${aws:username}' } }, 'variables of policies'],
  ])('names what the lab has not, rather than to pass it over: %j', (Condition, what) => {
    const read = readPolicy(policy({ ...good, Condition }), 'identity')
    expect(read).toMatchObject({ problem: { isLacking: true, reason: `the lab has no ${what} yet` } })
  })

  it('is taken with one statement as with a list, with the older version where it hangs on a resource', () => {
    const one = JSON.stringify({ Version: '2012-10-17', Statement: good })
    expect(problem(one)).toEqual(problem(policy(good)))
    const older = JSON.stringify({
      Version: '2008-10-17',
      Statement: { Sid: '', Effect: 'Allow', Principal: { AWS: '*' }, Action: 'ecr:*' },
    })
    expect(problem(older, 'repository')).toMatchObject({ statements: [{ principals: [{ kind: 'everybody' }] }] })
  })
})

describe('ROL-10 AWS’s own policies', () => {
  it('are read whole, each', () => {
    for (const arn of AWS_MANAGED.keys()) expect(awsManagedDocument(arn)?.statements.length, arn).toBeGreaterThan(0)
    expect(awsManagedDocument('arn:aws:iam::aws:policy/None')).toBeUndefined()
  })

  it('of the execution role: four actions of ECR and two of logs, none that makes a group', () => {
    const arn = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy'
    expect(awsManagedDocument(arn)?.statements).toMatchObject([
      {
        actions: {
          patterns: [
            'ecr:GetAuthorizationToken',
            'ecr:BatchCheckLayerAvailability',
            'ecr:GetDownloadUrlForLayer',
            'ecr:BatchGetImage',
            'logs:CreateLogStream',
            'logs:PutLogEvents',
          ],
        },
      },
    ])
  })
})
