import { grouped } from '../../../look/numbers.ts'
import { axisText, durationText } from '../../../look/time.ts'
import {
  rollbackCandidate,
  tasksOfRevision,
  type DeploymentHistory,
  type DeploymentStatus,
  type ServiceDeployment,
} from '../../../model/world/deployment/serviceDeployment.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { SubjectWords, WordsWorld } from '../words.ts'
import { STAGE_NOTES } from './shiftNames.ts'

/** How a time reads after a status. */
const HOW: Readonly<Record<DeploymentStatus, string>> = {
  PENDING: 'for',
  IN_PROGRESS: 'for',
  SUCCESSFUL: 'in',
  STOPPED: 'after',
  STOP_REQUESTED: 'after',
  ROLLBACK_REQUESTED: 'after',
  ROLLBACK_IN_PROGRESS: 'for',
  ROLLBACK_SUCCESSFUL: 'in',
  ROLLBACK_FAILED: 'after',
}

/** `web:2 SUCCESSFUL in 52 s`. */
export function deploymentLine({ revision, status, createdAtMs, end }: ServiceDeployment, nowMs: number): string {
  const tookMs = (end?.atMs ?? nowMs) - createdAtMs
  return `${revision.definitionKey} ${status} ${HOW[status]} ${durationText(tookMs)}`
}

/** A deployment of a service: how it stands or ended, and why. */
export function serviceDeploymentWords(service: Service, one: ServiceDeployment, world: WordsWorld): SubjectWords {
  return {
    verdict: `${one.revision.definitionKey} ${one.status}`,
    sentence: one.statusReason ?? stateText(service, one, world),
    tone: one.failure === undefined ? 'plain' : 'trouble',
  }
}

function stateText(service: Service, one: ServiceDeployment, { originMs = 0, serviceDeployments }: WordsWorld): string {
  const { status, revision, revisionId, end, bakesUntilMs } = one
  const { definitionKey } = revision
  const atText = axisText((end?.atMs ?? one.createdAtMs) - originMs)
  switch (status) {
    case 'PENDING':
      return 'The service scheduler has not looked at it yet.'
    case 'SUCCESSFUL':
      return `It was COMPLETED at ${atText}.`
    case 'STOPPED':
      return `Another deployment took its place at ${atText}.`
    case 'ROLLBACK_FAILED':
      return `Another deployment began at ${atText}, before it was taken back.`
    case 'ROLLBACK_REQUESTED':
      return 'The scheduler begins to take it back at its next look.'
    default: {
      const stage = stageNote(one, serviceDeployments.get(service.key) ?? [])
      if (stage !== null) return stage
      if (bakesUntilMs !== undefined)
        return `All else is done; its alarms watch until ${axisText(bakesUntilMs - originMs)}.`
      const { running, requested } = tasksOfRevision(service, revisionId)
      return `${grouped(running)} of ${grouped(requested)} tasks of ${definitionKey} are RUNNING.`
    }
  }
}

/** What happens in the stage that it is at; `null` where it shifts no traffic. */
function stageNote({ shift, rollback, revision }: ServiceDeployment, history: DeploymentHistory): string | null {
  if (shift === undefined || rollback !== undefined) return null
  const blue = definitionOf(history, shift.blueId.slice(shift.blueId.indexOf('/') + 1))
  return STAGE_NOTES[shift.stage]({ ...shift, blue: blue ?? 'the old revision', green: revision.definitionKey })
}

/** Of a service revision: `undefined` once the lab has forgotten the deployment that made it. */
export function definitionOf(history: DeploymentHistory, revisionId: string): string | undefined {
  return history.find((one) => one.revisionId === revisionId)?.revision.definitionKey
}

/** DEP-19, DEP-36: whether there is a way back, where to and until when; `null` for one that has gone another way since. */
export function wayBackText(one: ServiceDeployment, history: DeploymentHistory, originMs: number): string | null {
  const { status, shift, rollback, bakesUntilMs } = one
  if (status === 'SUCCESSFUL') return one === history[0] ? 'It is done: only a new deployment leads back.' : null
  if (one.end !== null) return null
  if (rollback !== undefined) {
    const to = definitionOf(history, rollback.revisionId) ?? 'the revision before'
    return `It is taken back to ${to} since ${axisText(rollback.startedAtMs - originMs)}.`
  }
  if (status === 'ROLLBACK_REQUESTED') return 'It is asked to be taken back, and is at the scheduler’s next look.'
  if (shift?.stage === 'CLEAN_UP') return 'No way back but a new deployment: the old revision stops.'
  const to = rollbackCandidate(history)?.revision.definitionKey
  if (to === undefined) return 'There is nothing to take it back to: no deployment was COMPLETED before.'
  const bakeMs = shift?.stage === 'BAKE_TIME' ? shift.untilMs : (bakesUntilMs ?? null)
  if (bakeMs !== null)
    return `It can be taken back to ${to} until ${axisText(bakeMs - originMs)}, when the bake is over.`
  return `It can be taken back to ${to} until ${shift === undefined ? 'it is COMPLETED' : 'the bake is over'}.`
}
