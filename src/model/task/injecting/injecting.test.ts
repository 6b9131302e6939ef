import { beforeEach, describe, expect, it } from 'vitest'
import { NETWORK, register, registerFargate, runTask, yard } from '../../../testing/builders.ts'
import { allow, policy, role } from '../../../testing/iam.ts'
import { described } from '../../../testing/pulling.ts'
import { SUBNETS } from '../../world/network/subnets.ts'
import type { Input, TestLab } from '../../../testing/testLab.ts'

const EXECUTION = 'arn:aws:iam::123456789012:role/exec'
const FILE = 'arn:aws:s3:::config/shop.env'
const DENIED = (id: string, action: string, resource: string) =>
  `AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/${id} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`
const S =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve '
const RETRIED = 'service call has been retried 1 time(s): '

let lab: TestLab
beforeEach(() => {
  lab = yard({ instances: 1 })
})

function onInstance(fields: Input, overrides?: Input): string {
  register(lab, 'web', { executionRoleArn: EXECUTION, containerFields: fields })
  const [id = ''] = runTask(lab, { taskDefinition: 'web', ...(overrides && { overrides }) }).ids
  lab.forward(90_000)
  return id
}

function onFargate(fields: Input): string {
  registerFargate(lab, 'far', { executionRoleArn: EXECUTION, containerFields: fields })
  const far = { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }
  const [id = ''] = runTask(lab, far).ids
  lab.forward(120_000)
  return id
}

/** Without the status and the id of a request. */
function reasonOf(id: string): string {
  const { lastStatus, stoppedReason, stopCode } = described(lab, id)
  if (lastStatus !== 'STOPPED') return String(lastStatus)
  expect(stopCode).toBe('TaskFailedToStart')
  return String(stoppedReason).replace(/ status code: \d+, request id: [0-9a-f-]{36}$/, '')
}

function environment(id: string): Input {
  const { environment: all } = lab.act('lab', 'DescribeContainerEnvironment', { cluster: 'yard', task: id })
  return Object.fromEntries((all as readonly Input[]).map(({ name, value }) => [name, value]))
}

function secret(SecretString: string, Name = 'shop/db'): string {
  return String(lab.act('secretsmanager', 'CreateSecret', { Name, SecretString }).ARN)
}

const parameter = (Name: string, Value: string, more: Input = {}) =>
  lab.act('ssm', 'PutParameter', { Name, Value, ...more })
const from = (valueFrom: string) => ({ secrets: [{ name: 'DB', valueFrom }] })

describe('SEC-1 of a store that nothing was put in', () => {
  it('a task gets whatever it asks for, with a value that is not told', () => {
    const id = onInstance(from('/shop/db'))
    expect(reasonOf(id)).toBe('RUNNING')
    expect(lab.world.injections.size).toBe(0)
    expect(environment(id)).toEqual({ DB: undefined })
  })

  it('nor of stores of other Regions once one is told of', () => {
    parameter('/other', 'x')
    expect(reasonOf(onInstance(from('arn:aws:ssm:eu-west-1:123456789012:parameter/shop/db')))).toBe('RUNNING')
    expect(reasonOf(onInstance(from('/shop/db')))).toBe(
      'Fetching secret data from SSM Parameter Store in us-east-1: invalid parameters: /shop/db',
    )
  })
})

