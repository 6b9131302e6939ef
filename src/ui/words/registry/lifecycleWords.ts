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

/** What a lifecycle policy has expired (ECR-6). */
export function lifecycleWords(decision: LifecycleDecision): DecisionWords {
  const { images, expired, rules, repositoryUri: uri } = decision
  const { host, repository: name } = imageReference(uri)
  const told = rules.filter((one) => one.expired > 0)
  return {
    verdict: `Expired ${String(expired)} of ${counted(images, 'image')} of ${repositoryTitle({ host, name, uri })}`,
    sentence: `${listed(told.map((one, index) => ruleText(one, index === 0)))}.`,
    tone: 'plain',
    ruleId: decision.rule,
    details: rules.map((one) => ({
      label: `rule ${String(one.rulePriority)}`,
      value: `${String(one.expired)} of ${counted(one.images, 'image')}`,
    })),
    remedies: [],
  }
}

function ruleText({ rulePriority, expired, images }: RuleOutcome, isFirst: boolean): string {
  return `${isFirst ? 'Rule' : 'rule'} ${String(rulePriority)} expires ${String(expired)} of ${String(images)} on which it decides`
}

/** What became of each image and why, oldest first. */
export function verdictDetails({ verdicts }: LifecycleExplanation): readonly Detail[] {
  return verdicts.map((one) => ({ label: titleOf(one), value: verdictText(one) }))
}

function titleOf({ tags, digest }: Pick<VerdictLine, 'tags' | 'digest'>): string {
  return tags.length > 0 ? tags.join(', ') : `untagged ${shortId(digest)}`
}

const REASONS: Readonly<Record<VerdictLine['reason'], string>> = {
  beyondCount: 'expires: enough are newer',
  inList: 'stays: a manifest list names it',
  tooOld: 'expires: too old',
  amongNewest: 'stays: among the newest',
  youngEnough: 'stays: young enough',
  unselected: 'stays: no rule selects it',
}

/** What becomes of an image, and which later rule would have had it otherwise. */
export function becomesText({ reason, overruled }: Pick<VerdictLine, 'reason' | 'overruled'>): string {
  return `${REASONS[reason]}${laterText(overruled)}`
}

function verdictText({ reason, rulePriority, overruled }: VerdictLine): string {
  const by = rulePriority === null ? '' : `, by rule ${String(rulePriority)}`
  return `${REASONS[reason]}${by}${laterText(overruled)}`
}

function laterText(overruled: readonly number[]): string {
  return overruled.length === 0 ? '' : `; rule ${listed(overruled.map(String))} comes after it`
}

/** What a rule says, in one sentence. */
export function ruleSentence({ tagStatus, tagPatterns, count }: LifecycleRule): string {
  const days = counted(count.number, 'day')
  const which =
    tagStatus === 'any'
      ? 'All images'
      : tagStatus === 'untagged'
        ? 'Untagged images'
        : `Images with ${tagPatterns.length === 1 ? 'a tag' : 'tags'} like ${listed(tagPatterns)}`
  if (count.type === 'sinceImagePushed') return `${which} expire when their push is more than ${days} ago.`
  return count.number === 1
    ? `${which}: the newest stays, the others expire.`
    : `${which}: the newest ${String(count.number)} stay, the others expire.`
}
