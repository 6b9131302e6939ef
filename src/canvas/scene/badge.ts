import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import type { Candidate } from '../../model/world/placement/placementExplanation.ts'
import { durationText } from '../../look/time.ts'

/** What is the matter with an instance, in a word. */
export interface TrayBadge {
  readonly text: string
  readonly tone: 'ink' | 'trouble' | 'clear' | 'quiet'
}

/** The badge of an instance; of a healthy one it says what kept the task of a placement from it. */
export function badgeOf(instance: ContainerInstance, candidate: Candidate | null, nowMs: number): TrayBadge | null {
  if (instance.status === 'booting') {
    return { text: `boots, ${durationText(instance.readyAtMs - nowMs)} to go`, tone: 'quiet' }
  }
  if (!instance.agentConnected) return { text: 'agent lost', tone: 'trouble' }
  if (instance.status === 'DRAINING') return { text: 'DRAINING', tone: 'ink' }
  return candidate === null ? null : failedCheck(candidate)
}

/** The first check other than CPU and memory, which the gauges show, that kept a task from this instance. */
function failedCheck(candidate: Candidate): TrayBadge | null {
  for (const check of candidate.checks) {
    if (check.isOk) continue
    if (check.name === 'ports') return { text: `${check.detail ?? 'port'} taken`, tone: 'trouble' }
    if (check.name === 'subnet') return { text: 'no subnet here', tone: 'trouble' }
    if (check.name === 'distinctInstance') return { text: 'has one already', tone: 'trouble' }
  }
  return null
}
