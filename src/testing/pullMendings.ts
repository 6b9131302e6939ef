import type { PullCause } from '../model/world/pulling/taskPull.ts'
import { HOST } from './pulling.ts'

/** A lab file of a failed pull, and what mends it. */
export interface Mending {
  readonly lab: string
  readonly cause: PullCause
  /** The labels, where its task is on an instance and where it is on Fargate; none where the lab has none there. */
  readonly onInstance: readonly string[]
  readonly onFargate: readonly string[]
}

const both = (...labels: readonly string[]) => ({ onInstance: labels, onFargate: labels })
const NAT = both('Give subnet-0a1c3e5f7a9b1d3e5 a NAT gateway')
export const PLATFORMS = 'Push shop:1 for amd64 and arm64'
export const registeredFromCopy = (revision: string) => `Keep nginx:1 in Amazon ECR and register ${revision} with it`

/** Of every cause but those of roles. */
export const MENDINGS: readonly Mending[] = [
  { lab: 'no-route', cause: 'noRoute', ...NAT },
  { lab: 'no-route-to-docker-hub', cause: 'noRoute', ...NAT },
  { lab: 'no-public-address', cause: 'noPublicIp', onInstance: [], onFargate: NAT.onFargate },
  { lab: 'registry-out', cause: 'registryOut', ...both(`Mend ${HOST}`) },
  { lab: 'not-allowed', cause: 'notAllowed', ...both('As 210987654321, let 123456789012 pull from shop') },
  {
    lab: 'no-credentials',
    cause: 'noCredentials',
    onInstance: ['Register web:2 with repositoryCredentials'],
    onFargate: ['Register far:2 with repositoryCredentials'],
  },
  {
    lab: 'wrong-credentials',
    cause: 'wrongCredentials',
    ...both('Put the registry’s user and password into shop/registry'),
  },
  {
    lab: 'too-many-requests',
    cause: 'tooManyRequests',
    onInstance: [registeredFromCopy('web:2')],
    onFargate: [registeredFromCopy('far:2')],
  },
  { lab: 'no-repository', cause: 'noRepository', ...both('Create repository other and push other:1') },
  { lab: 'no-tag', cause: 'noTag', ...both('Push shop:2') },
  {
    lab: 'no-digest',
    cause: 'noDigest',
    onInstance: ['Register web:2 with :1 of shop'],
    onFargate: ['Register far:2 with :1 of shop'],
  },
  { lab: 'archived', cause: 'archived', ...both('Restore shop:1 from the archive') },
  {
    lab: 'no-platform',
    cause: 'noPlatform',
    onInstance: [PLATFORMS],
    onFargate: [PLATFORMS, 'Register far:2 for ARM64'],
  },
  {
    lab: 'disk-full',
    cause: 'diskFull',
    onInstance: ['Push shop:1 with 200 MB'],
    onFargate: ['Register far:2 with 30 GiB of ephemeralStorage', 'Push shop:1 with 200 MB'],
  },
]
