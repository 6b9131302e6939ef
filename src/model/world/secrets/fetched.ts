import { executionRoleOf } from '../roles/rolesInUse.ts'
import { fetchFile } from './fetchFile.ts'
import { fetchParameter } from './fetchParameter.ts'
import { fetchCredentials, fetchSecret } from './fetchSecret.ts'
import { isUnreached, type Fetched, type Fetching, type Refused } from './fetching.ts'

/** In which way something is fetched for a task, in the order in which its agent does. */
export type InjectionStep = 'parameter' | 'secret' | 'credentials' | 'file'

const ACTIONS: Readonly<Record<InjectionStep, string>> = {
  parameter: 'ssm:GetParameters',
  secret: 'secretsmanager:GetSecretValue',
  credentials: 'secretsmanager:GetSecretValue',
  file: 's3:GetObject',
}

const FETCH: Readonly<Record<InjectionStep, (fetching: Fetching, source: string) => Fetched>> = {
  parameter: fetchParameter,
  secret: fetchSecret,
  credentials: fetchCredentials,
  file: fetchFile,
}

/** What a task that starts now is answered when it asks for this. */
export function fetched(fetching: Fetching, step: InjectionStep, source: string): Fetched {
  return hindered(fetching, step) ?? FETCH[step](fetching, source)
}

/** What keeps a task from asking at all. */
function hindered(fetching: Fetching, step: InjectionStep): Refused | null {
  const action = ACTIONS[step]
  if (isUnreached(fetching)) {
    const said = 'RequestCanceled: request context canceled caused by: context deadline exceeded'
    return { cause: 'noRoute', action, said }
  }
  const { world, task } = fetching
  if (task.launchType === 'FARGATE' || executionRoleOf(world, task) !== null) return null
  return { cause: 'noRole', action, said: 'unable to find execution role credentials' }
}
