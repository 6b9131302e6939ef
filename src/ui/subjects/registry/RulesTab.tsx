import { useContext } from 'react'
import { clockText } from '../../../look/time.ts'
import { LabDeskContext } from '../../acts/labDesk.ts'
import { Button } from '../../kit/Button.tsx'
import { SourceLine } from '../decision/SourceLine.tsx'
import type { WhyProps } from '../subjectView.ts'
import { LifecyclePreview } from './LifecyclePreview.tsx'
import { deleteLifecycleAct } from './policyActs.ts'
import { namedIn } from './repositoryActs.ts'

/** The lifecycle policy of a repository: its rules, and what they would do now. */
export function RulesTab({ id, world, originMs }: WhyProps) {
  const desk = useContext(LabDeskContext)
  const repository = world.repositories.get(id)
  if (repository === undefined) return null
  const named = namedIn(repository)
  if (named === null) return <p className="inspector__text">Lifecycle policies are of private repositories.</p>
  const { lifecyclePolicyText: policyText, lifecycleEvaluatedAtMs: evaluatedAtMs } = repository
  return (
    <div className="inspector__stack">
      {policyText === null ? (
        <p className="inspector__text">It has no lifecycle policy: every image stays until somebody deletes it.</p>
      ) : (
        <>
          <p className="inspector__text">
            {evaluatedAtMs === null
              ? 'It was not carried out yet: ECR does within 24 hours.'
              : `Carried out last at ${clockText(evaluatedAtMs - originMs)}.`}
          </p>
          <LifecyclePreview {...{ world, policyText }} uri={id} />
        </>
      )}
      {desk !== null && (
        <div className="registry-acts">
          <Button onPress={() => desk.openForm('lifecyclePolicy', id)}>
            {policyText === null ? 'Put a lifecycle policy' : 'Change it'}
          </Button>
          {policyText !== null && (
            <Button tone="trouble" onPress={() => desk.giveNow(deleteLifecycleAct(named))}>
              Delete it
            </Button>
          )}
        </div>
      )}
      <SourceLine ruleId="ECR-6" />
    </div>
  )
}
