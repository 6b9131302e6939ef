import type { AppCall } from '../container/appCall.ts'
import type { Task } from '../task/task.ts'
import type { World } from '../world.ts'
import { mayAs } from './access.ts'
import { appRoleOf } from './rolesInUse.ts'

/** What comes of a call: as whom it is made, and what the code is told where it may not. */
export interface AppAnswer {
  /** `null`: the code finds no credentials. */
  readonly roleArn: string | null
  /** `null`: it is carried out. */
  readonly error: string | null
}

/** In the words of AWS's command line (ROL-13). */
const NO_CREDENTIALS = 'Unable to locate credentials. You can configure credentials by running "aws configure".'

export function answerTo(world: World, task: Task, { action, resource }: AppCall): AppAnswer {
  const role = appRoleOf(world, task)
  if (role === null) return { roleArn: null, error: NO_CREDENTIALS }
  const { message } = mayAs(world, role.arn, { action, resource, session: role.session })
  const [service = '', operation = ''] = action.split(':')
  // S3 and IAM have the shorter name.
  const name = service === 's3' || service === 'iam' ? 'AccessDenied' : 'AccessDeniedException'
  const error =
    message === null ? null : `An error occurred (${name}) when calling the ${operation} operation: ${message}`
  return { roleArn: role.arn, error }
}
