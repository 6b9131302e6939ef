import {
  DOCKER_HUB,
  ecrRegistryOf,
  fullReferenceOf,
  repositoryUri,
  type ImageReference,
} from '../../world/registry/imageReference.ts'
import type { PullCause } from '../../world/pulling/taskPull.ts'
import type { Task } from '../../world/task/task.ts'
import { uuidOf } from '../../api/arns.ts'
import { triesOf } from './pullTime.ts'

export interface Refused {
  readonly cause: PullCause
  readonly reference: ImageReference
  /** `amd64` or `arm64`. */
  readonly architecture: string
  /** Of the layer that found no room. */
  readonly layerDigest: string
  /** What AWS says of what it may not do. */
  readonly denial: string
}

const LIMIT =
  'toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit'

/** What ECS says of a pull that failed (PUL-4): by containerd on Fargate, by Docker on instances. */
export function pullText(task: Task, refused: Refused): string {
  if (refused.cause === 'noToken') return noTokenText(task, refused)
  if (task.launchType === 'EC2') return `CannotPullContainerError: ${dockerText(refused)}`
  const { cause, reference } = refused
  // Fargate asks ECR for its token before it pulls.
  if ((cause === 'noRoute' || cause === 'noPublicIp') && ecrRegistryOf(reference.host) !== null)
    return `ResourceInitializationError: ${tokenText(reference)}`
  const what = cause === 'diskFull' ? 'ref pull' : 'pull image manifest'
  const retries = String(triesOf(task, cause) - 1)
  return `CannotPullContainerError: ${what} has been retried ${retries} time(s): ${containerdText(refused)}`
}

/** ECR was not asked for the image: the role got no token (ROL-11). On an instance the agent asks, on Fargate the platform. */
function noTokenText({ launchType, id }: Task, { denial, reference: { host } }: Refused): string {
  const status = `status code: 400, request id: ${uuidOf(`token ${id} ${host}`)}`
  if (launchType === 'EC2')
    return `CannotPullECRContainerError: ${denial.startsWith('User') ? `AccessDeniedException: ${denial} ${status}` : denial}`
  return `ResourceInitializationError: ${NO_REGISTRY_AUTH}: service call has been retried 1 time(s): AccessDeniedException: ${denial} ${status}`
}

const NO_REGISTRY_AUTH =
  'unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth'

function tokenText({ host }: ImageReference): string {
  const { region } = ecrRegistryOf(host) ?? { region: '' }
  const url = `https://api.ecr.${region}.amazonaws.com/`
  return `${NO_REGISTRY_AUTH}: service call has been retried 3 time(s): RequestError: send request failed caused by: Post "${url}": dial tcp ${addressOf(host)}: i/o timeout. Please check your task network configuration.`
}

/** The same of containerd. */
const NO_SUCH_FOR_YOU =
  'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed'

function containerdText({ cause, reference, architecture, layerDigest }: Refused): string {
  const ref = fullReferenceOf(reference)
  const { repository } = reference
  const name = reference.digest ?? reference.tag ?? ''
  const host = endpointOf(reference)
  const url = `https://${host}/v2/${repository}/manifests/${name}`
  switch (cause) {
    case 'noRoute':
    case 'noPublicIp':
      return `failed to resolve ref ${ref}: failed to do request: Head "${url}": dial tcp ${addressOf(host)}: i/o timeout`
    case 'registryOut':
      return `failed to resolve ref ${ref}: pulling from host ${host} failed with status code [manifests ${name}]: 503 Service Unavailable`
    case 'noToken':
    case 'roleMayNot':
    case 'notAllowed':
      return `failed to resolve ref ${ref}: pulling from host ${host} failed with status code [manifests ${name}]: 403 Forbidden`
    case 'tooManyRequests':
      return `failed to copy: httpReadSeeker: failed open: unexpected status code ${url}: 429 Too Many Requests - Server message: ${LIMIT}`
    case 'wrongCredentials':
      return `failed to resolve ref ${ref}: failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized`
    case 'noCredentials':
      return `failed to resolve ref ${ref}: ${NO_SUCH_FOR_YOU}`
    case 'noRepository':
      if (reference.host === DOCKER_HUB) return `failed to resolve ref ${ref}: ${NO_SUCH_FOR_YOU}`
      return `failed to resolve ref ${ref}: ${ref}: not found`
    case 'noTag':
    case 'noDigest':
    case 'archived':
      return `failed to resolve ref ${ref}: ${ref}: not found`
    case 'noPlatform':
      return `image Manifest does not contain descriptor matching platform 'linux/${architecture}'`
    case 'diskFull':
      return `failed to extract layer ${layerDigest}: write /var/lib/containerd/io.containerd.snapshotter.v1.overlayfs: no space left on device: unknown`
  }
}

function dockerText({ cause, reference, architecture, denial }: Refused): string {
  const daemon = 'Error response from daemon:'
  const uri = dockerName(reference)
  const named = `${uri}${reference.digest === null ? `:${reference.tag ?? ''}` : `@${reference.digest}`}`
  switch (cause) {
    case 'noRoute':
    case 'noPublicIp':
      return `${daemon} Get "https://${endpointOf(reference)}/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)`
    case 'registryOut':
      return `${daemon} received unexpected HTTP status: 503 Service Unavailable`
    case 'noToken':
    case 'roleMayNot':
    case 'notAllowed':
      return `${daemon} pull access denied for ${uri}, repository does not exist or may require 'docker login': denied: ${denial}`
    case 'tooManyRequests':
      return `${daemon} ${LIMIT}`
    case 'wrongCredentials':
      return `${daemon} Head "https://${endpointOf(reference)}/v2/${reference.repository}/manifests/${reference.digest ?? reference.tag ?? ''}": unauthorized: incorrect username or password`
    case 'noCredentials':
      return `${daemon} ${deniedText(reference)}`
    case 'noRepository':
      return `${daemon} ${noRepositoryText(reference)}`
    case 'noTag':
    case 'noDigest':
    case 'archived':
      return `${daemon} manifest for ${named} not found: manifest unknown: ${ecrRegistryOf(reference.host) === null ? 'manifest unknown' : 'Requested image not found'}`
    case 'noPlatform':
      return `${daemon} no matching manifest for linux/${architecture} in the manifest list entries`
    case 'diskFull':
      return 'write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device'
  }
}

function noRepositoryText(reference: ImageReference): string {
  const { host, repository } = reference
  const registry = ecrRegistryOf(host)
  if (registry === null) return deniedText(reference)
  return `repository ${repositoryUri(reference)} not found: name unknown: The repository with name '${repository}' does not exist in the registry with id '${registry.accountId}'`
}

/** What Docker says where a registry keeps from strangers whether it has a repository. */
function deniedText(reference: ImageReference): string {
  return `pull access denied for ${dockerName(reference)}, repository does not exist or may require 'docker login': denied: requested access to the resource is denied`
}

/** Docker names images of its own hub without the registry. */
function dockerName(reference: ImageReference): string {
  const { host, repository } = reference
  return host === DOCKER_HUB ? repository.replace(/^library\//, '') : repositoryUri(reference)
}

function endpointOf({ host }: ImageReference): string {
  return host === DOCKER_HUB ? 'registry-1.docker.io' : host
}

/** An address of documentation (RFC 5737): which one it is says nothing. */
function addressOf(host: string): string {
  return `203.0.113.${String((host.length % 250) + 1)}:443`
}
