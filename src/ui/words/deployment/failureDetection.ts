import { grouped } from '../../../look/numbers.ts'
import { breakerCount, type BreakerCount } from '../../../model/world/deployment/breakerCount.ts'
import { DEFAULT_THRESHOLD } from '../../../model/world/deployment/circuitBreaker.ts'
import {
  rollbackCandidate,
  type DeploymentHistory,
  type FailureCause,
  type ServiceDeployment,
} from '../../../model/world/deployment/serviceDeployment.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import type { Detail } from '../words.ts'
import { thresholdText } from './breakerWords.ts'

/** What watches a service's newest deployment, or what has become of one that failed. */
export interface FailureDetection {
  /** What the circuit breaker has counted; `null` where none counts. */
  readonly counted: BreakerCount | null
  readonly details: readonly Detail[]
}

/** @returns `null` where nothing counts and nothing has failed */
export function failureDetection(service: Service, world: World): FailureDetection | null {
  const history = world.serviceDeployments.get(service.key) ?? []
  const [newest] = history
  const counted = breakerCount(world, service)
  if (counted !== null) return { counted, details: countingDetails(service, counted, goesTo(service, world)) }
  if (service.status !== 'ACTIVE' || newest?.failure === undefined) return null
  return { counted: null, details: failedDetails(newest, history) }
}

/** `Failed tasks: 2 of 3`; empty while nothing has failed. */
export function countedWords(service: Service, world: World): string {
  const counted = breakerCount(world, service)
  return counted === null || counted.count === 0 ? '' : `Failed tasks: ${countText(counted)}`
}

/** `2 of 3` */
export function countText({ count, threshold }: BreakerCount): string {
  return `${grouped(count)} of ${grouped(threshold)}`
}

function countingDetails(service: Service, { threshold }: BreakerCount, rollback: string): readonly Detail[] {
  const { desiredCount, settings } = service
  const configuration = settings.deploymentCircuitBreaker.thresholdConfiguration ?? DEFAULT_THRESHOLD
  return [
    { label: 'threshold', value: thresholdText({ threshold, configuration, desiredCount }) },
    { label: 'rollback', value: rollback },
  ]
}

/** DEP-18: the newest that is COMPLETED, if its definition is still there. */
function goesTo({ key, settings }: Service, world: World): string {
  if (!settings.deploymentCircuitBreaker.rollback) return 'off'
  const to = rollbackCandidate(world.serviceDeployments.get(key) ?? [])?.revision.definitionKey
  return to !== undefined && world.taskDefinitions.has(to) ? `on, to ${to}` : 'on, with none COMPLETED to go back to'
}

const CAUSES: Readonly<Record<FailureCause, string>> = {
  circuitBreaker: 'deployment circuit breaker',
  alarms: 'alarms',
  user: 'StopServiceDeployment',
  hook: 'lifecycle hook',
}

function failedDetails(
  { failure, failureCount = 0, ...one }: ServiceDeployment,
  all: DeploymentHistory,
): readonly Detail[] {
  const to = all.find(({ revisionId }) => revisionId === one.rollback?.revisionId)?.revision.definitionKey
  return [
    { label: one.revision.definitionKey, value: 'FAILED' },
    ...(failure === undefined ? [] : [{ label: 'by', value: CAUSES[failure.cause] }]),
    ...(failureCount > 0 ? [{ label: 'failed tasks', value: grouped(failureCount) }] : []),
    { label: 'status', value: to === undefined ? one.status : `${one.status}, to ${to}` },
  ]
}
