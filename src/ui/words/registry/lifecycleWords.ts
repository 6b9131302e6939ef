import { repositoryTitle, shortDigest } from '../../../look/imageLook.ts'
import { counted, listed } from '../../../look/numbers.ts'
import { imageReference } from '../../../model/world/registry/imageReference.ts'
import type {
  LifecycleDecision,
  LifecycleExplanation,
  RuleOutcome,
  VerdictLine,
} from '../../../model/world/registry/lifecycle/lifecycleDecision.ts'
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

function titleOf({ tags, digest }: VerdictLine): string {
  return tags.length > 0 ? tags.join(', ') : `untagged ${shortDigest(digest)}`
}

const REASONS: Readonly<Record<VerdictLine['reason'], string>> = {
  beyondCount: 'expires: enough are newer',
  tooOld: 'expires: too old',
  amongNewest: 'stays: among the newest',
  youngEnough: 'stays: young enough',
  unselected: 'stays: no rule selects it',
}

function verdictText({ reason, rulePriority, overruled }: VerdictLine): string {
  const by = rulePriority === null ? '' : `, by rule ${String(rulePriority)}`
  const later = overruled.length === 0 ? '' : `; rule ${listed(overruled.map(String))} comes after it`
  return `${REASONS[reason]}${by}${later}`
}
