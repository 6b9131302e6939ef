import { expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import type { Act, ErrorShape } from '../../model/api/command.ts'
import { Run } from '../../model/engine/run.ts'
import { allow, deny, policy, TRUST_TASKS } from '../../testing/iam.ts'
import { denialOf } from '../words/roles/denialWords.ts'
import { allowingAct } from './inlinePolicy.ts'

const CI = 'arn:aws:iam::123456789012:role/ci'
const CREATE: Act = { service: 'ecr', operation: 'CreateRepository', input: { repositoryName: 'shop' }, as: CI }

function withRole(...statements: readonly object[]): Run {
  const run = new Run({ seed: 1 })
  const iam = (operation: string, input: Act['input']) =>
    expect(run.act({ service: 'iam', operation, input })).toHaveProperty('output')
  iam('CreateRole', { RoleName: 'ci', AssumeRolePolicyDocument: TRUST_TASKS })
  iam('PutRolePolicy', { RoleName: 'ci', PolicyName: 'allow-1', PolicyDocument: policy(...statements) })
  return run
}

function refusalOf(run: Run): ErrorShape {
  const answer = run.act(CREATE)
  if (!('error' in answer)) throw new Error('it was not refused')
  return answer.error
}

it('ROL-8 what a role was refused is allowed by a statement that names just that, and then goes through', () => {
  const run = withRole(allow('ecs:*'))
  const { lacking } = must(denialOf(refusalOf(run)), 'a denial')
  const act = must(allowingAct(run.world, CI, must(lacking, 'what lacks')), 'an act')
  expect(act).toMatchObject({ operation: 'PutRolePolicy', input: { RoleName: 'ci', PolicyName: 'allow-2' } })
  for (const one of [act, CREATE]) expect(run.act(one)).toHaveProperty('output')
  expect(run.world.roles.get('ci')?.inline).toHaveLength(2)
})

it('ROL-8 a Deny is not lifted by a statement that allows, and of nobody known nothing is offered', () => {
  const run = withRole(allow('*'), deny('ecr:*'))
  expect(must(denialOf(refusalOf(run)), 'a denial').lacking).toBeNull()
  expect(allowingAct(run.world, `${CI}-2`, { action: 'ecr:CreateRepository', resource: '*' })).toBeNull()
})
