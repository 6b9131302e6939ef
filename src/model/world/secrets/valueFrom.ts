import { REGION } from '../world.ts'

const ARN = /^arn:aws:ssm:([a-z0-9-]+):\d{12}:parameter(\/.+)$/

/** A parameter as `valueFrom` names it: by its ARN, or in the task's Region by its name. */
export interface ParameterNamed {
  readonly region: string
  /** As it was put: with a slash before it, or without. */
  readonly names: readonly string[]
}

export function parameterNamed(valueFrom: string): ParameterNamed {
  const [, region, path] = ARN.exec(valueFrom) ?? []
  if (region === undefined || path === undefined) return { region: REGION, names: [valueFrom] }
  return { region, names: [path, path.slice(1)] }
}

/** A secret as `valueFrom` names it: its ARN, and after three more colons which part of which version. */
export interface SecretNamed {
  readonly arn: string
  readonly region: string
  /** Left out, the whole text. */
  readonly jsonKey?: string
  readonly stage?: string
  readonly versionId?: string
}

export function isOfSecretsManager(valueFrom: string): boolean {
  return valueFrom.startsWith('arn:aws:secretsmanager:')
}

/** `arn:aws:secretsmanager:region:account:secret:name-AbCdEf:json-key:version-stage:version-id`, each of the last three or none. */
export function secretNamed(valueFrom: string): SecretNamed {
  const parts = valueFrom.split(':')
  const [jsonKey = '', stage = '', versionId = ''] = parts.slice(7)
  return {
    arn: parts.slice(0, 7).join(':'),
    region: parts[3] ?? REGION,
    ...(jsonKey !== '' && { jsonKey }),
    ...(stage !== '' && { stage }),
    ...(versionId !== '' && { versionId }),
  }
}
