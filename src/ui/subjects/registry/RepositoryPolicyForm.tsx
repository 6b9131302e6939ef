import { useState } from 'react'
import type { Repository } from '../../../model/world/registry/repository.ts'
import { readPolicy } from '../../../model/world/roles/readPolicy.ts'
import { ACCOUNT, type World } from '../../../model/world/world.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { Facts } from '../../kit/Facts.tsx'
import { Textarea } from '../../kit/TextField.tsx'
import { inLines, pullPolicyText, setPolicyAct } from './policyActs.ts'
import { pullersOf } from './pullersOf.ts'
import { namedIn } from './repositoryActs.ts'

interface RepositoryPolicyFormProps {
  readonly world: World
  readonly repository: Repository
  readonly onClose: () => void
}

const NAMES = { policy: ['policyText'] } as const
/** Whom a policy lets pull at first where the lab has no other account: one as AWS's guide names it. */
const SOME_ACCOUNT = '111122223333'

/** A repository policy as JSON, and who may pull by it. */
export function RepositoryPolicyForm({ world, repository, onClose }: RepositoryPolicyFormProps) {
  const [policyText, setPolicyText] = useState(() =>
    inLines(repository.policyText ?? pullPolicyText(otherAccount(world))),
  )
  const named = namedIn(repository)
  return (
    <ActForm
      title={`Policy of ${repository.name}`}
      submit="Set"
      width="wide"
      acts={named === null ? [] : [setPolicyAct(named, policyText)]}
      names={NAMES}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <Textarea
            label="Policy"
            isMono
            rows={14}
            value={policyText}
            onChange={setPolicyText}
            help="Its own account needs none. To pull, another needs both actions here."
            refusal={refusalAt('policy')}
          />
          <section className="inspector__block">
            <h2 className="type-h3">Who may pull then</h2>
            {isRead(policyText) ? (
              <Facts details={pullersOf(world, { ...repository, policyText })} />
            ) : (
              <p className="inspector__text">Nothing is told of a policy that cannot be read.</p>
            )}
          </section>
        </>
      )}
    </ActForm>
  )
}

function isRead(policyText: string): boolean {
  return 'document' in readPolicy(policyText, 'repository')
}

function otherAccount({ registries }: World): string {
  const other = [...registries.values()].find(({ accountId }) => accountId !== null && accountId !== ACCOUNT)
  return other?.accountId ?? SOME_ACCOUNT
}
