import { describe, expect, it } from 'vitest'
import { allow, labWithRole, ROLE_ARN } from '../../testing/iam.ts'
import { TestLab, type Input } from '../../testing/testLab.ts'

const ssm = (lab: TestLab, operation: string, input: Input) => lab.act('ssm', operation, input)
const asm = (lab: TestLab, operation: string, input: Input) => lab.act('secretsmanager', operation, input)

function withSecret(value = '{"user":"shop","password":"one"}'): TestLab {
  const lab = new TestLab()
  asm(lab, 'CreateSecret', { Name: 'shop/db', SecretString: value })
  return lab
}

describe('SEC-1 SEC-4 stores of values', () => {
  it('each is told by the first thing that is put in it, for itself alone and for good', () => {
    const lab = new TestLab()
    const told = () => [...lab.world.secretStores.keys()]
    expect(told()).toEqual([])
    ssm(lab, 'PutParameter', { Name: '/a', Value: 'x' })
    ssm(lab, 'DeleteParameter', { Name: '/a' })
    expect(told()).toEqual(['ssm'])
    lab.act('lab', 'PutEnvironmentFile', { value: 'arn:aws:s3:::config/shop.env', text: 'A=1' })
    asm(lab, 'CreateSecret', { Name: 'x' })
    expect(told()).toEqual(['ssm', 's3', 'secretsmanager'])
    expect([...lab.world.environmentFiles.values()]).toMatchObject([{ text: 'A=1' }])
    lab.act('lab', 'DeleteEnvironmentFile', { value: 'arn:aws:s3:::config/shop.env' })
    expect(lab.world.environmentFiles.size).toBe(0)
    expect(lab.refusal('lab', 'PutEnvironmentFile', { value: 'shop.env', text: '' }).message).toContain('arn:aws:s3:::')
  })
})

