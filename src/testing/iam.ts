import { TestLab, type Input } from './testLab.ts'

const ACCOUNT_ID = '123456789012'
/** The role that every helper means when it names none. */
export const ROLE = 'task'
export const ROLE_ARN = `arn:aws:iam::${ACCOUNT_ID}:role/${ROLE}`

export function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements })
}

export function allow(
  action: string | readonly string[],
  resource: string | readonly string[] = '*',
  more: Input = {},
) {
  return { Effect: 'Allow', Action: action, Resource: resource, ...more }
}

export function deny(action: string | readonly string[], resource: string | readonly string[] = '*', more: Input = {}) {
  return { ...allow(action, resource, more), Effect: 'Deny' }
}

export function trusting(service: string): string {
  return policy({ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' })
}

export const TRUST_TASKS = trusting('ecs-tasks.amazonaws.com')

/** Makes a role, with inline policies of these statements where there are any. @returns its ARN */
export function role(lab: TestLab, name: string, { trust = TRUST_TASKS, may = [] as readonly object[] } = {}): string {
  lab.act('iam', 'CreateRole', { RoleName: name, AssumeRolePolicyDocument: trust })
  if (may.length > 0)
    lab.act('iam', 'PutRolePolicy', { RoleName: name, PolicyName: 'own', PolicyDocument: policy(...may) })
  return `arn:aws:iam::${ACCOUNT_ID}:role/${name}`
}

/** A lab with one role that may this. */
export function labWithRole(...may: readonly object[]): TestLab {
  const lab = new TestLab()
  role(lab, ROLE, { may })
  return lab
}
