import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import { roleArn, rolesOf } from './roleWorld.ts'

/** How a container comes to a variable that stands elsewhere than in its definition. */
export type Store = 'FILE' | 'PARAMETER' | 'SECRET'

/** The variable that is asked for. */
export const VARIABLE = 'DB_LOGIN'

/** Where it stands. A secret is named without the six signs at its end. */
export function storedAt(store: Store, family: string): string {
  switch (store) {
    case 'FILE':
      return `arn:aws:s3:::${family}-config/app.env`
    case 'PARAMETER':
      return `/${family}/login`
    case 'SECRET':
      return `arn:aws:secretsmanager:us-east-1:123456789012:secret:${family}/login`
  }
}

interface Stored {
  readonly family: string
  readonly value: string
  /** A key of one's own; left out, AWS's. */
  readonly keyId?: string
}

export function storeActs(store: Store, { family, value, keyId }: Stored): readonly Act[] {
  switch (store) {
    case 'FILE':
      return [act('lab', 'PutEnvironmentFile', { value: storedAt(store, family), text: `${VARIABLE}=${value}` })]
    case 'PARAMETER':
      return [
        act('ssm', 'PutParameter', {
          Name: storedAt(store, family),
          Value: value,
          Type: 'SecureString',
          ...(keyId !== undefined && { KeyId: keyId }),
        }),
      ]
    case 'SECRET':
      return [
        act('secretsmanager', 'CreateSecret', {
          Name: `${family}/login`,
          SecretString: value,
          ...(keyId !== undefined && { KmsKeyId: keyId }),
        }),
      ]
  }
}

/** Another value in the same place. */
export function storedAnew(store: Store, family: string, value: string): Act {
  switch (store) {
    case 'FILE':
      return act('lab', 'PutEnvironmentFile', { value: storedAt(store, family), text: `${VARIABLE}=${value}` })
    case 'PARAMETER':
      return act('ssm', 'PutParameter', { Name: storedAt(store, family), Value: value, Overwrite: true })
    case 'SECRET':
      return act('secretsmanager', 'PutSecretValue', { SecretId: `${family}/login`, SecretString: value })
  }
}

interface Injected {
  readonly family: string
  readonly isFar: boolean
  /** The member of the container that gives it its variable. */
  readonly given: Readonly<Record<string, unknown>>
}

/** What a container definition says of a store. */
export function namedIn(store: Store, family: string): Readonly<Record<string, unknown>> {
  const place = storedAt(store, family)
  return store === 'FILE'
    ? { environmentFiles: [{ type: 's3', value: place }] }
    : { secrets: [{ name: VARIABLE, valueFrom: place }] }
}

/** A definition of one container with an execution role and a task role. */
export function injectedDefinition({ family, isFar, given }: Injected): Act {
  const { task, execution } = rolesOf(family)
  return act('ecs', 'RegisterTaskDefinition', {
    family,
    executionRoleArn: roleArn(execution),
    taskRoleArn: roleArn(task),
    ...(isFar && { requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '256', memory: '512' }),
    containerDefinitions: [{ name: family, image: `${family}:1`, ...(!isFar && { cpu: 256, memory: 512 }), ...given }],
  })
}
