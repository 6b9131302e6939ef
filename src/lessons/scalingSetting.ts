/** What the autoscaling demo is set to. Everything on its page follows from this. */
export interface ScalingSetting {
  /** Requests a second over time, straight between the points; the first is at 0, the last goes on. */
  readonly load: readonly LoadPoint[]
  readonly policy: PolicySetting
  readonly minCapacity: number
  readonly maxCapacity: number
  readonly cluster: ClusterKind
}

export interface LoadPoint {
  /** From the beginning of the curve; whole. */
  readonly atMinutes: number
  readonly perSecond: number
}

export interface PolicySetting {
  readonly kind: PolicyKind
  /** Percent; requests per target and minute; for a schedule the tasks that it wants at least. */
  readonly target: number
  /** Seconds. */
  readonly scaleOutCooldown: number
  readonly scaleInCooldown: number
}

/** The policy of the other side of a comparison. */
export interface OtherPolicy extends PolicySetting {
  /** Where a group scales itself by its CPU, its capacity provider does so on that side. */
  readonly byProvider?: true
}

/**
 * Where tasks find room: Fargate has it; a group stays as it is, grows by its own CPU, or by what its capacity provider
 * lacks.
 */
export type ClusterKind = 'fargate' | 'fixed' | 'group' | 'provider'
export const CLUSTER_KINDS: Readonly<Record<ClusterKind, { readonly label: string; readonly detail: string }>> = {
  fargate: { label: 'Fargate', detail: 'always room' },
  fixed: { label: 'EC2, one instance', detail: 'nothing adds any' },
  group: { label: 'EC2, group by CPU', detail: 'sees no waiting task' },
  provider: { label: 'EC2, provider', detail: 'counts what waits' },
}

export type PolicyKind = 'cpu' | 'memory' | 'requests' | 'step' | 'scheduled'

interface KindOfPolicy {
  readonly label: string
  /** What the target is called and counted in. */
  readonly target: string
  readonly unit: string
  readonly least: number
  readonly most: number
  readonly usual: number
  /** AWS's name of what it tracks; `null` for what tracks nothing. */
  readonly metric: string | null
}

export const SCALING_KINDS: Readonly<Record<PolicyKind, KindOfPolicy>> = {
  cpu: {
    label: 'Target tracking, CPU',
    target: 'Target CPU',
    unit: '%',
    least: 10,
    most: 90,
    usual: 60,
    metric: 'ECSServiceAverageCPUUtilization',
  },
  memory: {
    label: 'Target tracking, memory',
    target: 'Target memory',
    unit: '%',
    least: 26,
    most: 90,
    usual: 45,
    metric: 'ECSServiceAverageMemoryUtilization',
  },
  requests: {
    label: 'Target tracking, requests',
    target: 'Requests per target, a minute',
    unit: '',
    least: 60,
    most: 700,
    usual: 400,
    metric: 'ALBRequestCountPerTarget',
  },
  step: {
    label: 'Step scaling, CPU',
    target: 'Threshold CPU',
    unit: '%',
    least: 10,
    most: 70,
    usual: 60,
    metric: null,
  },
  scheduled: {
    label: 'Scheduled',
    target: 'At least, from minute 15 to 40',
    unit: 'tasks',
    least: 1,
    most: 20,
    usual: 8,
    metric: null,
  },
}

export const CAPACITY_MAX = 40
export const COOLDOWN_MAX = 900
/** The curve's end, minutes, and its top. */
export const LOAD_MINUTES = 60
export const LOAD_MAX = 300
export const LOAD_POINTS_MAX = LOAD_MINUTES + 1

/** AWS's own, seconds. */
const COOLDOWN = 300

export function policyOf(kind: PolicyKind, target = SCALING_KINDS[kind].usual): PolicySetting {
  return { kind, target, scaleOutCooldown: COOLDOWN, scaleInCooldown: COOLDOWN }
}

export interface ScalingPreset {
  readonly id: 'spike' | 'steps' | 'morning' | 'requests' | 'clusters' | 'groups' | 'scaleIn'
  readonly label: string
  /** What to look for. */
  readonly detail: string
  readonly setting: ScalingSetting
  /** Of one that compares. */
  readonly other?: OtherPolicy
}

/** Two tasks answer it at half of what they can. */
const BASE = 12

/** A plateau from minute `from` to minute `to`. */
function plateau(from: number, to: number, perSecond: number): readonly LoadPoint[] {
  return [
    { atMinutes: 0, perSecond: BASE },
    { atMinutes: from, perSecond: BASE },
    { atMinutes: from + 1, perSecond },
    { atMinutes: to, perSecond },
    { atMinutes: to + 1, perSecond: BASE },
  ]
}

const RANGE = { minCapacity: 2, maxCapacity: 20 }

export const DEFAULT_SCALING: ScalingSetting = {
  load: plateau(5, 20, 90),
  policy: policyOf('cpu'),
  ...RANGE,
  cluster: 'fargate',
}

export const SCALING_PRESETS: readonly ScalingPreset[] = [
  {
    id: 'spike',
    label: 'A spike, CPU at 60 %',
    detail: 'three datapoints, then ceil',
    setting: DEFAULT_SCALING,
  },
  {
    id: 'steps',
    label: 'Three steps',
    detail: '+1, +2 or +4',
    setting: { ...DEFAULT_SCALING, load: plateau(5, 25, 70), policy: policyOf('step'), cluster: 'fargate' },
  },
  {
    id: 'morning',
    label: 'A scheduled morning',
    detail: 'before the load comes',
    setting: { ...DEFAULT_SCALING, load: plateau(18, 38, 80), policy: policyOf('scheduled'), cluster: 'fargate' },
  },
  {
    id: 'requests',
    label: 'Requests per target',
    detail: 'counted by the balancer',
    setting: { ...DEFAULT_SCALING, load: plateau(5, 25, 90), policy: policyOf('requests'), cluster: 'fargate' },
  },
  {
    id: 'clusters',
    label: 'Tasks scale, room lacks',
    detail: 'service loop, cluster loop',
    setting: { ...DEFAULT_SCALING, load: plateau(5, 35, 110), policy: policyOf('cpu'), cluster: 'provider' },
  },
  {
    id: 'groups',
    label: 'Group by CPU, or provider',
    detail: 'two sides, one load',
    setting: { ...DEFAULT_SCALING, load: plateau(5, 35, 60), policy: policyOf('cpu', 40), cluster: 'group' },
    other: { ...policyOf('cpu', 40), byProvider: true },
  },
  {
    id: 'scaleIn',
    label: 'Why not in yet',
    detail: 'fifteen low minutes',
    setting: { ...DEFAULT_SCALING, load: plateau(2, 10, 80), policy: policyOf('cpu'), cluster: 'fargate' },
  },
]

/** The preset that is set so; `undefined` for what nobody has set before. */
export function scalingPresetOf(setting: ScalingSetting): ScalingPreset | undefined {
  const text = JSON.stringify(setting)
  return SCALING_PRESETS.find((one) => JSON.stringify(one.setting) === text)
}
