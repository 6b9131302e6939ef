import { DEPLOYMENT_ORIGIN_MS } from '../../lessons/deploymentDemo.ts'
import {
  BAD_REVISIONS,
  DEFAULT_DEPLOYMENT,
  DEPLOYMENT_KINDS,
  PER_SECOND_RANGE,
  TASKS_RANGE,
  WAY_FIELDS,
  type BadRevision,
  type DeploymentKind,
  type DeploymentSetting,
  type DeploymentWay,
} from '../../lessons/deploymentSetting.ts'
import { wholeWithin } from '../demoParts/wholeWithin.ts'

/** The page's address as it is written: what is absent is as in the default. */
export interface DeploymentSearch {
  /** `kind-percent-stepMinutes-bakeMinutes`, of which a kind has what it has; `-silent` after it without alarms. */
  readonly way?: string | undefined
  /** The way of the other side of a comparison. */
  readonly other?: string | undefined
  readonly bad?: string | undefined
  readonly desired?: number | undefined
  /** Requests a second. */
  readonly load?: number | undefined
  /** Where the clock stands, simulated ms since the deployment was asked for. */
  readonly at?: number | undefined
}

export interface DeploymentAddress {
  readonly setting: DeploymentSetting
  readonly other: DeploymentWay | null
  /** The lab's time. */
  readonly atMs: number
}

const AT_MAX_MS = 24 * 3_600_000
const SILENT = '-silent'

/** Reads a link: brings what is out of range back, drops what cannot be read, never throws. */
export function readDeploymentSearch(raw: Readonly<Record<string, unknown>>): DeploymentSearch {
  const way = (value: unknown) => (typeof value === 'string' && readWay(value) !== null ? value : undefined)
  return {
    way: way(raw.way),
    other: way(raw.other),
    bad: isBad(raw.bad) ? raw.bad : undefined,
    desired: wholeWithin(raw.desired, TASKS_RANGE),
    load: wholeWithin(raw.load, PER_SECOND_RANGE),
    at: wholeWithin(raw.at, { min: 0, max: AT_MAX_MS }),
  }
}

export function readDeploymentAddress(search: DeploymentSearch): DeploymentAddress {
  return {
    setting: {
      way: readWay(search.way) ?? DEFAULT_DEPLOYMENT.way,
      bad: isBad(search.bad) ? search.bad : DEFAULT_DEPLOYMENT.bad,
      desiredCount: search.desired ?? DEFAULT_DEPLOYMENT.desiredCount,
      perSecond: search.load ?? DEFAULT_DEPLOYMENT.perSecond,
    },
    other: readWay(search.other),
    atMs: DEPLOYMENT_ORIGIN_MS + (search.at ?? 0),
  }
}

/** The shortest that reads as the same. */
export function writeDeploymentAddress({ setting, other, atMs }: DeploymentAddress): DeploymentSearch {
  const unless = <T>(value: T, usual: T): T | undefined => (value === usual ? undefined : value)
  return {
    way: unless(wayText(setting.way), wayText(DEFAULT_DEPLOYMENT.way)),
    other: other === null ? undefined : wayText(other),
    bad: unless(setting.bad, DEFAULT_DEPLOYMENT.bad),
    desired: unless(setting.desiredCount, DEFAULT_DEPLOYMENT.desiredCount),
    load: unless(setting.perSecond, DEFAULT_DEPLOYMENT.perSecond),
    at: unless(Math.max(0, atMs - DEPLOYMENT_ORIGIN_MS), 0),
  }
}

function wayText(way: DeploymentWay): string {
  const numbers = WAY_FIELDS.flatMap(({ field }) => way[field] ?? [])
  const isSilent = way.hasAlarms !== DEPLOYMENT_KINDS[way.kind].usual.hasAlarms
  return `${[way.kind, ...numbers].join('-')}${isSilent ? SILENT : ''}`
}

function readWay(text: string | undefined): DeploymentWay | null {
  const isSilent = text?.endsWith(SILENT) === true
  const [kind, ...numbers] = (isSilent ? text.slice(0, -SILENT.length) : (text ?? '')).split('-')
  if (!isKind(kind)) return null
  const { usual } = DEPLOYMENT_KINDS[kind]
  const fields = WAY_FIELDS.filter(({ field }) => usual[field] !== null)
  if (numbers.length !== fields.length || !numbers.every((one) => /^\d{1,3}$/.test(one))) return null
  const given = fields.map(({ field, least, most }, index) => [
    field,
    Math.min(most, Math.max(least, Number(numbers[index]))),
  ])
  return { ...usual, ...Object.fromEntries(given), ...(isSilent && { hasAlarms: false }) }
}

function isKind(value: unknown): value is DeploymentKind {
  return typeof value === 'string' && Object.hasOwn(DEPLOYMENT_KINDS, value)
}

function isBad(value: unknown): value is BadRevision {
  return typeof value === 'string' && Object.hasOwn(BAD_REVISIONS, value)
}
