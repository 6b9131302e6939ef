import { drawnUuid } from '../../world/task/drawnIds.ts'
import type { Task } from '../../world/task/task.ts'
import { parameterNamed, secretNamed } from '../../world/secrets/valueFrom.ts'
import type { InjectionStep } from '../../world/secrets/fetched.ts'
import type { Refused } from '../../world/secrets/fetching.ts'

/** What could not be fetched. */
export interface Unfetched {
  readonly step: InjectionStep
  readonly source: string
  readonly refused: Refused
}

/** How the agent calls what fetches it. */
const RESOURCES: Readonly<Record<InjectionStep, string>> = {
  parameter: 'ssm secret resource',
  secret: 'asm secret resource',
  credentials: 'asm auth resource',
  file: 'environment file resource',
}

const FARGATE = 'ResourceInitializationError: '
const UNABLE = `${FARGATE}unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve `
const RETRIED = 'service call has been retried 1 time(s): '

/** SEC-8: what the task tells, of Fargate's platform and of the agent on an instance. */
export function injectionText(task: Task, unfetched: Unfetched): string {
  return task.launchType === 'FARGATE' ? byFargate(task, unfetched) : byAgent(task, unfetched)
}

/** AWS's errors end in the status and the id of the request, Systems Manager's refusal of names alone does not. */
function withRequest(task: Task, { refused: { said, cause }, source }: Unfetched): string {
  if (cause === 'noRoute' || cause === 'malformed') return said
  return `${said} status code: 400, request id: ${drawnUuid(task.id, `request ${source}`)}`
}

function byFargate(task: Task, unfetched: Unfetched): string {
  const { step, source, refused } = unfetched
  switch (step) {
    case 'parameter':
      if (refused.cause === 'notFound')
        return `${UNABLE}secrets from ssm: ${RETRIED}invalid ssm parameters: ${refused.said}`
      return `${UNABLE}secrets from ssm: ${RETRIED}${withRequest(task, unfetched)}`
    case 'secret':
    case 'credentials':
      return `${UNABLE}secret from asm: ${RETRIED}failed to fetch secret ${secretNamed(source).arn} from secrets manager: ${withRequest(task, unfetched)}`
    case 'file':
      if (refused.cause === 'noRoute')
        return `${FARGATE}failed to download env files: file download command: non-empty error stream: ${refused.said}`
      return `${FARGATE}failed to download env files: ${RETRIED}operation error S3: HeadObject, https response error ${refused.said}`
  }
}

function byAgent(task: Task, unfetched: Unfetched): string {
  const { step, source, refused } = unfetched
  if (refused.cause === 'noRole') return `${RESOURCES[step]}: ${refused.said}`
  switch (step) {
    case 'parameter': {
      const { region } = parameterNamed(source)
      const what = refused.cause === 'notFound' ? `invalid parameters: ${refused.said}` : withRequest(task, unfetched)
      return `Fetching secret data from SSM Parameter Store in ${region}: ${what}`
    }
    case 'secret': {
      const { arn, region } = secretNamed(source)
      return `Fetching secret data from AWS Secrets Manager in region ${region}: secret ${arn}: ${withRequest(task, unfetched)}`
    }
    case 'credentials':
      if (refused.cause === 'malformed') return refused.said
      return `asm fetching secret from the service for ${source}: ${withRequest(task, unfetched)}`
    case 'file': {
      const [bucket = '', ...key] = source.replace('arn:aws:s3:::', '').split('/')
      const status =
        refused.cause === 'noRoute'
          ? refused.said
          : `${refused.said} status code: ${refused.said.startsWith('NoSuchKey') ? '404' : '403'}`
      if (refused.action === 's3:GetBucketLocation')
        return `unable to initialize s3 client for bucket ${bucket}, error: ${status}`
      return `unable to download env file with key ${key.join('/')} from bucket ${bucket}, error: ${status}`
    }
  }
}
