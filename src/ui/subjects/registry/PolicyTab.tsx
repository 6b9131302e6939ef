import { useContext } from 'react'
import { readPolicy } from '../../../model/world/roles/readPolicy.ts'
import { LabDeskContext } from '../../acts/labDesk.ts'
import { Button } from '../../kit/Button.tsx'
import { Facts } from '../../kit/Facts.tsx'
import { StatementList } from '../roles/StatementList.tsx'
import { SourceLine } from '../decision/SourceLine.tsx'
import type { WhyProps } from '../subjectView.ts'
import { deletePolicyAct } from './policyActs.ts'
import { pullersOf } from './pullersOf.ts'
import { namedIn } from './repositoryActs.ts'

/** The policy of a repository: its statements, and which of the lab's accounts may pull by it. */
export function PolicyTab({ id, world }: WhyProps) {
  const desk = useContext(LabDeskContext)
  const repository = world.repositories.get(id)
  if (repository === undefined) return null
  const named = namedIn(repository)
  if (named === null) return <p className="inspector__text">Repository policies are of repositories of Amazon ECR.</p>
  const { policyText } = repository
  const read = policyText === null ? null : readPolicy(policyText, 'repository')
  return (
    <div className="inspector__stack">
      {read !== null && 'document' in read ? (
        <StatementList document={read.document} />
      ) : (
        <p className="inspector__text">It has no policy: only its own account may use it.</p>
      )}
      <section className="inspector__block">
        <h2 className="type-h3">Who may pull</h2>
        <Facts details={pullersOf(world, repository)} />
      </section>
      {desk !== null && (
        <div className="registry-acts">
          <Button onPress={() => desk.openForm('repositoryPolicy', id)}>
            {policyText === null ? 'Set a repository policy' : 'Change it'}
          </Button>
          {policyText !== null && (
            <Button tone="trouble" onPress={() => desk.giveNow(deletePolicyAct(named))}>
              Delete it
            </Button>
          )}
        </div>
      )}
      <SourceLine ruleId="ECR-8" />
    </div>
  )
}
