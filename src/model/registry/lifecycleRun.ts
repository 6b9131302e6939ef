import type { Context, DueRows } from '../world/context.ts'
import { nextDecisionId } from '../world/decision.ts'
import { imagesOf } from '../world/registry/findImage.ts'
import { evaluateLifecycle, type ImageVerdict } from '../world/registry/lifecycle/evaluate.ts'
import type { LifecycleDecision, VerdictLine } from '../world/registry/lifecycle/lifecycleDecision.ts'
import type { LifecycleRule } from '../world/registry/lifecycle/lifecyclePolicy.ts'
import { readLifecyclePolicy } from '../world/registry/lifecycle/readPolicy.ts'
import type { Repository } from '../world/registry/repository.ts'
import { archiveImage } from './archiving.ts'
import { forgetImage } from './deleting.ts'
import { putRepository } from './repositoryHandlers.ts'

const HOUR_MS = 60 * 60_000
/** ECR-6: images expire or are archived within 24 hours; the lab looks an hour after a policy was put, and once a day from then on. */
export const FIRST_LOOK_MS = HOUR_MS
const DAY_MS = 24 * HOUR_MS

export const imageExpiryDue: DueRows<'imageExpiryDue'> = {
  imageExpiryDue: {
    phase: 'forget',
    isEndless: true,
    once: ({ repositoryUri }) => `lifecycle ${repositoryUri}`,
    run(context, { repositoryUri }) {
      const repository = context.world.repositories.get(repositoryUri)
      if (repository?.lifecyclePolicyText === undefined || repository.lifecyclePolicyText === null) return undefined
      carryOut(context, repository, repository.lifecyclePolicyText)
      context.schedule(context.nowMs + DAY_MS, { kind: 'imageExpiryDue', repositoryUri })
      return undefined
    },
  },
}

function carryOut(context: Context, repository: Repository, policyText: string): void {
  const { world, nowMs } = context
  const read = readLifecyclePolicy(policyText)
  const rules = 'rules' in read ? read.rules : []
  const verdicts = evaluateLifecycle(imagesOf(world, repository.uri), rules, nowMs)
  if (verdicts.some(({ fate }) => fate !== 'stays')) decide(context, repository, { rules, verdicts })
  for (const { image, fate } of verdicts) {
    if (fate === 'expires') forgetImage(context, image)
    else if (fate === 'isArchived') archiveImage(context, image)
  }
  putRepository(context, { ...repository, lifecycleEvaluatedAtMs: nowMs })
}

interface Found {
  readonly rules: readonly LifecycleRule[]
  readonly verdicts: readonly ImageVerdict[]
}

function decide(context: Context, { uri }: Repository, { rules, verdicts }: Found): void {
  const decision: LifecycleDecision = {
    id: nextDecisionId(context.world),
    atMs: context.nowMs,
    kind: 'lifecycle',
    rule: 'ECR-6',
    about: [{ kind: 'repository', id: uri }],
    clusterName: '',
    serviceName: null,
    repositoryUri: uri,
    ...countsOf(verdicts),
    rules: rules.map(({ rulePriority }) => {
      return { rulePriority, ...countsOf(verdicts.filter(({ rule }) => rule?.rulePriority === rulePriority)) }
    }),
  }
  context.decide(decision, (decisionId) => ({ kind: 'lifecycle', decisionId, verdicts: verdicts.map(lineOf) }))
}

function countsOf(verdicts: readonly ImageVerdict[]) {
  const count = (wanted: ImageVerdict['fate']) => verdicts.filter(({ fate }) => fate === wanted).length
  return { images: verdicts.length, expired: count('expires'), archived: count('isArchived') }
}

function lineOf({ image, rule, fate, reason, overruled }: ImageVerdict): VerdictLine {
  const { content, tags, pushedAtMs } = image
  const rulePriority = rule?.rulePriority ?? null
  return { digest: content.digest, tags, pushedAtMs, rulePriority, fate, reason, overruled }
}
