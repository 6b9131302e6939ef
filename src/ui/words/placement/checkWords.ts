import type { Check } from '../../../model/world/placement/placementDecision.ts'
import type { Candidate } from '../../../model/world/placement/placementExplanation.ts'
import { grouped } from '../../../look/numbers.ts'

/** What is wrong with an instance, in few words: `768 CPU units short`. `null` for a check that passed. */
function failedCheckText(check: Check): string | null {
  if (check.isOk) return null
  switch (check.name) {
    case 'status':
      return `it is ${check.detail ?? 'not ACTIVE'}`
    case 'agent':
      return 'its agent is disconnected'
    case 'cpu':
      return `${grouped(shortBy(check))} CPU units short`
    case 'memory':
      return `${grouped(shortBy(check))} MiB short`
    case 'ports':
      return `host port ${check.detail ?? ''} is taken`
    case 'subnet':
      return `${check.detail ?? 'its zone'} has none of the subnets`
    case 'distinctInstance':
      return 'it already runs one of them'
  }
}

/** How much of it is missing; 0 when there is enough. */
export function shortBy(check: Check): number {
  return Math.max(0, (check.needed ?? 0) - (check.available ?? 0))
}

export function checkOf(candidate: Candidate, name: Check['name']): Check | undefined {
  return candidate.checks.find((check) => check.name === name)
}

/** Every reason why an instance fell out, in the order of the checks. */
export function failuresOf(checks: readonly Check[]): readonly string[] {
  return checks.map(failedCheckText).filter((text) => text !== null)
}
