import { describe, expect, it } from 'vitest'
import type { Run } from '../../model/engine/run.ts'
import { playedLab, stoppedOf } from '../failedStarts.ts'
import { decisionWords } from '../../ui/subjects/decision/decisionViews.ts'
import { pullChain } from '../../ui/words/pulling/pullWords.ts'
import type { PullDecision } from '../../model/world/pulling/pullDecision.ts'

const HOST = '123456789012.dkr.ecr.us-east-1.amazonaws.com'
const OTHER = '210987654321.dkr.ecr.us-east-1.amazonaws.com'
const DIGEST = `sha256:${'0'.repeat(64)}`
const HEAD = (url: string) => `failed to do request: Head "${url}": dial tcp `
const LIMIT =
  'toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit'
const CANNOT = 'CannotPullContainerError: '
const ONCE_MORE = `${CANNOT}pull image manifest has been retried 1 time(s): `
const AGAIN = `${CANNOT}pull image manifest has been retried 5 time(s): `
const DAEMON = `${CANNOT}Error response from daemon: `

interface Told {
  /** How what a container says on an instance begins, and what the task says on Fargate; `null` where the lab has none there. */
  readonly onInstance: string | null
  readonly onFargate: string
  readonly cause: PullDecision['cause']
  readonly link: PullLinkName
}
type PullLinkName = ReturnType<typeof pullChain>[number]['link']

const LABS: Readonly<Record<string, Told>> = {
  'no-repository': {
    onInstance: `${DAEMON}repository ${HOST}/other not found: name unknown: The repository with name 'other' does not exist in the registry with id '123456789012'`,
    onFargate: `${ONCE_MORE}failed to resolve ref ${HOST}/other:1: ${HOST}/other:1: not found`,
    cause: 'noRepository',
    link: 'image',
  },
  'no-tag': {
    onInstance: `${DAEMON}manifest for ${HOST}/shop:2 not found: manifest unknown: Requested image not found`,
    onFargate: `${ONCE_MORE}failed to resolve ref ${HOST}/shop:2: ${HOST}/shop:2: not found`,
    cause: 'noTag',
    link: 'image',
  },
  'no-digest': {
    onInstance: `${DAEMON}manifest for ${HOST}/shop@${DIGEST} not found: manifest unknown: Requested image not found`,
    onFargate: `${ONCE_MORE}failed to resolve ref ${HOST}/shop@${DIGEST}: ${HOST}/shop@${DIGEST}: not found`,
    cause: 'noDigest',
    link: 'image',
  },
  archived: {
    onInstance: `${DAEMON}manifest for ${HOST}/shop:1 not found: manifest unknown: Requested image not found`,
    onFargate: `${ONCE_MORE}failed to resolve ref ${HOST}/shop:1: ${HOST}/shop:1: not found`,
    cause: 'archived',
    link: 'image',
  },
  'no-route': {
    onInstance: `${DAEMON}Get "https://${HOST}/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)`,
    onFargate:
      'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: Post "https://api.ecr.us-east-1.amazonaws.com/": dial tcp ',
    cause: 'noRoute',
    link: 'route',
  },
  'no-route-to-docker-hub': {
    onInstance: `${DAEMON}Get "https://registry-1.docker.io/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)`,
    onFargate: `${AGAIN}failed to resolve ref docker.io/library/nginx:1: ${HEAD('https://registry-1.docker.io/v2/library/nginx/manifests/1')}`,
    cause: 'noRoute',
    link: 'route',
  },
  'no-public-address': {
    onInstance: null,
    onFargate: 'ResourceInitializationError: unable to pull secrets or registry auth: ',
    cause: 'noPublicIp',
    link: 'route',
  },
  'registry-out': {
    onInstance: `${DAEMON}received unexpected HTTP status: 503 Service Unavailable`,
    onFargate: `${AGAIN}failed to resolve ref ${HOST}/shop:1: pulling from host ${HOST} failed with status code [manifests 1]: 503 Service Unavailable`,
    cause: 'registryOut',
    link: 'route',
  },
  'too-many-requests': {
    onInstance: `${DAEMON}${LIMIT}`,
    onFargate: `${AGAIN}failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/nginx/manifests/1: 429 Too Many Requests - Server message: ${LIMIT}`,
    cause: 'tooManyRequests',
    link: 'permission',
  },
  'not-allowed': {
    onInstance: `${DAEMON}pull access denied for ${OTHER}/shop, repository does not exist or may require 'docker login': denied: User: arn:aws:sts::123456789012:assumed-role/ecsInstanceRole/`,
    onFargate: `${ONCE_MORE}failed to resolve ref ${OTHER}/shop:1: pulling from host ${OTHER} failed with status code [manifests 1]: 403 Forbidden`,
    cause: 'notAllowed',
    link: 'permission',
  },
  'no-credentials': {
    onInstance: `${DAEMON}pull access denied for registry.example.com/shop, repository does not exist or may require 'docker login': denied: requested access to the resource is denied`,
    onFargate: `${ONCE_MORE}failed to resolve ref registry.example.com/shop:1: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`,
    cause: 'noCredentials',
    link: 'permission',
  },
  'wrong-credentials': {
    onInstance: `${DAEMON}Head "https://registry.example.com/v2/shop/manifests/1": unauthorized: incorrect username or password`,
    onFargate: `${ONCE_MORE}failed to resolve ref registry.example.com/shop:1: failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized`,
    cause: 'wrongCredentials',
    link: 'permission',
  },
  'no-platform': {
    onInstance: `${DAEMON}no matching manifest for linux/amd64 in the manifest list entries`,
    onFargate: `${ONCE_MORE}image Manifest does not contain descriptor matching platform 'linux/amd64'`,
    cause: 'noPlatform',
    link: 'platform',
  },
  'disk-full': {
    onInstance: `${CANNOT}write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device`,
    onFargate: `${CANNOT}ref pull has been retried 1 time(s): failed to extract layer sha256:`,
    cause: 'diskFull',
    link: 'platform',
  },
}

