/** What holds values that a task is given as it starts: Parameter Store, Secrets Manager, and S3 for environment files. */
export type StoreName = 'ssm' | 'secretsmanager' | 's3'

/** A store in which something was put at some time: from then on it has what was put and nothing else (SEC-1). */
export interface ToldStore {
  readonly name: StoreName
  readonly toldAtMs: number
}

export const PARAMETER_TYPES = ['String', 'StringList', 'SecureString'] as const
export type ParameterType = (typeof PARAMETER_TYPES)[number]

/** A parameter of Systems Manager (SEC-2); by its name it stands in the table. */
export interface Parameter {
  readonly name: string
  readonly type: ParameterType
  readonly value: string
  /** Of a SecureString: which key of AWS KMS; `null` of others. */
  readonly keyId: string | null
  readonly description: string | null
  /** Rises with each change. */
  readonly version: number
  readonly modifiedAtMs: number
}

/** A value of a secret. Without a stage it is deprecated: AWS removes it some time. */
export interface SecretVersion {
  readonly id: string
  readonly value: string
  /** `AWSCURRENT`, `AWSPREVIOUS` and others. */
  readonly stages: readonly string[]
  readonly createdAtMs: number
}

/** A secret of Secrets Manager (SEC-3); by its ARN it stands in the table. */
export interface Secret {
  readonly arn: string
  readonly name: string
  readonly description: string | null
  /** A key of AWS KMS of one's own; `null`: aws/secretsmanager. */
  readonly keyId: string | null
  readonly createdAtMs: number
  readonly changedAtMs: number
  readonly rotatedAtMs: number | null
  /** When it is gone, once it was deleted. */
  readonly deletesAtMs: number | null
  /** In the order in which they came. */
  readonly versions: readonly SecretVersion[]
}

/** A file in Amazon S3 (SEC-4); by its ARN it stands in the table. */
export interface EnvironmentFile {
  readonly arn: string
  readonly text: string
  readonly putAtMs: number
}

export const AWSCURRENT = 'AWSCURRENT'
export const AWSPREVIOUS = 'AWSPREVIOUS'
