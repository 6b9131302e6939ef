import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import type { Check, CheckName } from '../../model/world/placement/placementDecision.ts'
import type { Candidate } from '../../model/world/placement/placementExplanation.ts'
import { bootText } from '../../look/bootText.ts'

/** What is the matter with an instance, in a word. */
export interface TrayBadge {
  readonly text: string
  readonly tone: 'ink' | 'trouble' | 'clear' | 'quiet'
}

/** The badge of an instance; of a healthy one it says what kept the task of a placement from it. */
export function badgeOf(instance: ContainerInstance, candidate: Candidate | null, nowMs: number): TrayBadge | null {
  if (instance.isStopped === true) return { text: 'stopped', tone: 'trouble' }
  if (instance.status === 'booting') {
    return { text: bootText(instance, nowMs), tone: instance.refusal === undefined ? 'quiet' : 'trouble' }
  }
  if (!instance.agentConnected) return { text: 'agent lost', tone: 'trouble' }
  if (instance.status === 'DRAINING') return { text: 'DRAINING', tone: 'ink' }
  return candidate === null ? null : failedCheck(candidate)
}

/** What a tray says of a failed check; `null` where it is seen already: in its badge, its agent, its gauges. */
const CHECK_BADGES: Readonly<Record<CheckName, ((failed: Check) => string) | null>> = {
  status: null,
  agent: null,
  cpu: null,
  gpu: () => 'no GPU',
  memory: null,
  subnet: () => 'no subnet here',
  ports: ({ detail }) => `${detail ?? 'port'} taken`,
  distinctInstance: () => 'has one already',
  memberOf: () => 'not a member',
}

/** The first check that kept a task from this instance and is not seen otherwise. */
function failedCheck({ checks }: Candidate): TrayBadge | null {
  const [text] = checks.flatMap((check) => (check.isOk ? [] : (CHECK_BADGES[check.name]?.(check) ?? [])))
  return text === undefined ? null : { text, tone: 'trouble' }
}
