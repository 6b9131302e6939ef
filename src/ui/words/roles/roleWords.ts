import { visibleText } from '../../../base/foreignText.ts'
import { arnName } from '../../../look/roles.ts'
import { counted, listed } from '../../../look/numbers.ts'
import type { Identity, InstanceProfile } from '../../../model/world/roles/identities.ts'
import type { World } from '../../../model/world/world.ts'
import type { SubjectWords } from '../words.ts'

/** What may be said of a role or user: told of it, deleted, or never spoken of (ROL-1). */
export type IdentityState = 'told' | 'gone' | 'untold'

export function identityStateOf(
  { goneIdentities }: Pick<World, 'goneIdentities'>,
  arn: string,
  told: Identity | undefined,
): IdentityState {
  if (told !== undefined) return 'told'
  return goneIdentities.has(arn) ? 'gone' : 'untold'
}

/** @param used  who uses it, in words; '' for nobody */
export function identityWords(told: Identity | undefined, state: IdentityState, used: string): SubjectWords {
  if (state === 'gone' || told === undefined) return state === 'gone' ? GONE : UNTOLD
  const policies = told.inline.length + told.attached.length
  const by = used === '' ? 'Nothing uses it.' : `Used by ${used}.`
  if (policies === 0) {
    return {
      verdict: 'It may nothing',
      sentence: `No policy hangs on it, and what none allows is denied. ${by}`,
      tone: 'trouble',
    }
  }
  return {
    verdict: policiesText(told),
    sentence: `${policies === 1 ? 'It may what that allows, and nothing else.' : 'It may what they allow together; one Deny among them wins.'} ${by}`,
    tone: 'plain',
  }
}

const GONE: SubjectWords = {
  verdict: 'It was deleted',
  sentence: 'It may nothing until one of its name is made again.',
  tone: 'trouble',
}

const UNTOLD: SubjectWords = {
  verdict: 'It may all',
  sentence:
    'Nothing was said of it, so the lab lets it do whatever is asked. Create it, and from then on its policies count.',
  tone: 'plain',
}

/** `2 policies: own, AmazonECSTaskExecutionRolePolicy`. */
function policiesText({ inline, attached }: Identity): string {
  const names = [...inline.map(({ name }) => name), ...attached.map(arnName)]
  return `${names.length === 1 ? '1 policy' : `${String(names.length)} policies`}: ${visibleText(names.join(', '))}`
}

/** `12 tasks and 1 instance`. */
export function usedText({
  tasks,
  instances,
  definitions,
}: Readonly<Record<'tasks' | 'instances' | 'definitions', number>>): string {
  const parts = [
    ...(tasks > 0 ? [counted(tasks, 'task')] : []),
    ...(instances > 0 ? [counted(instances, 'instance')] : []),
  ]
  if (parts.length > 0) return listed(parts)
  return definitions > 0 ? counted(definitions, 'task definition') : ''
}

export function profileWords({ roleName }: InstanceProfile, instances: number): SubjectWords {
  const on =
    instances === 0
      ? 'No instance has it.'
      : `${counted(instances, 'instance')} ${instances === 1 ? 'has' : 'have'} it.`
  if (roleName !== null) {
    return {
      verdict: `It gives the role ${visibleText(roleName)}`,
      sentence: `By that role an agent calls AWS: it registers its instance, and pulls where a task has no execution role. ${on}`,
      tone: 'plain',
    }
  }
  return {
    verdict: 'It has no role',
    sentence: `An instance that has it gets no credentials, so its agent never registers. ${on}`,
    tone: 'trouble',
  }
}
