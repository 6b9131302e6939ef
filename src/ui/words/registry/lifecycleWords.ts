import { repositoryTitle } from '../../../look/imageLook.ts'
import { shortId } from '../../../model/world/workstation/localNames.ts'
import { counted, listed } from '../../../look/numbers.ts'
import { imageReference } from '../../../model/world/registry/imageReference.ts'
import type {
  LifecycleDecision,
  LifecycleExplanation,
  RuleOutcome,
  VerdictLine,
} from '../../../model/world/registry/lifecycle/lifecycleDecision.ts'
import type { LifecycleRule } from '../../../model/world/registry/lifecycle/lifecyclePolicy.ts'
import type { Detail, DecisionWords } from '../words.ts'

/** What a lifecycle policy has expired and archived (ECR-6). */
export function lifecycleWords(decision: LifecycleDecision): DecisionWords {
  const { images, expired, archived, rules, repositoryUri: uri } = decision
  const { host, repository: name } = imageReference(uri)
  const told = rules.filter((one) => one.expired + one.archived > 0)
  return {
    verdict: `${goneText({ expired, archived })} of ${counted(images, 'image')} of ${repositoryTitle({ host, name, uri })}`,
    sentence: `${listed(told.map((one, index) => ruleText(one, index === 0)))}.`,
    tone: 'plain',
    ruleId: decision.rule,
    details: rules.map((one) => ({
      label: `rule ${String(one.rulePriority)}`,
      value: `${String(one.expired + one.archived)} of ${counted(one.images, 'image')}`,
    })),
    remedies: [],
  }
}

/** `Expired 2`, `Archived 1`, `Expired 2 and archived 1`. */
function goneText({ expired, archived }: Pick<LifecycleDecision, 'expired' | 'archived'>): string {
  if (archived === 0) return `Expired ${String(expired)}`
  return expired === 0 ? `Archived ${String(archived)}` : `Expired ${String(expired)} and archived ${String(archived)}`
}

/** A rule does one of the two. */
function ruleText({ rulePriority, expired, archived, images }: RuleOutcome, isFirst: boolean): string {
  const does = archived > 0 ? `archives ${String(archived)}` : `expires ${String(expired)}`
  return `${isFirst ? 'Rule' : 'rule'} ${String(rulePriority)} ${does} of ${String(images)} on which it decides`
}

/** What became of each image and why, oldest first. */
export function verdictDetails({ verdicts }: LifecycleExplanation): readonly Detail[] {
  return verdicts.map((one) => ({ label: titleOf(one), value: verdictText(one) }))
}

function titleOf({ tags, digest }: Pick<VerdictLine, 'tags' | 'digest'>): string {
  return tags.length > 0 ? tags.join(', ') : `untagged ${shortId(digest)}`
}

const REASONS: Readonly<Record<VerdictLine['reason'], string>> = {
  beyondCount: 'enough are newer',
  inList: 'a manifest list names it',
  tooOld: 'too old',
  notPulled: 'not pulled for long',
  longArchived: 'long in the archive',
  amongNewest: 'among the newest',
  youngEnough: 'young enough',
  pulledSince: 'pulled since, or new',
  archivedSince: 'not long in the archive',
  unselected: 'no rule selects it',
}

const FATES: Readonly<Record<VerdictLine['fate'], string>> = {
  stays: 'stays',
  expires: 'expires',
  isArchived: 'is archived',
}

/** What becomes of an image, and which later rule would have had it otherwise. */
export function becomesText({ fate, reason, overruled }: Pick<VerdictLine, 'fate' | 'reason' | 'overruled'>): string {
  return `${FATES[fate]}: ${REASONS[reason]}${laterText(overruled)}`
}

function verdictText({ fate, reason, rulePriority, overruled }: VerdictLine): string {
  const by = rulePriority === null ? '' : `, by rule ${String(rulePriority)}`
  return `${FATES[fate]}: ${REASONS[reason]}${by}${laterText(overruled)}`
}

function laterText(overruled: readonly number[]): string {
  return overruled.length === 0 ? '' : `; rule ${listed(overruled.map(String))} comes after it`
}

/** What a rule says, in one sentence. */
export function ruleSentence(rule: LifecycleRule): string {
  const { count, action } = rule
  const which = whichText(rule)
  const days = counted(count.number, 'day')
  const go = action === 'archive' ? 'are archived' : 'expire'
  switch (count.type) {
    case 'imageCountMoreThan':
      return count.number === 1
        ? `${which}: the newest stays, the others ${go}.`
        : `${which}: the newest ${String(count.number)} stay, the others ${go}.`
    case 'sinceImagePushed':
      return `${which} ${go} when their push is more than ${days} ago.`
    case 'sinceImagePulled':
      return `${which} ${go} when nobody has pulled them for more than ${days}.`
    case 'sinceImageTransitioned':
      return `${which} in the archive ${go} when they are there for more than ${days}.`
  }
}

function whichText({ tagStatus, tagPatterns }: LifecycleRule): string {
  if (tagStatus === 'any') return 'All images'
  if (tagStatus === 'untagged') return 'Untagged images'
  return `Images with ${tagPatterns.length === 1 ? 'a tag' : 'tags'} like ${listed(tagPatterns)}`
}
