import { visibleText } from '../../../base/foreignText.ts'
import { arnName } from '../../../look/roles.ts'
import { act } from '../../../model/api/act.ts'
import { toldIdentity } from '../../../model/world/roles/toldIdentity.ts'
import { identityArn } from '../../../model/world/roles/iamArns.ts'
import type { World } from '../../../model/world/world.ts'
import { identityStateOf, identityWords, usedText } from '../../words/roles/roleWords.ts'
import { tasksById, type SubjectView } from '../subjectView.ts'
import { identityActs } from './identityActs.ts'
import { lazyPart } from '../../parts/lazyPart.ts'
import { usesOf } from './roleUses.ts'

const WhyRole = lazyPart(() => import('./RoleViews.tsx').then((module) => module.WhyRole))
const WhyUser = lazyPart(() => import('./RoleViews.tsx').then((module) => module.WhyUser))

/** A role, by its ARN: also one of which nothing was said. */
export const roleView: SubjectView = {
  ...viewOf('role'),
  Why: WhyRole,
  describe(id, world) {
    const told = toldIdentity(world, id)
    return told === undefined ? null : { act: act('iam', 'GetRole', { RoleName: told.name }), field: 'Role' }
  },
  tasks: (id, scope) => tasksById(new Set(usesOf(scope.world, id).flatMap(({ tasks }) => tasks)), scope),
}

/** A user, by its ARN. */
export const userView: SubjectView = { ...viewOf('user'), Why: WhyUser }

function viewOf(kind: 'role' | 'user'): Pick<SubjectView, 'head' | 'acts' | 'card' | 'line'> {
  return {
    head(id, { world }) {
      const words = wordsOf(id, world)
      if (words === null) return null
      return { object: `${kind} ${visibleText(arnName(id))}`, atMs: world.nowMs, ...words }
    },
    acts(id, world) {
      const words = wordsOf(id, world)
      if (words === null) return null
      const told = toldIdentity(world, id)
      return {
        heading: `${kind === 'role' ? 'Role' : 'User'} ${visibleText(arnName(id))}`,
        acts: identityActs(kind, id, told),
      }
    },
    card(id, world) {
      const words = wordsOf(id, world)
      if (words === null) return null
      return {
        title: visibleText(arnName(id)),
        kind,
        state: words.verdict,
        tone: words.tone === 'trouble' ? 'trouble' : 'plain',
        facts: [],
      }
    },
    line(id, world) {
      const told = toldIdentity(world, id)
      if (told === undefined) return null
      const name = visibleText(told.name)
      const policies = told.inline.length + told.attached.length
      const detail = policies === 1 ? '1 policy' : `${String(policies)} policies`
      return {
        name,
        ...(kind === 'user' && { aside: 'user' }),
        detail,
        tone: policies === 0 ? 'trouble' : 'plain',
        words: `${kind} ${name}, ${detail}`,
      }
    },
  }
}

function wordsOf(arn: string, world: World) {
  const parts = identityArn(arn)
  if (parts === null) return null
  const told = toldIdentity(world, arn)
  const uses = usesOf(world, arn)
  const count = (of: 'tasks' | 'instances' | 'definitions'): number => new Set(uses.flatMap((one) => one[of])).size
  const used = usedText({ tasks: count('tasks'), instances: count('instances'), definitions: count('definitions') })
  return identityWords(told, identityStateOf(world, arn, told), used)
}
