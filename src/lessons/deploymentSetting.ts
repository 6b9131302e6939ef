/** What the deployment demo is set to. Everything on its page follows from this. */
export interface DeploymentSetting {
  readonly way: DeploymentWay
  readonly bad: BadRevision
  readonly desiredCount: number
  /** Requests a second, the same all the time. */
  readonly perSecond: number
}

/** How the service comes from one revision to the next. */
export interface DeploymentWay {
  readonly kind: DeploymentKind
  /** Of the traffic, that one step shifts; `null` where it goes at once, or task by task. */
  readonly percent: number | null
  /** How long it rests after such a step; `null` where there is none. */
  readonly stepMinutes: number | null
  /** How long both revisions run on once all is shifted; `null` for a rolling update. */
  readonly bakeMinutes: number | null
  /** Alarms on answers with 5xx take it back. */
  readonly hasAlarms: boolean
}

export type DeploymentKind = 'rolling' | 'breaker' | 'blueGreen' | 'linear' | 'canary'

interface KindOfDeployment {
  readonly label: string
  readonly detail: string
  /** What it is usually set to here: shorter than AWS's own, so that one sees the end of it. */
  readonly usual: DeploymentWay
}

/** Nothing watches the plain rolling update: it is what one has without a word about it. */
export const DEPLOYMENT_KINDS: Readonly<Record<DeploymentKind, KindOfDeployment>> = {
  rolling: { label: 'Rolling', detail: 'nothing watches', usual: wayOf('rolling', {}) },
  breaker: { label: 'Rolling, breaker', detail: 'counts failed tasks', usual: wayOf('breaker', {}) },
  blueGreen: { label: 'Blue/green', detail: 'all at once', usual: wayOf('blueGreen', { bakeMinutes: 5 }) },
  linear: {
    label: 'Linear',
    detail: 'step by step',
    usual: wayOf('linear', { percent: 20, stepMinutes: 2, bakeMinutes: 5 }),
  },
  canary: {
    label: 'Canary',
    detail: 'a part, then the rest',
    usual: wayOf('canary', { percent: 10, stepMinutes: 5, bakeMinutes: 5 }),
  },
}

function wayOf(kind: DeploymentKind, shifting: Partial<DeploymentWay>): DeploymentWay {
  return { kind, percent: null, stepMinutes: null, bakeMinutes: null, hasAlarms: kind !== 'rolling', ...shifting }
}

export type BadRevision = 'fine' | 'unhealthy' | 'errors' | 'crashes'

/** What if the new revision is bad. */
export const BAD_REVISIONS: Readonly<Record<BadRevision, { readonly label: string; readonly detail: string }>> = {
  fine: { label: 'It is fine', detail: 'answers 200' },
  unhealthy: { label: 'Never healthy', detail: 'fails its check' },
  errors: { label: 'Answers 500', detail: 'from minute 4 on' },
  crashes: { label: 'Crashes', detail: '90 s after its start' },
}

/** From the deployment on. A rolling update is over by then, a shift of traffic is not. */
export const ERRORS_FROM_MINUTES = 4
export const CRASHES_AFTER_SECONDS = 90

export type WayField = 'percent' | 'stepMinutes' | 'bakeMinutes'

/** What can be set of a way that has it. */
export const WAY_FIELDS: readonly {
  readonly field: WayField
  readonly label: string
  readonly unit: string
  readonly least: number
  readonly most: number
  readonly step: number
}[] = [
  { field: 'percent', label: 'Traffic in one step', unit: '%', least: 5, most: 50, step: 5 },
  { field: 'stepMinutes', label: 'Rests after it', unit: 'min', least: 1, most: 10, step: 1 },
  { field: 'bakeMinutes', label: 'Bake time', unit: 'min', least: 1, most: 10, step: 1 },
]

export const TASKS_RANGE = { min: 2, max: 12 } as const
/** More than two tasks can answer would be trouble of another kind. */
export const PER_SECOND_RANGE = { min: 5, max: 40 } as const

export const DEFAULT_DEPLOYMENT: DeploymentSetting = {
  way: DEPLOYMENT_KINDS.rolling.usual,
  bad: 'errors',
  desiredCount: 4,
  perSecond: 20,
}

/** The same service, load and revision, another way. */
export function withWay(setting: DeploymentSetting, way: DeploymentWay): DeploymentSetting {
  return { ...setting, way }
}

/** `Canary, 10 %`. */
export function wayTitle({ kind, percent }: DeploymentWay): string {
  const { label } = DEPLOYMENT_KINDS[kind]
  return percent === null ? label : `${label}, ${String(percent)} %`
}

/** `Canary, 10 %: answers 500`. */
export function deploymentTitle({ way, bad }: Pick<DeploymentSetting, 'way' | 'bad'>): string {
  return `${wayTitle(way)}: ${BAD_REVISIONS[bad].label.toLowerCase()}`
}
