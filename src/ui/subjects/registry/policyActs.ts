import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import type { Named } from './repositoryActs.ts'

const EXPIRE = { type: 'expire' } as const

const UNTAGGED = {
  rulePriority: 1,
  description: 'Untagged images go after two weeks',
  selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 },
  action: EXPIRE,
}

const NEWEST = {
  rulePriority: 2,
  description: 'Ten images stay',
  selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 10 },
  action: EXPIRE,
}

const RELEASES = {
  rulePriority: 1,
  description: 'The newest release stays whatever comes after it',
  selection: {
    tagStatus: 'tagged',
    tagPatternList: ['prod*'],
    countType: 'imageCountMoreThan',
    countNumber: 1,
  },
  action: EXPIRE,
}

const UNUSED = {
  rulePriority: 1,
  description: 'What nobody pulls is archived',
  selection: { tagStatus: 'any', countType: 'sinceImagePulled', countUnit: 'days', countNumber: 90 },
  action: { type: 'transition', targetStorageClass: 'archive' },
}

const ARCHIVED = {
  rulePriority: 2,
  description: 'A year in the archive is enough',
  selection: {
    tagStatus: 'any',
    storageClass: 'archive',
    countType: 'sinceImageTransitioned',
    countUnit: 'days',
    countNumber: 365,
  },
  action: EXPIRE,
}

/** What a form begins with: each a policy that AWS takes as it stands. */
export const LIFECYCLE_STARTERS = {
  untagged: { label: 'Untagged', rules: [UNTAGGED] },
  newest: { label: 'Ten newest', rules: [UNTAGGED, NEWEST] },
  unused: { label: 'Unused', rules: [UNUSED, ARCHIVED] },
  releases: { label: 'Releases', rules: [RELEASES, NEWEST] },
} as const
export type LifecycleStarter = keyof typeof LIFECYCLE_STARTERS

export function starterText(starter: LifecycleStarter): string {
  return JSON.stringify({ rules: LIFECYCLE_STARTERS[starter].rules }, null, 2)
}

/** In lines, as it was put; what is no JSON as it is. */
export function inLines(policyText: string): string {
  try {
    return JSON.stringify(JSON.parse(policyText), null, 2)
  } catch {
    return policyText
  }
}

export function putLifecycleAct(named: Named, lifecyclePolicyText: string): Act {
  return act('ecr', 'PutLifecyclePolicy', { ...named, lifecyclePolicyText })
}

export function deleteLifecycleAct(named: Named): Act {
  return act('ecr', 'DeleteLifecyclePolicy', named)
}

/** That lets another account pull, as AWS's guide has it. */
export function pullPolicyText(accountId: string): string {
  const statement = {
    Sid: 'AllowPull',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${accountId}:root` },
    Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
  }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2)
}

export function setPolicyAct(named: Named, policyText: string): Act {
  return act('ecr', 'SetRepositoryPolicy', { ...named, policyText })
}

export function deletePolicyAct(named: Named): Act {
  return act('ecr', 'DeleteRepositoryPolicy', named)
}
