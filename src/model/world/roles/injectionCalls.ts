import { findSecret } from '../secrets/findSecret.ts'
import { parameterArn } from '../secrets/storeArns.ts'
import { isOfSecretsManager, parameterNamed, secretNamed } from '../secrets/valueFrom.ts'
import { wantedOf } from '../secrets/wanted.ts'
import type { Task } from '../task/task.ts'
import type { World } from '../world.ts'
import type { Call } from './access.ts'

/** What is asked of IAM for what a task is given as it starts (SEC-8), but for the keys of its parameters and secrets. */
export function injectionCalls(world: World, task: Task): readonly Call[] {
  const definition = world.taskDefinitions.get(task.definitionKey)
  if (definition === undefined) return []
  return wantedOf(task, definition).flatMap(({ secrets, logSecrets, credentials, files }) => [
    ...[...secrets, ...logSecrets].map(({ valueFrom }) => valueCall(world, valueFrom)),
    ...(credentials === null ? [] : [secretCall(world, credentials)]),
    ...files.flatMap(fileCalls),
  ])
}

function valueCall(world: World, valueFrom: string): Call {
  if (isOfSecretsManager(valueFrom)) return secretCall(world, valueFrom)
  const { region, names } = parameterNamed(valueFrom)
  return { action: 'ssm:GetParameters', resource: parameterArn(names[0] ?? '', region) }
}

function secretCall(world: World, valueFrom: string): Call {
  const { arn } = secretNamed(valueFrom)
  return { action: 'secretsmanager:GetSecretValue', resource: findSecret(world, arn)?.arn ?? arn }
}

function fileCalls(arn: string): readonly Call[] {
  const bucket = arn.slice(0, arn.includes('/') ? arn.indexOf('/') : arn.length)
  return [
    { action: 's3:GetBucketLocation', resource: bucket },
    { action: 's3:GetObject', resource: arn },
  ]
}
