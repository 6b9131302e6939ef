import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { playedLab, stoppedOf, type StoppedTask } from '../failedStarts.ts'
import { decisionWords } from '../../ui/subjects/decision/decisionViews.ts'

const FARGATE_LOG =
  'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log '
const DOCKER_LOG =
  'CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log '
const NOT_PULLED =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: '
const RETRIED = 'service call has been retried 1 time(s): '
const SHOP = '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop'
const EXECUTION = 'User: arn:aws:sts::123456789012:assumed-role/ecsTaskExecutionRole/'
const INSTANCE = 'User: arn:aws:sts::123456789012:assumed-role/ecsInstanceRole/i-'

interface Told {
  /** How what ECS says of the task begins on Fargate. */
  readonly far: string
  /** And on an instance: of the task, or of its container where the task tells no more than that it failed. */
  readonly near: string
  /** What both end in, but for ids. */
  readonly end: RegExp
  /** The rule of the decision that tells why. */
  readonly rule: string
}

const none = (action: string): RegExp => new RegExp(`no identity-based policy allows the ${action} action`)

const STARTED: Readonly<Record<string, Told>> = {
  'no-token': {
    far: `${NOT_PULLED}unable to retrieve ecr registry auth: ${RETRIED}AccessDeniedException: ${EXECUTION}`,
    near: `CannotPullECRContainerError: AccessDeniedException: ${INSTANCE}`,
    end: none('ecr:GetAuthorizationToken'),
    rule: 'ROL-11',
  },
  'may-not-pull': {
    far: `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${SHOP}:1: `,
    near: `CannotPullContainerError: Error response from daemon: pull access denied for ${SHOP}, `,
    end: /403 Forbidden$|no identity-based policy allows the ecr:BatchGetImage action$/,
    rule: 'ROL-11',
  },
  'may-not-log': {
    far: `${FARGATE_LOG}stream: AccessDeniedException: ${EXECUTION}`,
    near: `${DOCKER_LOG}stream: AccessDeniedException: ${INSTANCE}`,
    end: none('logs:CreateLogStream'),
    rule: 'ROL-12',
  },
  'may-not-create-group': {
    far: `${FARGATE_LOG}group: AccessDeniedException: ${EXECUTION}`,
    near: `${DOCKER_LOG}group: AccessDeniedException: ${INSTANCE}`,
    end: none('logs:CreateLogGroup'),
    rule: 'ROL-12',
  },
  'no-log-group': {
    far: `${FARGATE_LOG}stream: ResourceNotFoundException: `,
    near: `${DOCKER_LOG}stream: ResourceNotFoundException: `,
    end: /The specified log group does not exist\.$/,
    rule: 'LOG-9',
  },
}

/** Of what a task is to be given, whichever reads it. */
const NO_SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:shop/none-AbCdEf'
const LOGIN_SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:shop/registry'
const FROM_ASM = `${NOT_PULLED}unable to retrieve secret from asm: ${RETRIED}failed to fetch secret ${NO_SECRET} from secrets manager: `
const FROM_SSM = `${NOT_PULLED}unable to retrieve secrets from ssm: ${RETRIED}`
const FROM_S3 = `ResourceInitializationError: failed to download env files: ${RETRIED}operation error S3: HeadObject, https response error `
const BY_AGENT = {
  asm: `Fetching secret data from AWS Secrets Manager in region us-east-1: secret ${NO_SECRET}: `,
  ssm: 'Fetching secret data from SSM Parameter Store in us-east-1: ',
  s3: 'unable to download env file with key shop.env from bucket config, error: ',
}

const GIVEN: Readonly<Record<string, Told>> = {
  'secret-denied': {
    far: `${FROM_ASM}AccessDeniedException: ${EXECUTION}`,
    near: `${BY_AGENT.asm}AccessDeniedException: ${EXECUTION}`,
    end: none('secretsmanager:GetSecretValue'),
    rule: 'SEC-8',
  },
  'secret-missing': {
    far: `${FROM_ASM}ResourceNotFoundException: `,
    near: `${BY_AGENT.asm}ResourceNotFoundException: `,
    end: /Secrets Manager can't find the specified secret\./,
    rule: 'SEC-5',
  },
  'secret-no-route': {
    far: `${FROM_ASM}RequestCanceled: `,
    near: `${BY_AGENT.asm}RequestCanceled: `,
    end: /context deadline exceeded$/,
    rule: 'SEC-8',
  },
  'parameter-denied': {
    far: `${FROM_SSM}AccessDeniedException: ${EXECUTION}`,
    near: `${BY_AGENT.ssm}AccessDeniedException: ${EXECUTION}`,
    end: none('ssm:GetParameters'),
    rule: 'SEC-8',
  },
  'parameter-missing': {
    far: `${FROM_SSM}invalid ssm parameters: /shop/none`,
    near: `${BY_AGENT.ssm}invalid parameters: /shop/none`,
    end: /none$/,
    rule: 'SEC-5',
  },
  'file-denied': {
    far: FROM_S3,
    near: BY_AGENT.s3,
    end: /403(, api error Forbidden: Forbidden\.$|, request|$)/,
    rule: 'SEC-8',
  },
  'file-missing': {
    far: FROM_S3,
    near: BY_AGENT.s3,
    end: /StatusCode: 404, api error NotFound: Not Found\.$|NoSuchKey: The specified key does not exist\. status code: 404$/,
    rule: 'SEC-6',
  },
  'credentials-denied': {
    far: `${NOT_PULLED}unable to retrieve secret from asm: ${RETRIED}failed to fetch secret ${LOGIN_SECRET} from secrets manager: AccessDeniedException: ${EXECUTION}`,
    near: `asm fetching secret from the service for ${LOGIN_SECRET}: AccessDeniedException: ${EXECUTION}`,
    end: none('secretsmanager:GetSecretValue'),
    rule: 'SEC-8',
  },
  'credentials-missing': {
    far: `${FROM_ASM}ResourceNotFoundException: `,
    near: `asm fetching secret from the service for ${NO_SECRET}: ResourceNotFoundException: `,
    end: /Secrets Manager can't find the specified secret\./,
    rule: 'SEC-7',
  },
}

function told(stopped: StoppedTask | undefined): string {
  const { stoppedReason = '', containers = [] } = stopped ?? {}
  return stoppedReason === 'Task failed to start' ? (containers[0]?.reason ?? '') : stoppedReason
}

const LABS = { ...STARTED, ...GIVEN }

describe('ROL-11 ROL-12 LOG-9 SEC-5 SEC-6 SEC-7 SEC-8 each way in which a task fails before its code has a lab that tells it', () => {
  it.each(Object.entries(LABS))('%s', (name, { far, near, end, rule }) => {
    const run = playedLab(`startLabs/${name}`)
    for (const [launchType, begin] of [
      ['FARGATE', far],
      ['EC2', near],
    ] as const) {
      const stopped = stoppedOf(run, launchType)
      expect(stopped?.stopCode).toBe('TaskFailedToStart')
      expect(told(stopped).slice(0, begin.length)).toBe(begin)
      expect(told(stopped)).toMatch(end)
    }
    const why = [...run.world.decisions.values()].filter((one) => one.rule === rule)
    expect(why.length).toBeGreaterThanOrEqual(2)
    for (const one of why) expect(decisionWords(one, run.world).sentence).not.toBe('')
  })

  it('there is no lab that nobody reads', () => {
    const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'))
    expect(files.map((name) => name.replace('.json', '')).toSorted()).toEqual(Object.keys(LABS).toSorted())
  })
})
