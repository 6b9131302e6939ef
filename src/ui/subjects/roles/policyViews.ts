import { visibleText } from '../../../base/foreignText.ts'
import { arnName } from '../../../look/roles.ts'
import { counted } from '../../../look/numbers.ts'
import { act } from '../../../model/api/act.ts'
import type { World } from '../../../model/world/world.ts'
import { profileWords } from '../../words/roles/roleWords.ts'
import type { SubjectWords } from '../../words/words.ts'
import type { SubjectView } from '../subjectView.ts'
import { profileActs } from './identityActs.ts'
import { attachedTo, instancesWith } from './roleUses.ts'
import { lazyPart } from '../../parts/lazyPart.ts'

const WhyManagedPolicy = lazyPart(() => import('./RoleViews.tsx').then((module) => module.WhyManagedPolicy))
const WhyProfile = lazyPart(() => import('./RoleViews.tsx').then((module) => module.WhyProfile))

const OF_AWS = 'arn:aws:iam::aws:policy/'

/** A managed policy, by its ARN: of AWS's, or of the account's own. */
export const managedPolicyView: SubjectView = {
  Why: WhyManagedPolicy,
  head(id, { world }) {
    const words = policyWords(id, world)
    if (words === null) return null
    return { object: `managed policy ${visibleText(arnName(id))}`, atMs: world.nowMs, ...words }
  },
  acts(id, world) {
    if (!world.managedPolicies.has(id)) return null
    const remove = act('iam', 'DeletePolicy', { PolicyArn: id })
    return {
      heading: `Policy ${visibleText(arnName(id))}`,
      acts: [{ id: 'deletePolicy', label: 'Delete', tone: 'trouble', run: ({ giveNow }) => giveNow(remove) }],
    }
  },
  line(id, world) {
    if (!world.managedPolicies.has(id)) return null
    const name = visibleText(arnName(id))
    const detail = hangsText(attachedTo(world, id).length)
    return { name, aside: 'policy', detail, words: `managed policy ${name}, ${detail}` }
  },
  describe: (id) => ({ act: act('iam', 'GetPolicy', { PolicyArn: id }), field: 'Policy' }),
}

function policyWords(id: string, world: World): SubjectWords | null {
  const own = world.managedPolicies.get(id)
  if (own === undefined && !id.startsWith(OF_AWS)) return null
  const count = attachedTo(world, id).length
  const sentence =
    own === undefined
      ? 'AWS keeps it, and nobody changes it: what it allows too much only a policy of one’s own leaves out.'
      : 'It is the account’s own. Whoever it hangs on may what it allows.'
  return { verdict: hangsText(count), sentence, tone: 'plain' }
}

function hangsText(count: number): string {
  return count === 0 ? 'Attached to nobody' : `Attached to ${String(count)}`
}

/** An instance profile, by its name. */
export const profileView: SubjectView = {
  Why: WhyProfile,
  head(id, { world }) {
    const profile = world.instanceProfiles.get(id)
    if (profile === undefined) return null
    const object = `instance profile ${visibleText(id)}`
    return { object, atMs: world.nowMs, ...profileWords(profile, instancesWith(world, id).length) }
  },
  acts(id, world) {
    const profile = world.instanceProfiles.get(id)
    return profile === undefined ? null : { heading: `Instance profile ${visibleText(id)}`, acts: profileActs(profile) }
  },
  line(id, world) {
    const profile = world.instanceProfiles.get(id)
    if (profile === undefined) return null
    const name = visibleText(id)
    const detail = profile.roleName === null ? 'no role' : counted(instancesWith(world, id).length, 'instance')
    return {
      name,
      aside: 'profile',
      detail,
      tone: profile.roleName === null ? 'trouble' : 'plain',
      words: `instance profile ${name}, ${detail}`,
    }
  },
  describe: (id) => ({ act: act('iam', 'GetInstanceProfile', { InstanceProfileName: id }), field: 'InstanceProfile' }),
}