function pullsOf(run: Run): readonly PullDecision[] {
  return [...run.world.decisions.values()].flatMap((one) => (one.kind === 'pull' ? [one] : []))
}

describe('PUL-4 PUL-5 PUL-6 SEC-7 ECR-13 IMG-1 each failed pull has a lab, and says its cause in AWS’s words', () => {
  it.each(Object.entries(LABS))('%s', (name, { onInstance, onFargate, cause, link }) => {
    const run = playedLab(`pullLabs/${name}`, 600_000)
    const far = stoppedOf(run, 'FARGATE')
    expect(far?.stopCode).toBe('TaskFailedToStart')
    expect(far?.stoppedReason.slice(0, onFargate.length)).toBe(onFargate)
    const isOfContainer = onFargate.startsWith(CANNOT)
    expect(far?.containers[0]?.reason).toBe(isOfContainer ? far?.stoppedReason : undefined)
    const near = stoppedOf(run, 'EC2')
    expect(near?.containers[0]?.reason?.slice(0, onInstance?.length) ?? null).toBe(onInstance)
    if (onInstance !== null)
      expect(near).toMatchObject({ stopCode: 'TaskFailedToStart', stoppedReason: 'Task failed to start' })
    expect(far?.containers[0]).not.toHaveProperty('imageDigest')
    const pulls = pullsOf(run)
    expect(pulls).toHaveLength(onInstance === null ? 1 : 2)
    for (const pull of pulls) {
      expect(pull).toMatchObject({ cause, isEssential: true })
      const chain = pullChain(pull, run.world)
      const broken = chain.findIndex(({ state }) => state === 'broken')
      expect(chain[broken]?.link).toBe(link)
      expect(chain.map(({ state }) => state)).toEqual(
        chain.map((_, at) => (at < broken ? 'holds' : at === broken ? 'broken' : 'notReached')),
      )
      expect(decisionWords(pull, run.world).remedies).not.toEqual([])
    }
  })

  it('kept-digest: the digest that a deployment keeps is deleted, and its next task finds nothing', () => {
    const run = playedLab('pullLabs/kept-digest', 600_000)
    expect(pullsOf(run)[0]).toMatchObject({ cause: 'noDigest', isKept: true })
    expect(stoppedOf(run, 'EC2')?.containers[0]?.reason).toContain(`manifest for ${HOST}/shop@sha256:`)
  })

  it('not-essential: a task goes on without what it does not need', () => {
    const run = playedLab('pullLabs/not-essential', 600_000)
    expect(pullsOf(run)).toMatchObject([{ cause: 'noTag', containerName: 'side', isEssential: false }])
    expect([...run.world.tasks.values()]).toMatchObject([{ step: 'running' }])
  })

  it('exec-format-error: an image of another architecture is pulled, and ends as it starts', () => {
    const run = playedLab('pullLabs/exec-format-error', 600_000)
    const ended = { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited' }
    expect(stoppedOf(run, 'EC2')).toMatchObject({ ...ended, containers: [{ exitCode: 255 }] })
    expect(stoppedOf(run, 'FARGATE')).toMatchObject({ ...ended, containers: [{ exitCode: 1 }] })
    expect(pullsOf(run)).toHaveLength(0)
  })
})
