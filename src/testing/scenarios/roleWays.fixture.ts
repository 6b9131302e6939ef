import { A_WHILE_MS, addInstances, step, update, type Step, type Way } from './ways.fixture.ts'

const ACCOUNT = '123456789012'
const EXECUTION = 'web-execution'
const INSTANCE = 'ecsInstanceRole'
const MANAGED = 'arn:aws:iam::aws:policy/service-role/'
const AGENT = `${MANAGED}AmazonEC2ContainerServiceforEC2Role`
const secretArn = (name: string) => `arn:aws:secretsmanager:us-east-1:${ACCOUNT}:secret:${name}-*`
const FILES = ['arn:aws:s3:::shop-config', 'arn:aws:s3:::shop-config/*']

type Allowed = readonly [action: string | readonly string[], resource: string | readonly string[]]

function put(role: string, name: string, ...allowed: readonly Allowed[]): Step {
  const Statement = allowed.map(([Action, Resource]) => ({ Effect: 'Allow', Action, Resource }))
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
  return step('iam', 'PutRolePolicy', { RoleName: role, PolicyName: name, PolicyDocument })
}

function attach(role: string, arn: string): Step {
  return step('iam', 'AttachRolePolicy', { RoleName: role, PolicyArn: arn })
}

function trust(role: string, service: string): Step {
  const Statement = [{ Effect: 'Allow', Principal: { Service: `${service}.amazonaws.com` }, Action: 'sts:AssumeRole' }]
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
  return step('iam', 'UpdateAssumeRolePolicy', { RoleName: role, PolicyDocument })
}

const group = (logGroupName: string) => step('logs', 'CreateLogGroup', { logGroupName })
const readsSecret: Allowed = ['secretsmanager:GetSecretValue', secretArn('shop/db')]
const readsFile: Allowed = [['s3:GetObject', 's3:GetBucketLocation'], FILES]

export const ROLE_WAYS: Readonly<Record<string, readonly Way[]>> = {
  'fix-no-log-group': [{ says: 'the group made by hand', steps: () => [group('/ecs/web')] }],
  'fix-secret-is-denied': [
    {
      says: 'one policy for the secret, and later one for the file',
      steps: () => [
        put(EXECUTION, 'own', readsSecret),
        { ...put(EXECUTION, 'settings', readsFile), afterMs: A_WHILE_MS },
      ],
    },
  ],
  'fix-agents-without-a-role': [
    {
      says: 'policies of its own in place of the managed ones',
      steps: () => [
        put(INSTANCE, 'own', ['ecs:*', '*']),
        trust(INSTANCE, 'ec2'),
        put(EXECUTION, 'own', [['ecr:*', 'logs:*'], '*']),
      ],
    },
  ],
}

export const ROLE_SHORTCUTS: Readonly<Record<string, readonly Way[]>> = {
  'fix-no-log-group': [
    { says: 'another group', steps: () => [group('/ecs/web2')] },
    { says: 'the same revision again', steps: () => [update({ forceNewDeployment: true })] },
    { says: 'leave for the task role', steps: () => [put('web-task', 'own', ['logs:*', '*'])] },
  ],
  'fix-secret-is-denied': [
    { says: 'the secret alone', steps: () => [put(EXECUTION, 'own', readsSecret)] },
    { says: 'the file alone', steps: () => [put(EXECUTION, 'settings', readsFile)] },
    {
      says: 'every secret of the account',
      steps: () => [put(EXECUTION, 'own', ['secretsmanager:GetSecretValue', '*'], readsFile)],
    },
  ],
  'fix-agents-without-a-role': [
    { says: 'the agent’s policy without its trust', steps: () => [attach(INSTANCE, AGENT)] },
    {
      says: 'everything for the instance’s role, nothing for the execution role',
      steps: () => [trust(INSTANCE, 'ec2'), attach(INSTANCE, AGENT)],
    },
    { says: 'a further instance', steps: () => [addInstances({})] },
  ],
}