describe('SEC-5 secrets as environment variables', () => {
  it.each(['/shop/db', 'arn:aws:ssm:us-east-1:123456789012:parameter/shop/db'])('a parameter by %s', (valueFrom) => {
    parameter('/shop/db', 'db.local', { Type: 'SecureString' })
    expect(environment(onInstance(from(valueFrom)))).toEqual({ DB: 'db.local' })
  })

  it('a secret whole, by a key of its JSON, a stage and a version', () => {
    const arn = secret('{"user":"shop","port":5432}')
    const { VersionId: id } = lab.act('secretsmanager', 'PutSecretValue', {
      SecretId: arn,
      SecretString: '{"user":"two"}',
    })
    const read = (tail: string) => environment(onInstance(from(`${arn}${tail}`))).DB
    expect(read('')).toBe('{"user":"two"}')
    expect(read(':user::')).toBe('two')
    expect(read(':user:AWSPREVIOUS:')).toBe('shop')
    expect(read(':port:AWSPREVIOUS:')).toBe('5432')
    expect(read(`:user::${String(id)}`)).toBe('two')
  })

  it('what is not there, by Fargate', () => {
    parameter('/other', 'x')
    expect(reasonOf(onFargate(from('/shop/db')))).toBe(
      `${S}secrets from ssm: ${RETRIED}invalid ssm parameters: /shop/db`,
    )
    const arn = secret('{"user":"shop"}')
    const fetched = (tail: string, base = arn) => {
      const reason = reasonOf(onFargate(from(`${base}${tail}`)))
      const head = `${S}secret from asm: ${RETRIED}failed to fetch secret ${base} from secrets manager: `
      expect(reason.slice(0, head.length)).toBe(head)
      return reason.slice(head.length)
    }
    expect(fetched('', arn.replace('shop/db', 'shop/no'))).toBe(
      "ResourceNotFoundException: Secrets Manager can't find the specified secret.",
    )
    expect(fetched(':user:next:')).toBe(
      "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: next",
    )
    expect(fetched(':password::')).toBe('retrieved secret from Secrets Manager did not contain json key password')
    lab.act('secretsmanager', 'DeleteSecret', { SecretId: arn })
    expect(fetched('')).toBe(
      "InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.",
    )
    expect(lab.decisions.at(-1)).toMatchObject({ kind: 'stop', rule: 'SEC-5', cause: 'failedToStart' })
  })

  it('and by an agent', () => {
    const arn = secret('x').replace('shop/db', 'shop/no')
    expect(reasonOf(onInstance(from(arn)))).toBe(
      `Fetching secret data from AWS Secrets Manager in region us-east-1: secret ${arn}: ResourceNotFoundException: Secrets Manager can't find the specified secret.`,
    )
  })
})

describe('SEC-6 environment files', () => {
  const put = (value: string, text: string) => lab.act('lab', 'PutEnvironmentFile', { value, text })
  const files = (...values: readonly string[]) => ({ environmentFiles: values.map((value) => ({ type: 's3', value })) })

  it('are lines; what stands in the definition goes before them, the first file before others', () => {
    put(FILE, '# a comment\n#Z=7\nA=1\nB="two words" \nC=x=y\nD=\n=e\nno line\nE=file\r\n')
    put(`${FILE.slice(0, -4)}2.env`, 'A=9\nF=6')
    const id = onInstance({ ...files(FILE, `${FILE.slice(0, -4)}2.env`), environment: [{ name: 'E', value: 'own' }] })
    expect(environment(id)).toEqual({ A: '1', B: '"two words" ', C: 'x=y', E: 'own', F: '6' })
  })

  it('an override of a task goes before its definition', () => {
    put(FILE, 'A=file')
    const containerOverrides = [{ name: 'main', environment: [{ name: 'B', value: 'mine' }] }]
    const id = onInstance({ ...files(FILE), environment: [{ name: 'B', value: 'own' }] }, { containerOverrides })
    expect(environment(id)).toEqual({ A: 'file', B: 'mine' })
  })

  it('one that is not there is not found by who may list the bucket, and forbidden to others', () => {
    lab.act('lab', 'DeleteEnvironmentFile', { value: FILE })
    const head = `ResourceInitializationError: failed to download env files: ${RETRIED}operation error S3: HeadObject, https response error `
    expect(reasonOf(onFargate(files(FILE)))).toBe(`${head}StatusCode: 404, api error NotFound: Not Found.`)
    role(lab, 'exec', { may: [allow(['s3:GetObject', 's3:GetBucketLocation', 'ecr:*'])] })
    expect(reasonOf(onFargate(files(FILE)))).toBe(`${head}StatusCode: 403, api error Forbidden: Forbidden.`)
    expect(reasonOf(onInstance(files(FILE)))).toBe(
      'unable to download env file with key shop.env from bucket config, error: AccessDenied: Access Denied status code: 403',
    )
    put(FILE, 'A=1')
    expect(reasonOf(onFargate(files(FILE)))).toBe('RUNNING')
  })
})

describe('SEC-7 credentials of a private registry', () => {
  const credentials = (credentialsParameter: string) => ({ repositoryCredentials: { credentialsParameter } })

  it('are a secret with username and password, without which nothing is pulled', () => {
    const arn = secret('{"username":"me","password":"mine"}', 'good')
    const id = onFargate(credentials(arn))
    expect(reasonOf(id)).toBe('RUNNING')
    expect(lab.world.injections.get(id)?.containers).toMatchObject([
      { credentials: { username: 'me', password: 'mine' }, variables: [] },
    ])
    const bad = secret('{"username":"me"}', 'bad')
    expect(reasonOf(onInstance(credentials(bad)))).toBe(
      'asm fetching password: AuthorizationData is malformed, empty field',
    )
    expect(reasonOf(onFargate(credentials(bad.replace('bad', 'none'))))).toContain(
      `${S}secret from asm: ${RETRIED}failed to fetch secret ${bad.replace('bad', 'none')} from secrets manager: ResourceNotFoundException`,
    )
    expect(lab.decisions.at(-1)).toMatchObject({ rule: 'SEC-7' })
  })
})

