import { resourceVerdict } from '../roles/access.ts'
import { ACCOUNT } from '../world.ts'
import { ecrRegistryOf } from './imageReference.ts'
import type { Repository } from './repository.ts'

/** Who asks for an action. */
interface Principal {
  readonly accountId: string
  /** The role under which, where that is known: `arn:aws:iam::…:role/…`. */
  readonly roleArn?: string | undefined
}

/** Who gives every command of a lab (`CALLER_ARN`), as policies name it. */
export const LEARNER: Principal = { accountId: ACCOUNT, roleArn: `arn:aws:iam::${ACCOUNT}:role/lab` }

/**
 * Whether an action on a repository is allowed (ECR-8). The owner may whatever its own policies allow, here all of
 * ECR, and others what the repository's policy says; a Deny in it holds for everybody.
 */
export function mayAct(
  { host, policyText }: Pick<Repository, 'host' | 'policyText'>,
  action: string,
  { accountId, roleArn = `arn:aws:iam::${accountId}:root` }: Principal,
): boolean {
  const registry = ecrRegistryOf(host)
  if (registry === null) return true
  const verdict = resourceVerdict(policyText, { arn: roleArn, accountId, action })
  return verdict !== 'explicitDeny' && (registry.accountId === accountId || verdict === 'allowed')
}

const PULLING = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] as const

/** What of a pull is not allowed, the manifest or the layers; `null`: all of it is. */
export function pullRefused(repository: Pick<Repository, 'host' | 'policyText'>, who: Principal): string | null {
  return PULLING.find((action) => !mayAct(repository, action, who)) ?? null
}
