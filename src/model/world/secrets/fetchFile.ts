import type { Task } from '../task/task.ts'
import { deniedAs, isToldStore, type Fetched, type Fetching } from './fetching.ts'

/** SEC-6, SEC-8: the bucket's Region first, then the file. Of a file that is not there S3 tells only who may list it. */
export function fetchFile(fetching: Fetching, arn: string): Fetched {
  const bucket = arn.slice(0, arn.includes('/') ? arn.indexOf('/') : arn.length)
  for (const [action, resource] of [
    ['s3:GetBucketLocation', bucket],
    ['s3:GetObject', arn],
  ] as const)
    if (deniedAs(fetching, { action, resource }) !== null)
      return { cause: 'notAllowed', action, said: forbidden(fetching) }
  if (!isToldStore(fetching, 's3')) return { value: null }
  const file = fetching.world.environmentFiles.get(arn)
  if (file !== undefined) return { value: file.text }
  const mayList = deniedAs(fetching, { action: 's3:ListBucket', resource: bucket }) === null
  const said = mayList ? notFound(fetching.task) : forbidden(fetching)
  return { cause: 'notFound', action: 's3:GetObject', said }
}

function forbidden({ task }: Fetching): string {
  return task.launchType === 'FARGATE'
    ? 'StatusCode: 403, api error Forbidden: Forbidden.'
    : 'AccessDenied: Access Denied'
}

function notFound({ launchType }: Pick<Task, 'launchType'>): string {
  return launchType === 'FARGATE'
    ? 'StatusCode: 404, api error NotFound: Not Found.'
    : 'NoSuchKey: The specified key does not exist.'
}