describe('SEC-8 by which role, and what it needs', () => {
  it('the execution role needs each permission on what is asked for, on an instance too', () => {
    const arn = secret('x')
    role(lab, 'exec', { may: [allow('ecr:*')] })
    role(lab, 'ecsInstanceRole', { may: [allow('*')] })
    const far = onFargate(from(arn))
    expect(reasonOf(far)).toBe(
      `${S}secret from asm: ${RETRIED}failed to fetch secret ${arn} from secrets manager: ${DENIED(far, 'secretsmanager:GetSecretValue', arn)}`,
    )
    const near = onInstance(from('/shop/db'))
    expect(reasonOf(near)).toBe(
      `Fetching secret data from SSM Parameter Store in us-east-1: ${DENIED(near, 'ssm:GetParameters', 'arn:aws:ssm:us-east-1:123456789012:parameter/shop/db')}`,
    )
    expect(lab.decisions.at(-1)).toMatchObject({ rule: 'SEC-8' })
    const file = { environmentFiles: [{ type: 's3', value: FILE }] }
    expect(reasonOf(onInstance(file))).toBe(
      'unable to initialize s3 client for bucket config, error: AccessDenied: Access Denied status code: 403',
    )
  })

  it('a key of one’s own asks for kms:Decrypt, AWS’s own does not', () => {
    const may = [allow(['ecr:*', 'ssm:GetParameters', 'secretsmanager:GetSecretValue'])]
    role(lab, 'exec', { may })
    parameter('/plain', 'x', { Type: 'SecureString' })
    parameter('/own', 'x', { Type: 'SecureString', KeyId: 'alias/own' })
    const { ARN } = lab.act('secretsmanager', 'CreateSecret', { Name: 'k', SecretString: 'x', KmsKeyId: 'alias/own' })
    expect(reasonOf(onFargate(from('/plain')))).toBe('RUNNING')
    expect(reasonOf(onFargate(from('/own')))).toContain(
      'AccessDeniedException: The ciphertext refers to a customer master key',
    )
    expect(reasonOf(onFargate(from(String(ARN))))).toContain('AccessDeniedException: Access to KMS is not allowed')
    lab.act('iam', 'PutRolePolicy', {
      RoleName: 'exec',
      PolicyName: 'own',
      PolicyDocument: policy(...may, allow('kms:Decrypt', 'arn:aws:kms:us-east-1:123456789012:alias/own')),
    })
    expect(reasonOf(onFargate(from('/own')))).toBe('RUNNING')
    expect(reasonOf(onFargate(from(String(ARN))))).toBe('RUNNING')
  })

  it('without a route nobody is asked', () => {
    for (const subnet of Object.values(SUBNETS)) lab.act('lab', 'SetSubnetRoute', { subnet, route: 'none' })
    expect(reasonOf(onFargate(from('/shop/db')))).toBe(
      `${S}secrets from ssm: ${RETRIED}RequestCanceled: request context canceled caused by: context deadline exceeded`,
    )
  })

  it('an agent without an execution role has no credentials for it', () => {
    lab.act('lab', 'PutEnvironmentFile', { value: FILE, text: 'A=1' })
    register(lab, 'bare', { containerFields: { environmentFiles: [{ type: 's3', value: FILE }] } })
    const [id = ''] = runTask(lab, { taskDefinition: 'bare' }).ids
    lab.forward(60_000)
    expect(reasonOf(id)).toBe('environment file resource: unable to find execution role credentials')
  })
})

describe('SEC-9 what a task was given', () => {
  it('stays as it was until it is replaced, and its definition tells no value', () => {
    const arn = secret('{"password":"one"}')
    const id = onInstance(from(`${arn}:password::`))
    expect(environment(id)).toEqual({ DB: 'one' })
    lab.act('secretsmanager', 'RotateSecret', { SecretId: arn })
    lab.forward(60_000)
    expect(environment(id)).toEqual({ DB: 'one' })
    const next = onInstance(from(`${arn}:password::`))
    expect(environment(next).DB).not.toBe('one')
    const told = JSON.stringify([lab.ecs('DescribeTaskDefinition', { taskDefinition: 'web' }), described(lab, id)])
    expect(told).not.toContain('"one"')
    lab.ecs('StopTask', { cluster: 'yard', task: id })
    lab.forward(3_900_000)
    expect(lab.world.injections.has(id)).toBe(false)
  })
})
