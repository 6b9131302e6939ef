import { visibleText } from '../../../base/foreignText.ts'
import type { Access } from '../../../model/world/roles/access.ts'
import type { StatementVerdict } from '../../../model/world/roles/evaluate.ts'
import type { AskedCall } from '../../../model/world/roles/roleCalls.ts'
import { decidedBy } from './statementWords.ts'

/** What came of a call, and which statement decided. */
export interface CallWords {
  readonly action: string
  /** The last part of its ARN, or `*`. */
  readonly on: string
  readonly isAllowed: boolean
  readonly word: 'allowed' | 'denied'
  readonly why: string
}

export function callWords({ action, resource, access }: AskedCall): CallWords {
  const isAllowed = access?.isAllowed ?? false
  return {
    action,
    on: visibleText(resource.split(':').slice(5).join(':') || resource),
    isAllowed,
    word: isAllowed ? 'allowed' : 'denied',
    why: access === null ? 'It has no credentials to call with.' : whyText(access),
  }
}

function whyText({ isUntold, by, identity, resource }: Access): string {
  if (by !== null) return `${decidedBy(by)}.`
  if (isUntold) return 'Nothing was said of the role, so it may all.'
  const near = [...identity.statements, ...(resource?.statements ?? [])].find(isNear)
  if (near !== undefined) return `No statement applies. Nearest is ${decidedBy(near)}, ${MISSES[near.match]}.`
  return 'No statement allows it.'
}

/** An Allow of this action that is about something else. */
function isNear({ effect, match }: StatementVerdict): boolean {
  return effect === 'Allow' && (match === 'otherResource' || match === 'conditionFails' || match === 'otherPrincipal')
}

const MISSES: Readonly<Record<StatementVerdict['match'], string>> = {
  applies: 'which applies',
  otherPrincipal: 'for another principal',
  otherAction: 'for another action',
  otherResource: 'on another resource',
  conditionFails: 'whose condition does not hold',
}
