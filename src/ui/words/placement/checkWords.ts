import { grouped } from '../../../look/numbers.ts'
import type { NetworkMode } from '../../../model/world/definition/taskDefinition.ts'
import type { Check, CheckName } from '../../../model/world/placement/placementDecision.ts'
import type { Candidate } from '../../../model/world/placement/placementExplanation.ts'
import { memberOfFailure, putAttributeText } from './memberOfWords.ts'

/** What a remedy is for. */
interface Failure {
  readonly check: Check
  /** Of the task's revision. */
  readonly networkMode?: NetworkMode | undefined
}

/** All that the page says of one kind of check. */
interface CheckWords {
  /** What is wrong with an instance that failed it, in few words. */
  readonly failure: (check: Check) => string
  /** What would let an instance pass that fails nothing else, as a whole instruction; `null` where no act would. */
  readonly remedy: ((instance: string, of: Failure) => string | null) | null
  /** Its column in the table of candidates; `null`: it is told in the column of the state. */
  readonly column: string | null
  /** Whether the column is there although no candidate was checked for it. */
  readonly isAlwaysShown: boolean
  /** What that column says of a failure, in a word. */
  readonly short: (check: Check) => string
}

const detail = (check: Check): string => check.detail ?? ''

/** A new check does not compile before it has its words. */
export const CHECK_WORDS: Readonly<Record<CheckName, CheckWords>> = {
  status: {
    failure: (check) => `it is ${check.detail ?? 'not ACTIVE'}`,
    remedy: (instance) => `Set ${instance} to ACTIVE again`,
    column: null,
    isAlwaysShown: true,
    short: (check) => (check.detail ?? 'status').toLowerCase(),
  },
  agent: {
    failure: () => 'its agent is disconnected',
    remedy: (instance) => `Reconnect the agent of ${instance}`,
    column: null,
    isAlwaysShown: true,
    short: () => 'agent',
  },
  cpu: {
    failure: (check) => `${grouped(shortBy(check))} CPU units short`,
    remedy: null,
    column: 'CPU free',
    isAlwaysShown: true,
    short: detail,
  },
  gpu: {
    failure: () => 'it has no GPU',
    remedy: null,
    column: 'GPU',
    isAlwaysShown: false,
    short: () => 'none',
  },
  memory: {
    failure: (check) => `${grouped(shortBy(check))} MiB short`,
    remedy: null,
    column: 'MiB free',
    isAlwaysShown: true,
    short: detail,
  },
  subnet: {
    failure: (check) => `${check.detail ?? 'its zone'} has none of the subnets`,
    remedy: null,
    column: 'subnet',
    isAlwaysShown: false,
    short: detail,
  },
  ports: {
    failure: (check) => `host port ${detail(check)} is taken`,
    remedy: (_, { networkMode }) =>
      networkMode === 'host'
        ? 'Use networkMode bridge and a dynamic host port'
        : 'Use a dynamic host port (hostPort 0)',
    column: 'ports',
    isAlwaysShown: false,
    short: detail,
  },
  distinctInstance: {
    failure: () => 'it already runs one of them',
    remedy: null,
    column: 'distinct',
    isAlwaysShown: false,
    short: detail,
  },
  memberOf: {
    failure: memberOfFailure,
    remedy: (instance, { check }) => putAttributeText(check, instance),
    column: 'memberOf',
    isAlwaysShown: false,
    short: ({ value }) => value ?? '',
  },
}

/** How much of it is missing; 0 when there is enough. */
export function shortBy(check: Check): number {
  return Math.max(0, (check.needed ?? 0) - (check.available ?? 0))
}

export function checkOf(candidate: Candidate, name: CheckName): Check | undefined {
  return candidate.checks.find((check) => check.name === name)
}

/** Every reason why an instance fell out, in the order of the checks: `768 CPU units short`. */
export function failuresOf(checks: readonly Check[]): readonly string[] {
  return checks.flatMap((check) => (check.isOk ? [] : [CHECK_WORDS[check.name].failure(check)]))
}

/** The check that alone keeps a task from an instance. */
export function onlyFailure(checks: readonly Check[]): Check | null {
  const [first, ...others] = checks.filter((check) => !check.isOk)
  return first === undefined || others.length > 0 ? null : first
}
