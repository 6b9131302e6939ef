import {
  CAPACITY_MAX,
  CLUSTER_KINDS,
  COOLDOWN_MAX,
  DEFAULT_SCALING,
  LOAD_MAX,
  LOAD_MINUTES,
  LOAD_POINTS_MAX,
  policyOf,
  SCALING_KINDS,
  type ClusterKind,
  type LoadPoint,
  type OtherPolicy,
  type PolicyKind,
  type PolicySetting,
  type ScalingSetting,
} from '../../lessons/scalingSetting.ts'
import { SCALING_ORIGIN_MS } from '../../lessons/scalingDemo.ts'
import { wholeWithin } from '../demoParts/wholeWithin.ts'
import { ALARMED } from '../timeline/timelineRun.ts'

/** The page's address as it is written: what is absent is as in the default. */
export interface ScalingSearch {
  /** `minute-requests.minute-requests…`, a second. */
  readonly load?: string | undefined
  /** `kind-target-outCooldown-inCooldown`. */
  readonly policy?: string | undefined
  /** The policy of the other side of a comparison; `-provider` after it where the capacity provider scales the group. */
  readonly other?: string | undefined
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly cluster?: string | undefined
  /** Which metric is the third track (`trackKey`); `none` for none where the policy would have one. */
  readonly track?: string | undefined
  /** Where the clock stands, simulated ms since the curve began. */
  readonly at?: number | undefined
}

export interface ScalingAddress {
  readonly setting: ScalingSetting
  /** `null`: what the policy goes by, where the CPU does not show it; else a metric's key, or `none`. */
  readonly track: string | null
  readonly other: OtherPolicy | null
  /** The lab's time. */
  readonly atMs: number
}

/** Namespace, name and thirty dimensions are longer; no metric of this demo is. */
const TRACK_LENGTH_MAX = 600
const AT_MAX_MS = 24 * 3_600_000

/** In an address: no third track, though what is set would have one. */
export const NO_TRACK = 'none'

/**
 * The third track of an address. Where none was picked it is what scales and the CPU does not show: what memory and
 * requests are tracked by, and what the cluster's own loop goes by.
 */
export function trackShown({ setting: { policy, cluster }, track }: ScalingAddress): string | null {
  if (track !== null) return track === NO_TRACK ? null : track
  const isElsewhere = policy.kind === 'memory' || policy.kind === 'requests' || cluster === 'provider'
  return isElsewhere ? ALARMED : null
}

/** Reads a link: brings what is out of range back, drops what cannot be read, never throws. */
export function readScalingSearch(raw: Readonly<Record<string, unknown>>): ScalingSearch {
  const text = (name: string) => (typeof raw[name] === 'string' ? raw[name] : undefined)
  return {
    load: readLoad(text('load')) === null ? undefined : text('load'),
    policy: readPolicy(text('policy')) === null ? undefined : text('policy'),
    other: readOther(text('other')) === null ? undefined : text('other'),
    min: wholeWithin(raw.min, { min: 0, max: CAPACITY_MAX }),
    max: wholeWithin(raw.max, { min: 0, max: CAPACITY_MAX }),
    cluster: isCluster(raw.cluster) ? raw.cluster : undefined,
    track: text('track')?.slice(0, TRACK_LENGTH_MAX),
    at: wholeWithin(raw.at, { min: 0, max: AT_MAX_MS }),
  }
}

export function readScalingAddress(search: ScalingSearch): ScalingAddress {
  const minCapacity = search.min ?? DEFAULT_SCALING.minCapacity
  return {
    setting: {
      load: readLoad(search.load) ?? DEFAULT_SCALING.load,
      policy: readPolicy(search.policy) ?? DEFAULT_SCALING.policy,
      minCapacity,
      maxCapacity: Math.max(minCapacity, search.max ?? DEFAULT_SCALING.maxCapacity),
      cluster: isCluster(search.cluster) ? search.cluster : DEFAULT_SCALING.cluster,
    },
    track: search.track ?? null,
    other: readOther(search.other),
    atMs: SCALING_ORIGIN_MS + (search.at ?? 0),
  }
}

/** The shortest that reads as the same. */
export function writeScalingAddress({ setting, other, track, atMs }: ScalingAddress): ScalingSearch {
  const unless = <T>(value: T, usual: T): T | undefined => (value === usual ? undefined : value)
  return {
    load: unless(loadText(setting.load), loadText(DEFAULT_SCALING.load)),
    policy: unless(policyText(setting.policy), policyText(DEFAULT_SCALING.policy)),
    other: other === null ? undefined : `${policyText(other)}${other.byProvider === true ? BY_PROVIDER : ''}`,
    min: unless(setting.minCapacity, DEFAULT_SCALING.minCapacity),
    max: unless(setting.maxCapacity, DEFAULT_SCALING.maxCapacity),
    cluster: unless(setting.cluster, DEFAULT_SCALING.cluster),
    track: track ?? undefined,
    at: unless(Math.max(0, atMs - SCALING_ORIGIN_MS), 0),
  }
}

function loadText(load: readonly LoadPoint[]): string {
  return load.map(({ atMinutes, perSecond }) => `${String(atMinutes)}-${String(perSecond)}`).join('.')
}

function readLoad(text: string | undefined): readonly LoadPoint[] | null {
  const points = (text ?? '').split('.').map((one) => /^(\d{1,3})-(\d{1,4})$/.exec(one))
  if (text === undefined || points.length > LOAD_POINTS_MAX || points.includes(null)) return null
  const load = points.map((one) => ({
    atMinutes: Math.min(LOAD_MINUTES, Number(one?.[1])),
    perSecond: Math.min(LOAD_MAX, Number(one?.[2])),
  }))
  const isInOrder = load.every(({ atMinutes }, at) => at === 0 || atMinutes > (load[at - 1]?.atMinutes ?? 0))
  return isInOrder && load[0]?.atMinutes === 0 ? load : null
}

function policyText({ kind, target, scaleOutCooldown, scaleInCooldown }: PolicySetting): string {
  return [kind, target, scaleOutCooldown, scaleInCooldown].join('-')
}

const BY_PROVIDER = '-provider'

function readOther(text: string | undefined): OtherPolicy | null {
  if (text?.endsWith(BY_PROVIDER) !== true) return readPolicy(text)
  const policy = readPolicy(text.slice(0, -BY_PROVIDER.length))
  return policy === null ? null : { ...policy, byProvider: true }
}

function readPolicy(text: string | undefined): PolicySetting | null {
  const found = /^([a-z]+)-(\d{1,4})-(\d{1,4})-(\d{1,4})$/.exec(text ?? '')
  const kind = found?.[1] ?? ''
  if (!isKind(kind)) return null
  const { least, most } = SCALING_KINDS[kind]
  const [target = 0, out = 0, into = 0] = (found ?? []).slice(2).map(Number)
  return {
    ...policyOf(kind, Math.min(most, Math.max(least, target))),
    scaleOutCooldown: Math.min(COOLDOWN_MAX, out),
    scaleInCooldown: Math.min(COOLDOWN_MAX, into),
  }
}

function isKind(kind: string): kind is PolicyKind {
  return Object.hasOwn(SCALING_KINDS, kind)
}

function isCluster(given: unknown): given is ClusterKind {
  return typeof given === 'string' && Object.hasOwn(CLUSTER_KINDS, given)
}