describe('SEC-2 parameters of Systems Manager', () => {
  it('are put once, and again by Overwrite alone, with the next version', () => {
    const lab = new TestLab()
    expect(ssm(lab, 'PutParameter', { Name: '/shop/db', Value: 'a', Type: 'String' })).toEqual({
      Version: 1,
      Tier: 'Standard',
    })
    expect(lab.refusal('ssm', 'PutParameter', { Name: '/shop/db', Value: 'b' })).toEqual({
      name: 'ParameterAlreadyExists',
      message:
        'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    })
    expect(ssm(lab, 'PutParameter', { Name: '/shop/db', Value: 'b', Overwrite: true })).toMatchObject({ Version: 2 })
    expect(ssm(lab, 'GetParameter', { Name: '/shop/db' }).Parameter).toMatchObject({
      Value: 'b',
      ARN: 'arn:aws:ssm:us-east-1:123456789012:parameter/shop/db',
    })
  })

  it('a SecureString is told in clear when that is asked for', () => {
    const lab = new TestLab()
    ssm(lab, 'PutParameter', { Name: 'key', Value: 'secret', Type: 'SecureString' })
    expect(JSON.stringify(ssm(lab, 'GetParameter', { Name: 'key' }))).not.toContain('secret')
    expect(JSON.stringify(ssm(lab, 'GetParameter', { Name: 'key', WithDecryption: true }))).toContain('secret')
    expect(ssm(lab, 'DescribeParameters', {}).Parameters).toMatchObject([{ KeyId: 'alias/aws/ssm' }])
  })

  it('what is not there is among InvalidParameters, or ParameterNotFound', () => {
    const lab = new TestLab()
    ssm(lab, 'PutParameter', { Name: '/a', Value: 'x' })
    expect(ssm(lab, 'GetParameters', { Names: ['/b', '/a'] })).toMatchObject({
      Parameters: [{ Name: '/a' }],
      InvalidParameters: ['/b'],
    })
    ssm(lab, 'DeleteParameter', { Name: '/a' })
    expect(lab.refusal('ssm', 'GetParameter', { Name: '/a' }).name).toBe('ParameterNotFound')
    expect(lab.refusal('ssm', 'PutParameter', { Name: 'a/b', Value: 'x' })).toEqual({
      name: 'ValidationException',
      message: 'Parameter name must be a fully qualified name.',
    })
  })
})

describe('SEC-3 secrets of Secrets Manager', () => {
  it('have an ARN with six signs at its end, and are found without them and by name', () => {
    const lab = withSecret()
    const { ARN } = asm(lab, 'DescribeSecret', { SecretId: 'shop/db' })
    expect(ARN).toMatch(/^arn:aws:secretsmanager:us-east-1:123456789012:secret:shop\/db-[A-Za-z0-9]{6}$/)
    expect(asm(lab, 'GetSecretValue', { SecretId: String(ARN).slice(0, -7) })).toMatchObject({ ARN })
  })

  it('a new value is AWSCURRENT, the one before AWSPREVIOUS, the one before that has no stage', () => {
    const lab = withSecret()
    const ids = ['two', 'three'].map(
      (value) => asm(lab, 'PutSecretValue', { SecretId: 'shop/db', SecretString: value }).VersionId,
    )
    const { VersionIdsToStages: stages } = asm(lab, 'DescribeSecret', { SecretId: 'shop/db' })
    expect(stages).toEqual({ [String(ids[0])]: ['AWSPREVIOUS'], [String(ids[1])]: ['AWSCURRENT'] })
    expect(asm(lab, 'GetSecretValue', { SecretId: 'shop/db' }).SecretString).toBe('three')
    expect(asm(lab, 'GetSecretValue', { SecretId: 'shop/db', VersionStage: 'AWSPREVIOUS' }).SecretString).toBe('two')
    expect(lab.refusal('secretsmanager', 'GetSecretValue', { SecretId: 'shop/db', VersionStage: 'next' })).toEqual({
      name: 'ResourceNotFoundException',
      message: "Secrets Manager can't find the specified secret value for staging label: next",
    })
  })

  it('rotation puts another password and leaves the rest', () => {
    const lab = withSecret()
    asm(lab, 'RotateSecret', { SecretId: 'shop/db' })
    const value = JSON.parse(String(asm(lab, 'GetSecretValue', { SecretId: 'shop/db' }).SecretString)) as Input
    expect(value.user).toBe('shop')
    expect(value.password).not.toBe('one')
    asm(lab, 'RotateSecret', { SecretId: 'shop/db' })
    const again = JSON.parse(String(asm(lab, 'GetSecretValue', { SecretId: 'shop/db' }).SecretString)) as Input
    expect(again.password).not.toBe(value.password)
  })

  it('one that is deleted is not read, comes back within its window, and is gone at once by force', () => {
    const lab = withSecret()
    asm(lab, 'DeleteSecret', { SecretId: 'shop/db' })
    expect(lab.refusal('secretsmanager', 'GetSecretValue', { SecretId: 'shop/db' })).toEqual({
      name: 'InvalidRequestException',
      message: "You can't perform this operation on the secret because it was marked for deletion.",
    })
    expect(lab.refusal('secretsmanager', 'CreateSecret', { Name: 'shop/db' }).name).toBe('InvalidRequestException')
    asm(lab, 'RestoreSecret', { SecretId: 'shop/db' })
    expect(asm(lab, 'GetSecretValue', { SecretId: 'shop/db' }).SecretString).toContain('one')
    asm(lab, 'DeleteSecret', { SecretId: 'shop/db', ForceDeleteWithoutRecovery: true })
    expect(lab.refusal('secretsmanager', 'DescribeSecret', { SecretId: 'shop/db' })).toEqual({
      name: 'ResourceNotFoundException',
      message: "Secrets Manager can't find the specified secret.",
    })
  })

  it('are told to whom IAM lets read them', () => {
    const lab = labWithRole(allow('secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:*:*:secret:shop/*'))
    for (const Name of ['shop/db', 'other']) asm(lab, 'CreateSecret', { Name, SecretString: 'x' })
    const asked = (SecretId: string) =>
      lab.engine.execute({
        atMs: lab.nowMs,
        service: 'secretsmanager',
        operation: 'GetSecretValue',
        input: { SecretId },
        as: ROLE_ARN,
      })
    expect(asked('shop/db')).toMatchObject({ output: { SecretString: 'x' } })
    expect(asked('other')).toMatchObject({ error: { name: 'AccessDeniedException' } })
  })
})
