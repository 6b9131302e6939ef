import { findSecret } from '../secrets/findSecret.ts'
import { ownKeyArn } from '../secrets/keyArn.ts'
import { parameterArn } from '../secrets/storeArns.ts'
import { isOfSecretsManager, parameterNamed, secretNamed } from '../secrets/valueFrom.ts'
import { wantedOf } from '../secrets/wanted.ts'
import type { Task } from '../task/task.ts'
import { REGION, type World } from '../world.ts'
import type { Call } from './access.ts'

/** What is asked of IAM for what a task is given as it starts (SEC-8). */
export function injectionCalls(world: World, task: Task): readonly Call[] {
  const definition = world.taskDefinitions.get(task.definitionKey)
  if (definition === undefined) return []
  return wantedOf(task, definition).flatMap(({ secrets, logSecrets, credentials, files }) => [
    ...[...secrets, ...logSecrets].flatMap(({ valueFrom }) => valueCalls(world, valueFrom)),
    ...(credentials === null ? [] : secretCalls(world, credentials)),
    ...files.flatMap(fileCalls),
  ])
}

function valueCalls(world: World, valueFrom: string): readonly Call[] {
  if (isOfSecretsManager(valueFrom)) return secretCalls(world, valueFrom)
  const { region, names } = parameterNamed(valueFrom)
  const found = names.map((one) => world.parameters.get(one)).find((one) => one !== undefined)
  const read = { action: 'ssm:GetParameters', resource: parameterArn(names[0] ?? '', region) }
  return [read, ...keyCalls(region === REGION ? found?.keyId : null)]
}

function secretCalls(world: World, valueFrom: string): readonly Call[] {
  const { arn } = secretNamed(valueFrom)
  const secret = findSecret(world, arn)
  return [{ action: 'secretsmanager:GetSecretValue', resource: secret?.arn ?? arn }, ...keyCalls(secret?.keyId)]
}

function keyCalls(keyId: string | null = null): readonly Call[] {
  const resource = ownKeyArn(keyId)
  return resource === null ? [] : [{ action: 'kms:Decrypt', resource }]
}

function fileCalls(arn: string): readonly Call[] {
  const bucket = arn.slice(0, arn.includes('/') ? arn.indexOf('/') : arn.length)
  return [
    { action: 's3:GetBucketLocation', resource: bucket },
    { action: 's3:GetObject', resource: arn },
  ]
}
