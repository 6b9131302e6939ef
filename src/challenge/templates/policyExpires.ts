import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, range, template, type Asked, type ValueAsk } from '../template.ts'
import { ecrImage, imagesWord, pushed, registryLook, repositoryNamed } from './imageWorld.ts'
import { drawnNames, labOf } from './world.ts'

export interface PolicyCase {
  /** How many images with each kind of tag there are. */
  readonly prod: number
  readonly dev: number
  /** Which kind was pushed last. */
  readonly newest: 'prod' | 'dev'
  /** countNumber of the rule on prod tags, and of that on any. */
  readonly keepProd: number
  readonly keepAny: number
}

const CASES: readonly PolicyCase[] = crossed({
  prod: range(2, 6),
  dev: range(2, 5),
  newest: ['prod', 'dev'] as const,
  keepProd: range(1, 4),
  keepAny: range(2, 6),
}).filter(({ prod, dev, keepAny }) => prod + dev > keepAny)

const MINUTE_MS = 60_000
/** A preview takes 10 s in the lab. */
const PREVIEWED_MS = 15_000

/** Tags in the order in which they are pushed, the oldest first. */
function tagsOf({ prod, dev, newest }: PolicyCase): readonly string[] {
  const of = (kind: string, count: number) => range(1, count).map((at) => `${kind}-${String(at)}`)
  return newest === 'prod' ? [...of('dev', dev), ...of('prod', prod)] : [...of('prod', prod), ...of('dev', dev)]
}

function policyOf({ keepProd, keepAny }: PolicyCase) {
  const counted = { countType: 'imageCountMoreThan' }
  return {
    rules: [
      {
        rulePriority: 1,
        selection: { tagStatus: 'tagged', tagPrefixList: ['prod'], ...counted, countNumber: keepProd },
        action: { type: 'expire' },
      },
      {
        rulePriority: 2,
        selection: { tagStatus: 'any', ...counted, countNumber: keepAny },
        action: { type: 'expire' },
      },
    ],
  }
}

function asked(one: PolicyCase, draw: Draw): Asked {
  const { service: repositoryName } = drawnNames(draw)
  const tags = tagsOf(one)
  const askedMs = tags.length * MINUTE_MS
  return {
    lab: labOf(`What expires in ${repositoryName}`, draw, [
      [0, repositoryNamed(repositoryName)],
      ...tags.map((tag, at) => [at * MINUTE_MS, pushed(ecrImage(repositoryName, tag))] as const),
      [
        askedMs,
        act('ecr', 'StartLifecyclePolicyPreview', {
          repositoryName,
          lifecyclePolicyText: JSON.stringify(policyOf(one)),
        }),
      ],
    ]),
    fromMs: askedMs,
    ask: expiresAsk(one, repositoryName),
  }
}

function expiresAsk(one: PolicyCase, repositoryName: string): ValueAsk {
  const { prod, dev, keepProd, keepAny } = one
  const all = prod + dev
  return {
    kind: 'value',
    question: 'How many images does this lifecycle policy expire?',
    lead: `Repository ${repositoryName} has these images, the oldest first: ${tagsOf(one).join(', ')}. Nothing is pushed from now on.`,
    code: policyOf(one),
    hints: ['Which rule decides on an image that rule 1 selects?', 'Does rule 2 count images that it may not expire?'],
    until: { ms: PREVIEWED_MS },
    look: registryLook('GetLifecyclePolicyPreview', { repositoryName }, 'summary.expiringImageTotalCount'),
    say: imagesWord,
    max: Math.max(all, 4),
    wrong: [
      {
        value: all - keepAny,
        mistake: 'later-rule-expires-too',
        shows: 'An image that rule 1 selects cannot be expired by rule 2.',
      },
      {
        value: Math.max(prod - keepProd, 0) + Math.max(dev - keepAny, 0),
        mistake: 'rules-count-their-own',
        shows: 'Rule 2 counts all images, those of rule 1 too.',
      },
      { value: Math.max(prod - keepProd, 0), mistake: 'one-rule-alone', shows: 'Rule 2 decides on all others.' },
      { value: keepAny, mistake: 'kept-for-expired', shows: 'countNumber says how many stay.' },
    ],
    reveal: (value) => ({
      text: `${imagesWord(value)}. Rule 1 decides on all prod images: it keeps the newest ${String(keepProd)}. Rule 2 looks at all images, keeps the newest ${String(keepAny)} of them, and of the others expires those that rule 1 did not select.`,
      rule: 'ECR-6',
      source: 'Amazon ECR User Guide, lifecycle policies',
      exam: 'The lowest rulePriority is applied first; an image that it selects belongs to it.',
    }),
  }
}

export const policyExpires = template<PolicyCase>({
  id: 'policy-expires',
  title: 'What a lifecycle policy expires',
  topic: 'ecr',
  exam: ['DVA3', 'SAA4'],
  cases: CASES,
  ask: asked,
})
