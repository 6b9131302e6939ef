import { visibleText } from '../../../base/foreignText.ts'
import type { ErrorShape } from '../../../model/api/command.ts'
import { arnName } from '../../../look/roles.ts'
import type { Detail } from '../words.ts'

/** What IAM refused, taken apart: who asked for what, and what was lacking. */
export interface Denial {
  readonly verdict: string
  readonly details: readonly Detail[]
  /** What a statement of the caller's own would have to allow; `null` where that would not help. */
  readonly lacking: { readonly action: string; readonly resource: string } | null
}

/** EC2 says first that it is so. */
const DENIED =
  /^(?:You are not authorized to perform this operation\. )?User: (\S+) is not authorized to perform: (\S+) on resource: (\S+) (.+)$/
const NAMES: ReadonlySet<string> = new Set(['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation'])

/** `null` for what is no refusal of IAM's, or in other words. */
export function denialOf({ name, message }: ErrorShape): Denial | null {
  const [, caller, action, resource, why] = NAMES.has(name) ? (DENIED.exec(message) ?? []) : []
  if (caller === undefined || action === undefined || resource === undefined || why === undefined) return null
  const who = callerName(caller)
  return {
    verdict: visibleText(`${who} may not ${action}`),
    lacking: why.startsWith('because no identity-based') ? { action, resource } : null,
    details: [
      { label: 'asked for', value: visibleText(action) },
      { label: 'on', value: visibleText(resource) },
      { label: 'as', value: visibleText(caller) },
      {
        label: why.startsWith('with') ? 'denied by' : 'lacking',
        value: visibleText(lackingText(why, { action, who })),
      },
    ],
  }
}

/** The user, or the role under whose session it was asked. */
function callerName(arn: string): string {
  return /:assumed-role\/([^/]+)\//.exec(arn)?.[1] ?? arnName(arn)
}

function lackingText(why: string, { action, who }: { readonly action: string; readonly who: string }): string {
  if (why.startsWith('with an explicit deny in '))
    return `a statement with Effect Deny in ${why.slice('with an explicit deny in '.length)}`
  const kind = /because no (\S+) policy/.exec(why)?.[1] ?? 'identity-based'
  const where = kind === 'identity-based' ? `a policy of ${who}` : `a ${kind} policy`
  return `a statement that allows ${action} on it, in ${where}`
}
